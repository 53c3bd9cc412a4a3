import type { Change } from '../../../shared/contract/base.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { GoalId, KeyResultId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { followEdit } from './agreement.ts'
import { type EditDeps, editGoal } from './edit.ts'
import {
  addCheckIn,
  addKeyResult,
  changeKeyResult,
  goalOfKeyResult,
  type MeasureFields,
  markKeyResultRemoved,
  type NewCheckIn,
} from './queries-write.ts'
import { checkMeasure } from './rules.ts'

type GoalRefused = { readonly code: 'GOAL_NOT_FOUND' } | { readonly code: 'CYCLE_CLOSED' }
type NoMeasure = { readonly code: 'KEY_RESULT_NOT_FOUND' }
type MeasureRefused = NoMeasure | { readonly code: 'TARGET_EQUALS_BASELINE' } | { readonly code: 'DIRECTION_CONTRADICTS' }

/** Adds a measure, or changes one when it is named. */
export async function saveKeyResult(
  deps: EditDeps,
  goalId: GoalId,
  keyResultId: KeyResultId | null,
  fields: MeasureFields,
): Promise<Result<{ keyResultId: KeyResultId; savedAt: number }, GoalRefused | MeasureRefused>> {
  const fault = checkMeasure(fields)
  if (fault) return err({ code: fault })
  const intent = { verb: 'planning.saveKeyResult', summary: keyResultId ? 'Key result changed' : 'Key result added' }
  return editGoal(deps, intent, goalId, async ({ tx, open, place, goal }) => {
    if (keyResultId !== null && !goal.keyResults.some(({ id }) => id === keyResultId)) return err({ code: 'KEY_RESULT_NOT_FOUND' as const })
    const id = keyResultId ?? (deps.newId() as KeyResultId)
    if (keyResultId === null) await addKeyResult(tx, id, goalId, fields)
    else await changeKeyResult(tx, id, fields)
    await followEdit(tx, { newId: deps.newId, at: open.at }, place.participationId)
    return ok({ keyResultId: id, savedAt: open.at })
  })
}

export async function removeKeyResult(deps: EditDeps, keyResultId: KeyResultId): Promise<Result<Change, GoalRefused | NoMeasure>> {
  const goalId = await goalOfKeyResult(deps.db, keyResultId)
  if (goalId === null) return err({ code: 'KEY_RESULT_NOT_FOUND' })
  const intent = { verb: 'planning.removeKeyResult', summary: 'Key result removed' }
  return editGoal(deps, intent, goalId, async ({ tx, open, place, summary }) => {
    await markKeyResultRemoved(tx, keyResultId, open.at)
    await followEdit(tx, { newId: deps.newId, at: open.at }, place.participationId)
    return ok({ id: open.id, summary })
  })
}

/** A dated observation. It moves the measure when nothing newer has been observed. */
export async function checkIn(
  deps: EditDeps,
  input: Omit<NewCheckIn, 'id'>,
): Promise<Result<Change, GoalRefused | NoMeasure | { readonly code: 'DATE_IN_FUTURE' }>> {
  if (input.observedOn > localDate(deps.now())) return err({ code: 'DATE_IN_FUTURE' })
  const intent = { verb: 'planning.checkIn', summary: 'Check-in kept' }
  return editGoal(deps, intent, input.goalId, async ({ tx, open, goal, summary }) => {
    const { keyResultId } = input
    if (keyResultId !== null && !goal.keyResults.some(({ id }) => id === keyResultId)) return err({ code: 'KEY_RESULT_NOT_FOUND' as const })
    await addCheckIn(tx, { ...input, id: deps.newId() }, open.at)
    return ok({ id: open.id, summary })
  })
}
