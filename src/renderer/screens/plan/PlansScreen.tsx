import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import type { CycleSummary, ParticipationRow } from '../../../shared/contract/cycles.ts'
import { WHOLE_BP } from '../../../shared/rules/weights.ts'
import { DataTable } from '../../components/DataTable.tsx'
import type { DataColumn, DataTableHandle } from '../../components/data-column.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { KindChip } from '../../components/FilterChip.tsx'
import { formatPercent, formatShortDay } from '../../components/format.ts'
import { ListTools } from '../../components/ListTools.tsx'
import { readSort, sortSearch } from '../../components/list-search.ts'
import { NothingMatches } from '../../components/NothingMatches.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { dayCell, sheetOf } from '../../components/sheet.ts'
import { type Room, useRoom } from '../../components/use-room.ts'
import { orpc } from '../../rpc/client.ts'
import { useCurrentCycle } from '../../rpc/current-cycle.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { PlanStateMark } from './PlanStateMark.tsx'
import { type PlanStanding, planStandings, standingOf, standingWords } from './plan-standing.ts'
import classes from './plans.module.css'

/** The plans of the running cycle: whose goals are missing, open or agreed. */
export function PlansScreen() {
  const cycles = useQuery(orpc.cycles.list.queryOptions())
  const { current } = useCurrentCycle()
  return <QueryGate query={cycles}>{() => (current === null ? <NoCycle /> : <Plans key={current.id} cycle={current} />)}</QueryGate>
}

function NoCycle() {
  return (
    <div className="page">
      <PageHeader title="Plan">Goals, their weights, and the agreement of both sides.</PageHeader>
      <EmptyState
        title="No cycle is running"
        actions={
          <Button variant="filled" component={Link} to="/cycles/new">
            Launch a cycle
          </Button>
        }
      >
        A plan belongs to a cycle. Launching one makes a plan for everybody who takes part.
      </EmptyState>
    </div>
  )
}

function Plans({ cycle }: { readonly cycle: CycleSummary }) {
  const found = useQuery(orpc.cycles.get.queryOptions({ input: { cycleId: cycle.id } }))
  const navigate = useNavigate()
  const room = useRoom()
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const only = planStandings.find((standing) => standing === raw.only) ?? null
  const sort = useMemo(() => readSort(raw, columns) ?? { id: 'name', desc: false }, [raw])
  const go = (search: object, replace = false) => void navigate({ to: '/plan', search, replace })
  const asked = { ...(only === null ? {} : { only }), ...sortSearch(readSort(raw, columns)) }
  const view = useListView({ list: 'plans', search: asked, go })
  const hidden = useMemo(() => new Set([...view.hidden, ...leftOut[room]]), [view.hidden, room])
  const setOnly = (next: PlanStanding | null) => go({ ...sortSearch(readSort(raw, columns)), ...(next === null ? {} : { only: next }) })
  const table = useRef<DataTableHandle<ParticipationRow>>(null)
  const sheet = useCallback(
    () => sheetOf({ name: `Plans, ${cycle.name}`, rows: table.current?.listed() ?? [], columns, hidden: view.hidden }),
    [cycle.name, view.hidden],
  )
  const rows = useMemo(() => found.data?.people ?? [], [found.data])
  const listed = useMemo(() => (only === null ? rows : rows.filter((row) => standingOf(row) === only)), [rows, only])
  const chips = planStandings.map((standing) => ({ standing, count: rows.filter((row) => standingOf(row) === standing).length }))
  return (
    <div className={classes.screen}>
      <PageHeader title="Plan" actions={<ExportMenu listed={sheet} />}>
        {cycle.name}. Each person’s goals, their weights, and whether both sides agreed.
      </PageHeader>
      <div className={classes.chips}>
        <KindChip count={rows.length} selected={only === null} onClick={() => setOnly(null)}>
          All
        </KindChip>
        {chips
          .filter(({ count }) => count > 0)
          .map(({ standing, count }) => (
            <KindChip key={standing} count={count} selected={only === standing} onClick={() => setOnly(standing)}>
              {standingWords[standing]}
            </KindChip>
          ))}
        <span className={classes.tools}>
          <ListTools choices={choices} view={view} />
        </span>
      </div>
      {listed.length === 0 && only !== null ? (
        <NothingMatches onClear={() => setOnly(null)}>No plan stands there.</NothingMatches>
      ) : (
        <DataTable
          ref={table}
          label="Plans"
          rows={listed}
          columns={columns}
          hidden={hidden}
          rowId={idOf}
          density={view.density}
          sort={sort}
          onSort={(next) => go({ ...(only === null ? {} : { only }), ...sortSearch(next) })}
          onOpen={(row) => void navigate({ to: '/plan/$participationId', params: { participationId: row.participationId } })}
        />
      )}
    </div>
  )
}

function idOf(row: ParticipationRow): string {
  return row.participationId
}

/** What does not fit goes first. */
const leftOut: Readonly<Record<Room, readonly string[]>> = { wide: [], medium: ['unit'], narrow: ['unit', 'job', 'manager'] }

const columns: readonly DataColumn<ParticipationRow>[] = [
  {
    id: 'name',
    header: 'Name',
    width: '22%',
    value: (row) => row.name,
    inFile: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Left on', cell: (row) => dayCell(row.leftOn) },
    ],
    cell: (row) => (
      <>
        <Link to="/plan/$participationId" params={{ participationId: row.participationId }} className="plain-link">
          {row.name}
        </Link>
        {row.leftOn !== null && <span className="c-3"> left {formatShortDay(row.leftOn)}</span>}
      </>
    ),
  },
  { id: 'job', header: 'Job', value: (row) => row.jobTitle, cell: (row) => row.jobTitle ?? '–' },
  { id: 'unit', header: 'Unit', width: '16%', value: (row) => row.unit, cell: (row) => row.unit ?? '–' },
  { id: 'manager', header: 'Manager', width: '16%', value: (row) => row.managerName, cell: (row) => row.managerName ?? '–' },
  { id: 'goals', header: 'Goals', width: '72px', align: 'right', value: (row) => row.goals },
  {
    id: 'weight',
    header: 'Weight',
    width: '90px',
    align: 'right',
    value: (row) => row.weightBp,
    inFile: [{ header: 'Weight, %', cell: (row) => row.weightBp / 100 }],
    cell: (row) => (
      <span className={row.goals > 0 && row.weightBp !== WHOLE_BP ? classes.open : undefined}>{formatPercent(row.weightBp)}</span>
    ),
  },
  {
    id: 'plan',
    header: 'Plan',
    width: '160px',
    value: (row) => planStandings.indexOf(standingOf(row)),
    cell: (row) => <PlanStateMark standing={standingOf(row)} />,
    inFile: [{ header: 'Plan', cell: (row) => standingWords[standingOf(row)] }],
  },
]

/** Every column but the name may be left out. */
const choices = columns.slice(1)
