import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Plan } from '../../../shared/contract/planning.ts'
import { type GoalId, ParticipationId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { todayIso } from '../../components/format.ts'
import { GoalCheckIn } from '../../frame/GoalCheckIn.tsx'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { GoalPanel } from './GoalPanel.tsx'
import { NewGoal } from './NewGoal.tsx'
import { PlanFoot } from './PlanFoot.tsx'
import { PlanHeader } from './PlanHeader.tsx'
import { PlanRevision } from './PlanRevision.tsx'
import { PlanTable } from './PlanTable.tsx'
import classes from './plan.module.css'
import { usePlanActions } from './use-plan-actions.ts'
import { usePlanKeys } from './use-plan-keys.ts'

/** One person's goals for a cycle: weights, progress, and the agreement of both sides. */
export function PlanScreen() {
  const { participationId: raw } = useParams({ strict: false })
  const participationId = ParticipationId.parse(raw)
  const plan = useQuery(orpc.planning.plan.queryOptions({ input: { participationId } }))
  return <QueryGate query={plan}>{(found) => <OnePlan key={found.participationId} plan={found} />}</QueryGate>
}

function OnePlan({ plan }: { readonly plan: Plan }) {
  const navigate = useNavigate()
  const { goal: wanted } = useSearch({ strict: false })
  const cycles = useQuery(orpc.cycles.list.queryOptions())
  const today = todayIso()
  const startsOn = cycles.data?.find((cycle) => cycle.id === plan.cycleId)?.startsOn ?? `${today.slice(0, 4)}-01-01`
  const [folded, setFolded] = useState<ReadonlySet<GoalId>>(new Set())
  const [adding, setAdding] = useState(false)
  const [checking, setChecking] = useState<GoalId | null>(null)
  const actions = usePlanActions(plan)
  const goal = plan.goals.find((each) => each.id === wanted) ?? null
  const checked = plan.goals.find((each) => each.id === checking) ?? null
  const select = (id: GoalId | null) =>
    void navigate({
      to: '/plan/$participationId',
      params: { participationId: plan.participationId },
      search: id === null ? {} : { goal: id },
      replace: true,
    })
  usePlanKeys(plan, goal, { select, add: () => setAdding(true), checkIn: (id) => setChecking(id) })
  return (
    <div className={classes.screen} data-panel={goal !== null || undefined}>
      <div className="page">
        <PlanHeader plan={plan} today={today} panelOpen={goal !== null} onAdd={() => setAdding(true)} />
        {actions.error !== null && (
          <div className={classes.fault}>
            <ErrorNote error={actions.error} />
          </div>
        )}
        <PlanTable
          plan={plan}
          startsOn={startsOn}
          today={today}
          selected={goal?.id ?? null}
          folded={folded}
          onFold={(id) => setFolded((before) => toggled(before, id))}
          onSelect={(id) => select(id === goal?.id ? null : id)}
          onWeight={actions.setWeight}
          onAdd={() => setAdding(true)}
        />
        {adding && <NewGoal plan={plan} onClose={() => setAdding(false)} onMade={select} />}
        {plan.goals.length > 0 && <PlanFoot plan={plan} onDistribute={actions.distribute} onGive={actions.setWeight} />}
        <PlanRevision plan={plan} today={today} onAgree={actions.agree} />
      </div>
      {goal !== null && (
        <aside className={classes.side} aria-label="Goal" data-region="panel">
          <GoalPanel
            key={goal.id}
            goal={goal}
            plan={plan}
            startsOn={startsOn}
            today={today}
            onClose={() => select(null)}
            onCheckIn={() => setChecking(goal.id)}
          />
        </aside>
      )}
      {checked !== null && <GoalCheckIn goal={checked} personName={plan.person.name} today={today} onClose={() => setChecking(null)} />}
    </div>
  )
}

function toggled(before: ReadonlySet<GoalId>, id: GoalId): ReadonlySet<GoalId> {
  const next = new Set(before)
  if (!next.delete(id)) next.add(id)
  return next
}
