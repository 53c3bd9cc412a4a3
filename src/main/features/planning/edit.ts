import type { GoalId, ParticipationId } from '../../../shared/kernel/ids.ts'
import { err, type Result } from '../../../shared/kernel/result.ts'
import { type ChangeIntent, change, type OpenChange } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { findPlace, listGoals, type Place, type StoredGoal } from './queries.ts'
import { participationOfGoal } from './queries-write.ts'

export type EditDeps = Pick<Deps, 'db' | 'now' | 'newId'>

/** A plan open for writing: inside its transaction, in a cycle that runs. */
export interface OpenPlan {
  readonly tx: WriteDb
  readonly open: OpenChange
  readonly place: Place
  readonly summary: string
}

/** One change of a plan. A closed cycle refuses every one of them. */
export async function editPlan<T, E extends { readonly code: string }>(
  deps: EditDeps,
  intent: ChangeIntent,
  participationId: ParticipationId,
  work: (plan: OpenPlan) => Promise<Result<T, E>>,
): Promise<Result<T, E | { readonly code: 'PARTICIPATION_NOT_FOUND' } | { readonly code: 'CYCLE_CLOSED' }>> {
  return change(deps, intent, async (tx, open) => {
    const place = await findPlace(tx, participationId)
    if (!place) return err({ code: 'PARTICIPATION_NOT_FOUND' as const })
    if (place.closed) return err({ code: 'CYCLE_CLOSED' as const })
    return work({ tx, open, place, summary: intent.summary })
  })
}

/** One change of a goal, named by its id alone. */
export async function editGoal<T, E extends { readonly code: string }>(
  deps: EditDeps,
  intent: ChangeIntent,
  goalId: GoalId,
  work: (plan: OpenPlan & { readonly goal: StoredGoal }) => Promise<Result<T, E>>,
): Promise<Result<T, E | { readonly code: 'GOAL_NOT_FOUND' } | { readonly code: 'CYCLE_CLOSED' }>> {
  return change(deps, intent, async (tx, open) => {
    const participationId = await participationOfGoal(tx, goalId)
    const place = participationId && (await findPlace(tx, participationId))
    const goal = place && (await listGoals(tx, { participationId: place.participationId })).find(({ id }) => id === goalId)
    if (!place || !goal) return err({ code: 'GOAL_NOT_FOUND' as const })
    if (place.closed) return err({ code: 'CYCLE_CLOSED' as const })
    return work({ tx, open, place, goal, summary: intent.summary })
  })
}
