import type { Change, Side } from '../../../shared/contract/base.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { ActionItemId, OneToOneId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { personExists } from './queries.ts'
import { findMeetingRow } from './queries-meetings.ts'

export interface ActionItemInput {
  readonly actionItemId: ActionItemId | null
  readonly personId: PersonId
  readonly oneToOneId: OneToOneId | null
  readonly title: string
  readonly owner: Side
  readonly dueOn: IsoDate | null
}

type SaveOutcome = Outcome<'PERSON_NOT_FOUND' | 'ACTION_ITEM_NOT_FOUND' | 'ONE_TO_ONE_NOT_FOUND'>
type NotFound = Outcome<'ACTION_ITEM_NOT_FOUND'>
const notFound = err({ code: 'ACTION_ITEM_NOT_FOUND' as const })

export function saveActionItem(
  deps: Deps,
  input: ActionItemInput,
): Promise<Result<{ actionItemId: ActionItemId; change: Change }, SaveOutcome>> {
  const summary = input.actionItemId === null ? 'Action item added' : 'Action item changed'
  return change(deps, { verb: 'coaching.saveActionItem', summary }, async (tx, { id, at }) => {
    const refused = await refusal(tx, input)
    if (refused) return refused
    const fields = { title: input.title, owner: input.owner, due_on: input.dueOn, one_to_one_id: input.oneToOneId }
    const actionItemId = input.actionItemId ?? (deps.newId() as ActionItemId)
    if (input.actionItemId) await tx.updateTable('action_item').set(fields).where('id', '=', input.actionItemId).execute()
    else {
      const row = { id: actionItemId, person_id: input.personId, done_on: null, created_at: at, deleted_at: null, ...fields }
      await tx.insertInto('action_item').values(row).execute()
    }
    return ok({ actionItemId, change: { id, summary } })
  })
}

async function refusal(tx: WriteDb, input: ActionItemInput) {
  if (!(await personExists(tx, input.personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
  if (input.actionItemId) {
    const existing = await findActionItemRow(tx, input.actionItemId)
    if (existing?.person_id !== input.personId) return notFound
  }
  if (input.oneToOneId === null) return null
  const meeting = await findMeetingRow(tx, input.oneToOneId)
  return meeting?.person_id === input.personId ? null : err({ code: 'ONE_TO_ONE_NOT_FOUND' as const })
}

export function completeActionItem(deps: Deps, id: ActionItemId, done: boolean): Promise<Result<Change, NotFound>> {
  const summary = done ? 'Action item done' : 'Action item open again'
  return change(deps, { verb: 'coaching.completeActionItem', summary }, async (tx, open) => {
    if (!(await findActionItemRow(tx, id))) return notFound
    await tx
      .updateTable('action_item')
      .set({ done_on: done ? localDate(open.at) : null })
      .where('id', '=', id)
      .execute()
    return ok({ id: open.id, summary })
  })
}

export function removeActionItem(deps: Deps, id: ActionItemId): Promise<Result<Change, NotFound>> {
  const summary = 'Action item removed'
  return change(deps, { verb: 'coaching.removeActionItem', summary }, async (tx, open) => {
    if (!(await findActionItemRow(tx, id))) return notFound
    await tx.updateTable('action_item').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}

function findActionItemRow(db: ReadDb, id: string) {
  return db.selectFrom('action_item').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}
