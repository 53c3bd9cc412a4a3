import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import type { CycleSummary, ParticipationRow } from '../../../shared/contract/cycles.ts'
import { CycleId } from '../../../shared/kernel/ids.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'
import { DataTable } from '../../components/DataTable.tsx'
import type { DataTableHandle } from '../../components/data-column.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { count, formatDay, formatFullDate, formatPercent, todayIso } from '../../components/format.ts'
import { ListTools } from '../../components/ListTools.tsx'
import { readSort, sortSearch } from '../../components/list-search.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { sheetOf } from '../../components/sheet.ts'
import { useRoom } from '../../components/use-room.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { cycleColumns, hiddenAt } from './cycle-columns.tsx'
import classes from './cycles.module.css'
import { phaseNow, phaseWords } from './phase-words.ts'

type CycleDetail = CycleSummary & { readonly form: ReviewForm; readonly people: readonly ParticipationRow[] }

/** One cycle: its phases, its form, and how far everybody in it is. */
export function CycleScreen() {
  const { cycleId } = useParams({ strict: false })
  const cycle = useQuery(orpc.cycles.get.queryOptions({ input: { cycleId: CycleId.parse(cycleId) } }))
  return <QueryGate query={cycle}>{(found) => <OneCycle cycle={found} />}</QueryGate>
}

function OneCycle({ cycle }: { readonly cycle: CycleDetail }) {
  const navigate = useNavigate()
  const today = todayIso()
  const room = useRoom()
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const sort = useMemo(() => readSort(raw, cycleColumns) ?? { id: 'name', desc: false }, [raw])
  const go = (search: object, replace = false) => void navigate({ to: '/cycles/$cycleId', params: { cycleId: cycle.id }, search, replace })
  const view = useListView({ list: 'cycle', search: sortSearch(readSort(raw, cycleColumns)), go })
  const hidden = useMemo(() => hiddenAt(view.hidden, room), [view.hidden, room])
  const table = useRef<DataTableHandle<ParticipationRow>>(null)
  const sheet = useCallback(
    () => sheetOf({ name: cycle.name, rows: table.current?.listed() ?? [], columns: cycleColumns, hidden: view.hidden }),
    [cycle.name, view.hidden],
  )
  const close = useMutation(orpc.cycles.close.mutationOptions({ onSuccess: changed }))
  const agreed = cycle.people.filter((person) => person.agreed).length
  const running = cycle.status === 'running'
  return (
    <div className={classes.screen}>
      <PageHeader
        title={cycle.name}
        actions={
          <>
            <ExportMenu listed={sheet} />
            {running && (
              <Button loading={close.isPending} onClick={() => close.mutate({ cycleId: cycle.id })}>
                Close cycle
              </Button>
            )}
            {running && (
              <Button variant="filled" component={Link} to="/plan">
                Open plans
              </Button>
            )}
          </>
        }
      >
        {formatFullDate(cycle.startsOn)} to {formatFullDate(cycle.endsOn)}. {running ? phaseNow(cycle, today) : 'Closed'}.{' '}
        {count(cycle.people.length, 'person', 'people')}, {agreed} with an agreed plan.
      </PageHeader>
      {close.error !== null && <ErrorNote error={close.error} />}
      <Phases cycle={cycle} />
      <div className={classes.formRow}>
        <FormLine form={cycle.form} />
        <ListTools choices={choices} view={view} />
      </div>
      <DataTable
        ref={table}
        label="People in the cycle"
        rows={cycle.people}
        columns={cycleColumns}
        hidden={hidden}
        rowId={idOf}
        density={view.density}
        sort={sort}
        onSort={(next) => go(sortSearch(next))}
        onOpen={(row) => void navigate({ to: '/plan/$participationId', params: { participationId: row.participationId } })}
      />
    </div>
  )
}

/** Every column but the name may be left out. */
const choices = cycleColumns.slice(1)

function idOf(row: ParticipationRow): string {
  return row.participationId
}

function Phases({ cycle }: { readonly cycle: CycleSummary }) {
  const today = todayIso()
  return (
    <ol className={classes.phases} aria-label="Phases">
      {cycle.phases.map((phase) => {
        const past = cycle.status === 'closed' || phase.endsOn < today
        const current = !past && phase.startsOn <= today
        return (
          <li key={phase.phase} className={classes.phase} {...(current ? { 'aria-current': 'step' as const } : {})}>
            <span className={classes.phaseName}>
              {past && <Check size={14} aria-label="Past" />}
              {phaseWords[phase.phase]}
              {current && <span className={classes.phaseNow}>now</span>}
            </span>
            <span className={classes.sub}>
              {formatDay(phase.startsOn, today)} to {formatDay(phase.endsOn, today)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function FormLine({ form }: { readonly form: ReviewForm }) {
  return (
    <p className={classes.form}>
      <span>
        Form <strong className="c-1 w-label">{form.title}</strong>, frozen at launch
      </span>
      <span>
        Goals {formatPercent(form.goalsWeightBp)}, competencies {formatPercent(form.competenciesWeightBp)}
      </span>
      <span title={form.competencies.map((competency) => competency.name).join(', ')}>
        {count(form.competencies.length, 'competency', 'competencies')}
      </span>
      <span>
        Scale {form.scale.points.at(0)?.value} to {form.scale.points.at(-1)?.value}
      </span>
    </p>
  )
}
