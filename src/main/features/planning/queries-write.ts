import type { Goal, GoalState, KeyResult } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { GoalId, KeyResultId, ParticipationId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { contentOf, type Revision } from './rules.ts'

export async function participationOfGoal(db: ReadDb, goalId: GoalId): Promise<ParticipationId | null> {
  const row = await db
    .selectFrom('goal')
    .select('participation_id')
    .where('id', '=', goalId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row ? (row.participation_id as ParticipationId) : null
}

export async function goalOfKeyResult(db: ReadDb, id: KeyResultId): Promise<GoalId | null> {
  const row = await db.selectFrom('key_result').select('goal_id').where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row ? (row.goal_id as GoalId) : null
}

export type NewGoal = Pick<Goal, 'id' | 'participationId' | 'kind' | 'title' | 'outcome' | 'dueOn' | 'state' | 'proposedBy'>

export async function addGoal(tx: WriteDb, goal: NewGoal, at: number): Promise<void> {
  const last = await tx
    .selectFrom('goal')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('participation_id', '=', goal.participationId)
    .executeTakeFirst()
  const { id, kind, title, outcome, state } = goal
  const place = {
    participation_id: goal.participationId,
    due_on: goal.dueOn,
    proposed_by: goal.proposedBy,
    position: (last?.position ?? -1) + 1,
  }
  await tx
    .insertInto('goal')
    .values({ id, kind, title, outcome, state, ...place, weight_bp: 0, created_at: at, deleted_at: null })
    .execute()
}

export type GoalFields = Partial<Pick<Goal, 'kind' | 'title' | 'outcome' | 'dueOn' | 'weightBp' | 'state' | 'proposedBy'>>

export async function changeGoal(tx: WriteDb, id: GoalId, fields: GoalFields): Promise<void> {
  const { dueOn, weightBp, proposedBy, ...same } = fields
  const row = {
    ...same,
    ...(dueOn === undefined ? {} : { due_on: dueOn }),
    ...(weightBp === undefined ? {} : { weight_bp: weightBp }),
    ...(proposedBy === undefined ? {} : { proposed_by: proposedBy }),
  }
  if (Object.keys(row).length > 0) await tx.updateTable('goal').set(row).where('id', '=', id).execute()
}

/** Only where it differs, so that the journal has no empty changes. */
export async function setStates(tx: WriteDb, ids: readonly string[], state: GoalState): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('goal').set({ state }).where('id', 'in', ids).where('state', '!=', state).where('deleted_at', 'is', null).execute()
}

export async function markGoalRemoved(tx: WriteDb, id: GoalId, at: number): Promise<void> {
  await tx.updateTable('goal').set({ deleted_at: at }).where('id', '=', id).execute()
}

export type MeasureFields = Pick<KeyResult, 'title' | 'unit' | 'direction' | 'baseline' | 'target'>

/** A new measure stands at its baseline. */
export async function addKeyResult(tx: WriteDb, id: KeyResultId, goalId: GoalId, fields: MeasureFields): Promise<void> {
  const last = await tx
    .selectFrom('key_result')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('goal_id', '=', goalId)
    .executeTakeFirst()
  const place = { id, goal_id: goalId, position: (last?.position ?? -1) + 1, current: fields.baseline, deleted_at: null }
  await tx
    .insertInto('key_result')
    .values({ ...fields, ...place })
    .execute()
}

/** Without a check-in yet, the current value follows the baseline. */
export async function changeKeyResult(tx: WriteDb, id: KeyResultId, fields: MeasureFields): Promise<void> {
  const current = (await newestValue(tx, id)) ?? fields.baseline
  await tx
    .updateTable('key_result')
    .set({ ...fields, current })
    .where('id', '=', id)
    .execute()
}

export async function markKeyResultRemoved(tx: WriteDb, id: KeyResultId, at: number): Promise<void> {
  await tx.updateTable('key_result').set({ deleted_at: at }).where('id', '=', id).execute()
}

export interface NewCheckIn {
  readonly id: string
  readonly goalId: GoalId
  readonly keyResultId: KeyResultId | null
  readonly observedOn: IsoDate
  readonly value: number | null
  readonly confidence: number | null
  readonly comment: string
}

export async function addCheckIn(tx: WriteDb, checkIn: NewCheckIn, at: number): Promise<void> {
  const { id, goalId: goal_id, keyResultId: key_result_id, observedOn: observed_on, value, confidence, comment } = checkIn
  await tx
    .insertInto('goal_check_in')
    .values({ id, goal_id, key_result_id, observed_on, value, confidence, comment, created_at: at })
    .execute()
  if (key_result_id === null || value === null) return
  // An older observation, entered later, is kept but moves nothing.
  const current = (await newestValue(tx, key_result_id)) ?? value
  await tx.updateTable('key_result').set({ current }).where('id', '=', key_result_id).where('current', '!=', current).execute()
}

async function newestValue(tx: WriteDb, keyResultId: string): Promise<number | null> {
  const row = await tx
    .selectFrom('goal_check_in')
    .select('value')
    .where('key_result_id', '=', keyResultId)
    .where('value', 'is not', null)
    .orderBy('observed_on', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.value ?? null
}

export interface NewComment {
  readonly id: string
  readonly goalId: GoalId
  readonly author: Goal['proposedBy']
  readonly body: string
}

export async function addComment(tx: WriteDb, { id, goalId, author, body }: NewComment, at: number): Promise<void> {
  await tx.insertInto('goal_comment').values({ id, goal_id: goalId, author, body, created_at: at }).execute()
}

export async function saveRevision(
  tx: WriteDb,
  { id, participationId, at }: { readonly id: string; readonly participationId: ParticipationId; readonly at: number },
  revision: Revision,
): Promise<void> {
  const content = { goals: contentOf(revision.goals), manager_at: revision.managerAt, employee_at: revision.employeeAt }
  await tx
    .insertInto('agreement')
    .values({ id, participation_id: participationId, revision: revision.revision, ...content, created_at: at })
    .onConflict((on) => on.columns(['participation_id', 'revision']).doUpdateSet(content))
    .execute()
}

export async function dropRevision(tx: WriteDb, participationId: ParticipationId, revision: number): Promise<void> {
  await tx.deleteFrom('agreement').where('participation_id', '=', participationId).where('revision', '=', revision).execute()
}
