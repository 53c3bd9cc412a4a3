import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { DataTable } from '../../components/DataTable.tsx'
import type { DataTableHandle } from '../../components/data-column.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { formatCount, todayIso } from '../../components/format.ts'
import { ListTools } from '../../components/ListTools.tsx'
import { NothingMatches } from '../../components/NothingMatches.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { sheetOf } from '../../components/sheet.ts'
import { useRoom } from '../../components/use-room.ts'
import { GoalCheckIn } from '../../frame/GoalCheckIn.tsx'
import { useShortcut } from '../../frame/shortcuts.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { GoalFilters } from './GoalFilters.tsx'
import classes from './goals.module.css'
import { goalColumns, hiddenAt } from './goals-columns.tsx'
import { filterGoals, GoalsSearch, type ListedGoal } from './goals-filter.ts'

/** Every goal of the running cycles, across people. */
export function GoalsScreen() {
  const goals = useQuery(orpc.planning.goals.queryOptions({ input: { personId: null } }))
  return <QueryGate query={goals}>{(all) => (all.length === 0 ? <NoGoals /> : <GoalList goals={all} />)}</QueryGate>
}

function NoGoals() {
  return (
    <div className="page">
      <PageHeader title="Goals">Every goal of the running cycles, across people.</PageHeader>
      <EmptyState
        title="No goal has been written yet"
        actions={
          <>
            <Button variant="filled" component={Link} to="/plan">
              Open the plans
            </Button>
            <Button component={Link} to="/cycles">
              Cycles
            </Button>
          </>
        }
        later={[
          { title: 'Progress against pace', text: 'Each goal beside where even progress would be today.' },
          { title: 'Gone quiet', text: 'Goals without a check-in for longer than a month.' },
          { title: 'Agreement', text: 'What is proposed, returned or agreed by both sides.' },
        ]}
      >
        Goals are written in a person’s plan for a cycle, with a weight and, where possible, a measure.
      </EmptyState>
    </div>
  )
}

function GoalList({ goals }: { readonly goals: readonly ListedGoal[] }) {
  const raw = useSearch({ strict: false })
  const search = useMemo(() => GoalsSearch.parse(raw), [raw])
  const navigate = useNavigate()
  const today = todayIso()
  const room = useRoom()
  const table = useRef<DataTableHandle<ListedGoal>>(null)
  const [checking, setChecking] = useState<ListedGoal | null>(null)
  const { state, only, text } = search
  const listed = useMemo(() => filterGoals(goals, { state, only, text }, today), [goals, state, only, text, today])
  const columns = useMemo(() => goalColumns(today, setChecking), [today])
  const choices = useMemo(() => columns.slice(1, -1), [columns])
  const sort = useMemo(() => ({ id: search.sort ?? 'person', desc: search.desc ?? false }), [search.sort, search.desc])
  const go = (next: GoalsSearch, replace = false) => void navigate({ to: '/goals', search: next, replace })
  const view = useListView({ list: 'goals', search, go: (next, replace) => go(GoalsSearch.parse(next), replace) })
  const hidden = useMemo(() => hiddenAt(view.hidden, room), [view.hidden, room])
  const sheet = useCallback(
    () => sheetOf({ name: 'Goals', rows: table.current?.listed() ?? [], columns, hidden: view.hidden }),
    [columns, view.hidden],
  )
  useShortcut('i', () => setChecking(table.current?.current() ?? null))
  return (
    <div className={classes.screen}>
      <PageHeader title="Goals" actions={<ExportMenu listed={sheet} />} />
      <div className={classes.bar}>
        <GoalFilters goals={goals} search={search} today={today} onChange={go} />
        <span className={classes.count} role="status">
          {formatCount(listed.length)} of {formatCount(goals.length)}
        </span>
        <ListTools choices={choices} view={view} />
      </div>
      {listed.length === 0 ? (
        <NothingMatches onClear={() => go(GoalsSearch.parse({}))}>No goal matches these filters.</NothingMatches>
      ) : (
        <DataTable
          ref={table}
          label="Goals"
          rows={listed}
          columns={columns}
          hidden={hidden}
          rowId={idOf}
          density={view.density}
          sort={sort}
          onSort={(next) => {
            const { sort: _sort, desc: _desc, ...rest } = search
            go(next === null ? rest : GoalsSearch.parse({ ...rest, sort: next.id, ...(next.desc ? { desc: true } : {}) }))
          }}
          onOpen={(goal) =>
            void navigate({ to: '/plan/$participationId', params: { participationId: goal.participationId }, search: { goal: goal.id } })
          }
        />
      )}
      {checking !== null && (
        <GoalCheckIn goal={checking} personName={checking.personName} today={today} onClose={() => setChecking(null)} />
      )}
    </div>
  )
}

function idOf(goal: ListedGoal): string {
  return goal.id
}
