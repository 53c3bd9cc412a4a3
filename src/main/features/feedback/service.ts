import type { Change } from '../../../shared/contract/base.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { FeedbackId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { FeedbackDirection } from '../../../shared/rules/feedback-document.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { findFeedback, findPerson, insertFeedback, updateFeedback, upsertFollowUp } from './queries.ts'

export type Named = { readonly personId: PersonId } | { readonly name: string }

export interface FeedbackInput {
  readonly feedbackId: FeedbackId | null
  readonly personId: PersonId
  readonly direction: FeedbackDirection
  readonly giver: Named
  readonly body: string
  readonly observedOn: IsoDate
}

type SaveRefusal = Outcome<'FEEDBACK_NOT_FOUND' | 'PERSON_NOT_FOUND' | 'FEEDBACK_IS_AN_ANSWER'>

/** Writes down what was said: given, received, or passed on. Both sides can read it. */
export function saveFeedback(
  deps: Deps,
  input: FeedbackInput,
): Promise<Result<{ readonly feedbackId: FeedbackId; readonly change: Change }, SaveRefusal>> {
  const summary = input.feedbackId === null ? 'Feedback kept' : 'Feedback changed'
  return change(deps, { verb: 'feedback.save', summary }, async (tx, { id, at }) => {
    const about = await findPerson(tx, input.personId)
    const giver = await giverOf(tx, input.giver)
    if (!about || !giver) return err({ code: 'PERSON_NOT_FOUND' as const })
    const fields = {
      person_id: input.personId,
      direction: input.direction,
      ...giver,
      body: input.body,
      observed_on: input.observedOn,
      updated_at: at,
    }
    if (input.feedbackId !== null) {
      const found = await findFeedback(tx, input.feedbackId)
      if (!found) return err({ code: 'FEEDBACK_NOT_FOUND' as const })
      if (found.row.request_id !== null) return err({ code: 'FEEDBACK_IS_AN_ANSWER' as const })
      await updateFeedback(tx, found, fields)
      return ok({ feedbackId: input.feedbackId, change: { id, summary } })
    }
    const feedbackId = deps.newId() as FeedbackId
    const blank = { answers: 0, request_id: null, recipient_id: null, reply_id: null, created_at: at, deleted_at: null }
    await insertFeedback(tx, 'both', { id: feedbackId, ...fields, ...blank })
    return ok({ feedbackId, change: { id, summary } })
  })
}

/** Null for a person who is not there. */
export async function giverOf(db: ReadDb, named: Named): Promise<{ readonly giver_id: string | null; readonly giver_name: string } | null> {
  if ('name' in named) return { giver_id: null, giver_name: named.name }
  const person = await findPerson(db, named.personId)
  return person ? { giver_id: person.id, giver_name: person.name } : null
}

type NotFound = Outcome<'FEEDBACK_NOT_FOUND'>

export function removeFeedback(deps: Deps, feedbackId: FeedbackId): Promise<Result<Change, NotFound>> {
  const summary = 'Feedback removed'
  return change(deps, { verb: 'feedback.remove', summary }, async (tx, { id, at }) => {
    const found = await findFeedback(tx, feedbackId)
    if (!found) return err({ code: 'FEEDBACK_NOT_FOUND' as const })
    await updateFeedback(tx, found, { deleted_at: at })
    return ok({ id, summary })
  })
}

/** What the manager makes of it, and by when. */
export function saveFollowUp(
  deps: Deps,
  { feedbackId, body, dueOn }: { readonly feedbackId: FeedbackId; readonly body: string; readonly dueOn: IsoDate | null },
): Promise<Result<{ readonly savedAt: number }, NotFound>> {
  return change(deps, { verb: 'feedback.saveFollowUp', summary: 'Follow-up saved' }, async (tx, { at }) => {
    const found = await findFeedback(tx, feedbackId)
    if (!found) return err({ code: 'FEEDBACK_NOT_FOUND' as const })
    await upsertFollowUp(tx, { feedbackId, personId: found.row.person_id, changes: { body, due_on: dueOn }, at })
    return ok({ savedAt: at })
  })
}

export function completeFollowUp(deps: Deps, feedbackId: FeedbackId, today: IsoDate | null): Promise<Result<Change, NotFound>> {
  const summary = today === null ? 'Follow-up opened again' : 'Follow-up done'
  return change(deps, { verb: 'feedback.completeFollowUp', summary }, async (tx, { id, at }) => {
    const found = await findFeedback(tx, feedbackId)
    if (!found) return err({ code: 'FEEDBACK_NOT_FOUND' as const })
    await upsertFollowUp(tx, { feedbackId, personId: found.row.person_id, changes: { done_on: today }, at })
    return ok({ id, summary })
  })
}
