import { z } from 'zod'
import { Goal, KeyResult } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { paceBp } from '../../../shared/rules/goal-progress.ts'
import { totalBp, WHOLE_BP } from '../../../shared/rules/weights.ts'

const AgreedMeasure = KeyResult.omit({ id: true, current: true, progressBp: true })
type AgreedMeasure = Readonly<z.infer<typeof AgreedMeasure>>

/** What the two sides agree on: content and weight of a goal. Progress is not part of it. */
export const AgreedGoal = Goal.pick({ kind: true, title: true, outcome: true, weightBp: true, dueOn: true }).extend({
  id: z.string(),
  keyResults: z.array(AgreedMeasure),
})
export type AgreedGoal = Readonly<z.infer<typeof AgreedGoal>>

/** One revision of the agreement over a plan, with the content it is about. */
export interface Revision {
  readonly revision: number
  readonly goals: readonly AgreedGoal[]
  readonly managerAt: number | null
  readonly employeeAt: number | null
}

export function isComplete(revision: Revision): boolean {
  return revision.managerAt !== null && revision.employeeAt !== null
}

/** Exactly what is agreed, in one order of keys, so that two plans compare as text. */
export function contentOf(goals: readonly AgreedGoal[]): string {
  return JSON.stringify(goals.map(goalContent))
}

function goalContent({ id, kind, title, outcome, weightBp, dueOn, keyResults }: AgreedGoal): AgreedGoal {
  const measures = keyResults.map(({ title: name, unit, direction, baseline, target }) => ({
    title: name,
    unit,
    direction,
    baseline,
    target,
  }))
  return { id, kind, title, outcome, weightBp, dueOn, keyResults: measures }
}

/** Goals of an agreed plan that read otherwise now. Goals that came later are none of them: they wait for the next agreement. */
export function changedSince(
  agreed: readonly AgreedGoal[],
  now: readonly AgreedGoal[],
): { readonly ids: string[]; readonly removed: boolean } {
  const current = new Map(now.map((goal) => [goal.id, goal]))
  const ids = agreed.flatMap((goal) => {
    const same = current.get(goal.id)
    return same && contentOf([same]) !== contentOf([goal]) ? [goal.id] : []
  })
  return { ids, removed: agreed.some((goal) => !current.has(goal.id)) }
}

export type NotAgreeable = { readonly code: 'NO_GOALS' } | { readonly code: 'WEIGHTS_NOT_100'; readonly data: { readonly totalBp: number } }

export function checkAgreeable(goals: readonly AgreedGoal[]): Result<null, NotAgreeable> {
  if (goals.length === 0) return err({ code: 'NO_GOALS' })
  const total = totalBp(goals.map((goal) => goal.weightBp))
  return total === WHOLE_BP ? ok(null) : err({ code: 'WEIGHTS_NOT_100', data: { totalBp: total } })
}

/** The revision one side's approval goes to. Content that moved on takes the other side's earlier approval with it. */
export function approve(newest: Revision | null, goals: readonly AgreedGoal[], side: 'manager' | 'employee', at: number): Revision {
  const mine = side === 'manager' ? { managerAt: at } : { employeeAt: at }
  if (!newest) return { revision: 1, goals, managerAt: null, employeeAt: null, ...mine }
  const same = contentOf(newest.goals) === contentOf(goals)
  if (isComplete(newest)) return same ? newest : { revision: newest.revision + 1, goals, managerAt: null, employeeAt: null, ...mine }
  return same ? { ...newest, ...mine } : { revision: newest.revision, goals, managerAt: null, employeeAt: null, ...mine }
}

export type AfterEdit =
  | { readonly kind: 'nothing' }
  /** An agreed goal reads otherwise now: both sides are asked again. */
  | { readonly kind: 'open'; readonly revision: Revision; readonly reopened: readonly string[] }
  /** Somebody had approved what is no longer there. */
  | { readonly kind: 'void'; readonly revision: Revision; readonly reopened: readonly string[] }
  /** The edit was taken back: the agreement stands as it was. */
  | { readonly kind: 'restore'; readonly revision: number; readonly agreed: readonly string[] }

/** What an edit of the plan does to its agreement. `before` is the last revision both sides agreed. */
export function afterEdit(newest: Revision | null, before: Revision | null, goals: readonly AgreedGoal[]): AfterEdit {
  if (!newest) return { kind: 'nothing' }
  const changed = before ? changedSince(before.goals, goals) : { ids: [], removed: false }
  const touched = changed.ids.length > 0 || changed.removed
  const fresh = { goals, managerAt: null, employeeAt: null }
  if (isComplete(newest)) {
    return touched ? { kind: 'open', revision: { ...fresh, revision: newest.revision + 1 }, reopened: changed.ids } : { kind: 'nothing' }
  }
  if (before && contentOf(before.goals) === contentOf(goals)) {
    return { kind: 'restore', revision: newest.revision, agreed: goals.map((goal) => goal.id) }
  }
  if (contentOf(newest.goals) === contentOf(goals)) return { kind: 'nothing' }
  return { kind: 'void', revision: { ...fresh, revision: newest.revision }, reopened: changed.ids }
}

export function checkMeasure(
  measure: Pick<AgreedMeasure, 'direction' | 'baseline' | 'target'>,
): 'TARGET_EQUALS_BASELINE' | 'DIRECTION_CONTRADICTS' | null {
  if (measure.baseline === measure.target) return 'TARGET_EQUALS_BASELINE'
  return measure.target > measure.baseline === (measure.direction === 'increase') ? null : 'DIRECTION_CONTRADICTS'
}

/** Even progress from the start of the cycle to the day the goal is due. */
export function goalPaceBp(goal: { readonly dueOn: IsoDate }, cycle: { startsOn: IsoDate; endsOn: IsoDate }, today: IsoDate): number {
  const endsOn = goal.dueOn > cycle.startsOn ? goal.dueOn : cycle.endsOn
  return paceBp(cycle.startsOn, endsOn, today)
}
