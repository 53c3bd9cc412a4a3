import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatCount, saveFile, todayIso } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useRoom } from '../../components/use-room.ts'
import { GoalCheckIn } from '../../frame/GoalCheckIn.tsx'
import { useShortcut } from '../../frame/shortcuts.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { GoalFilters } from './GoalFilters.tsx'
import classes from './goals.module.css'
import { goalColumns } from './goals-columns.tsx'
import { goalsCsv } from './goals-csv.ts'
import { GoalsSearch, type ListedGoal, listGoals } from './goals-filter.ts'

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
  const region = useRef<HTMLDivElement>(null)
  const [checking, setChecking] = useState<ListedGoal | null>(null)
  const listed = useMemo(() => listGoals(goals, search, today), [goals, search, today])
  const columns = useMemo(() => goalColumns(today, room, setChecking), [today, room])
  const sort = useMemo(() => ({ id: search.sort ?? 'person', desc: search.desc ?? false }), [search.sort, search.desc])
  const go = (next: GoalsSearch, replace = false) => void navigate({ to: '/goals', search: next, replace })
  useShortcut('i', () => {
    const row = region.current?.querySelector('tr[data-current]')?.getAttribute('aria-rowindex')
    const goal = listed[Number(row) - 2]
    if (goal !== undefined) setChecking(goal)
  })
  return (
    <div className={classes.screen} ref={region}>
      <PageHeader
        title="Goals"
        actions={
          <Button onClick={() => saveFile(new File([goalsCsv(listed)], `Goals ${today}.csv`, { type: 'text/csv;charset=utf-8' }))}>
            Export
          </Button>
        }
      />
      <div className={classes.bar}>
        <GoalFilters goals={goals} search={search} today={today} onChange={go} />
        <span className={classes.count} role="status">
          {formatCount(listed.length)} of {formatCount(goals.length)}
        </span>
      </div>
      {listed.length === 0 && <p className={classes.nothing}>No goal matches these filters.</p>}
      <DataTable
        label="Goals"
        rows={listed}
        columns={columns}
        rowId={idOf}
        density="normal"
        sort={sort}
        onSort={(next) => {
          const { sort: _sort, desc: _desc, ...rest } = search
          go(next === null ? rest : GoalsSearch.parse({ ...rest, sort: next.id, ...(next.desc ? { desc: true } : {}) }))
        }}
        onOpen={(goal) =>
          void navigate({ to: '/plan/$participationId', params: { participationId: goal.participationId }, search: { goal: goal.id } })
        }
      />
      {checking !== null && (
        <GoalCheckIn goal={checking} personName={checking.personName} today={today} onClose={() => setChecking(null)} />
      )}
    </div>
  )
}

function idOf(goal: ListedGoal): string {
  return goal.id
}
