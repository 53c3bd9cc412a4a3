import type { Change, Side } from '../../../shared/contract/base.ts'
import type { Goal, Plan } from '../../../shared/contract/planning.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { GoalId, ParticipationId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { paceBp } from '../../../shared/rules/goal-progress.ts'
import { distributeRemainder, totalBp } from '../../../shared/rules/weights.ts'
import type { Deps } from '../../kernel/deps.ts'
import { approvePlan, followEdit } from './agreement.ts'
import { type EditDeps, editGoal, editPlan } from './edit.ts'
import { findPlace, listGoals, listRevisions, listRunningPlaces, readTalk, withPace } from './queries.ts'
import { addComment, addGoal, changeGoal, type GoalFields, markGoalRemoved } from './queries-write.ts'
import type { NotAgreeable } from './rules.ts'

type NoPlan = { readonly code: 'PARTICIPATION_NOT_FOUND' }
type Closed = { readonly code: 'CYCLE_CLOSED' }
type GoalRefused = Closed | { readonly code: 'GOAL_NOT_FOUND' }

export async function readPlan(deps: Pick<Deps, 'db' | 'now'>, participationId: ParticipationId): Promise<Result<Plan, NoPlan>> {
  const place = await findPlace(deps.db, participationId)
  if (!place) return err({ code: 'PARTICIPATION_NOT_FOUND' })
  const today = localDate(deps.now())
  const talk = await readTalk(deps.db, participationId)
  const goals = (await listGoals(deps.db, { participationId })).map((goal) => {
    const { checkIns, comments } = talk.get(goal.id) ?? { checkIns: [], comments: [] }
    return { ...withPace(goal, place, today), checkIns, comments }
  })
  const [newest] = await listRevisions(deps.db, participationId)
  return ok({
    participationId,
    cycleId: place.cycleId,
    cycleName: place.cycleName,
    cycleEndsOn: place.endsOn,
    person: place.person,
    goals,
    totalBp: totalBp(goals.map((goal) => goal.weightBp)),
    paceBp: paceBp(place.startsOn, place.endsOn, today),
    agreement: newest ? { revision: newest.revision, managerAt: newest.managerAt, employeeAt: newest.employeeAt } : null,
    locked: place.closed,
  })
}

export type ListedGoal = Omit<Goal, 'checkIns' | 'comments'> & { readonly personName: string; readonly cycleName: string }

export async function listRunningGoals(deps: Pick<Deps, 'db' | 'now'>, personId: PersonId | null): Promise<ListedGoal[]> {
  const today = localDate(deps.now())
  const places = await listRunningPlaces(deps.db, personId)
  const goals = await listGoals(deps.db, { running: true, personId })
  return goals.flatMap((goal) => {
    const place = places.get(goal.participationId)
    return place ? [{ ...withPace(goal, place, today), personName: place.person.name, cycleName: place.cycleName }] : []
  })
}

/** A goal starts as a draft of whoever thought of it, due at the end of the cycle, without weight. */
export async function createGoal(
  deps: EditDeps,
  input: Pick<Goal, 'participationId' | 'kind' | 'title' | 'proposedBy'>,
): Promise<Result<{ goalId: GoalId; change: Change }, NoPlan | Closed>> {
  const summary = 'Goal added'
  return editPlan(deps, { verb: 'planning.createGoal', summary }, input.participationId, async ({ tx, open, place }) => {
    const goalId = deps.newId() as GoalId
    await addGoal(tx, { ...input, id: goalId, outcome: '', dueOn: place.endsOn, state: 'draft' }, open.at)
    await followEdit(tx, { newId: deps.newId, at: open.at }, place.participationId)
    return ok({ goalId, change: { id: open.id, summary } })
  })
}

export async function updateGoal(
  deps: EditDeps,
  goalId: GoalId,
  fields: Omit<GoalFields, 'state' | 'proposedBy'>,
): Promise<Result<{ savedAt: number }, GoalRefused>> {
  return editGoal(deps, { verb: 'planning.updateGoal', summary: 'Goal changed' }, goalId, async ({ tx, open, place }) => {
    await changeGoal(tx, goalId, fields)
    await followEdit(tx, { newId: deps.newId, at: open.at }, place.participationId)
    return ok({ savedAt: open.at })
  })
}

export async function removeGoal(deps: EditDeps, goalId: GoalId): Promise<Result<Change, GoalRefused>> {
  return editGoal(deps, { verb: 'planning.removeGoal', summary: 'Goal removed' }, goalId, async ({ tx, open, place, summary }) => {
    await markGoalRemoved(tx, goalId, open.at)
    await followEdit(tx, { newId: deps.newId, at: open.at }, place.participationId)
    return ok({ id: open.id, summary })
  })
}

export async function shareOutRemainder(
  deps: EditDeps,
  participationId: ParticipationId,
): Promise<Result<Change, NoPlan | Closed | { readonly code: 'NO_GOALS' }>> {
  const intent = { verb: 'planning.distributeRemainder', summary: 'Weights filled to 100 %' }
  return editPlan(deps, intent, participationId, async ({ tx, open, summary }) => {
    const goals = await listGoals(tx, { participationId })
    if (goals.length === 0) return err({ code: 'NO_GOALS' as const })
    const weights = distributeRemainder(goals.map((goal) => goal.weightBp))
    for (const [index, goal] of goals.entries()) {
      const weightBp = weights[index] ?? goal.weightBp
      if (weightBp !== goal.weightBp) await changeGoal(tx, goal.id, { weightBp })
    }
    await followEdit(tx, { newId: deps.newId, at: open.at }, participationId)
    return ok({ id: open.id, summary })
  })
}

export async function commentGoal(
  deps: EditDeps,
  input: { readonly goalId: GoalId; readonly author: Side; readonly body: string },
): Promise<Result<Change, GoalRefused>> {
  return editGoal(deps, { verb: 'planning.comment', summary: 'Comment kept' }, input.goalId, async ({ tx, open, summary }) => {
    await addComment(tx, { ...input, id: deps.newId() }, open.at)
    return ok({ id: open.id, summary })
  })
}

/** Puts a draft or a returned goal before the other side. An agreed goal stays agreed. */
export async function proposeGoal(deps: EditDeps, goalId: GoalId, by: Side): Promise<Result<Change, GoalRefused>> {
  return editGoal(deps, { verb: 'planning.propose', summary: 'Goal proposed' }, goalId, async ({ tx, open, goal, summary }) => {
    if (goal.state !== 'agreed') await changeGoal(tx, goalId, { state: 'proposed', proposedBy: by })
    return ok({ id: open.id, summary })
  })
}

/** Back to whoever proposed it, with what the other side says about it. */
export async function returnGoal(
  deps: EditDeps,
  goalId: GoalId,
  body: string,
): Promise<Result<Change, GoalRefused | { readonly code: 'GOAL_NOT_PROPOSED' }>> {
  return editGoal(deps, { verb: 'planning.returnGoal', summary: 'Goal returned' }, goalId, async ({ tx, open, goal, summary }) => {
    if (goal.state !== 'proposed') return err({ code: 'GOAL_NOT_PROPOSED' as const })
    await changeGoal(tx, goalId, { state: 'returned' })
    await addComment(tx, { id: deps.newId(), goalId, author: goal.proposedBy === 'manager' ? 'employee' : 'manager', body }, open.at)
    return ok({ id: open.id, summary })
  })
}

export async function agreePlan(
  deps: EditDeps,
  participationId: ParticipationId,
  side: Side,
): Promise<Result<Change, NoPlan | Closed | NotAgreeable>> {
  return editPlan(deps, { verb: 'planning.agree', summary: 'Plan approved' }, participationId, async ({ tx, open }) => {
    const approved = await approvePlan(tx, { newId: deps.newId, at: open.at }, participationId, { side, approvedAt: open.at })
    if (!approved.ok) return approved
    const who = side === 'manager' ? 'the manager' : 'the employee'
    const summary = approved.value.complete ? 'Plan agreed by both sides' : `Plan approved by ${who}`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
