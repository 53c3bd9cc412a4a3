import type { Change } from '../../../shared/contract/base.ts'
import type { FeedbackRequest } from '../../../shared/contract/feedback.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { FeedbackRequestId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { FEWEST_ANONYMOUS, type FeedbackDirection, type FeedbackShape } from '../../../shared/rules/feedback-document.ts'
import { change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { findPerson } from './queries.ts'
import { findRequestRow, isSent, listRequests, replaceRequest } from './queries-requests.ts'
import type { FeedbackRecipientTable, FeedbackRequestTable } from './schema.ts'
import { giverOf, type Named } from './service.ts'

export interface RequestInput {
  readonly requestId: FeedbackRequestId | null
  readonly personId: PersonId
  readonly direction: FeedbackDirection
  readonly anonymous: boolean
  readonly readers: 'only-you' | 'both'
  readonly intro: string
  readonly shape: FeedbackShape
  readonly questions: readonly string[]
  readonly answerBy: IsoDate | null
  readonly recipients: readonly Named[]
}

type NoRequest = Outcome<'FEEDBACK_REQUEST_NOT_FOUND'>
type AskRefusal =
  | NoRequest
  | Outcome<'PERSON_NOT_FOUND' | 'FEEDBACK_REQUEST_SENT'>
  | { readonly code: 'TOO_FEW_ASKED'; readonly data: { readonly asked: number; readonly needed: number } }

export async function readRequest(db: ReadDb, id: FeedbackRequestId): Promise<Result<FeedbackRequest, NoRequest>> {
  const [found] = await listRequests(db, { id })
  return found ? ok(found) : err({ code: 'FEEDBACK_REQUEST_NOT_FOUND' })
}

/** Draws up a request, or changes it while no file of it went out. */
export function saveRequest(
  deps: Deps,
  input: RequestInput,
): Promise<Result<{ readonly requestId: FeedbackRequestId; readonly change: Change }, AskRefusal>> {
  const summary = input.requestId === null ? 'Feedback request drawn up' : 'Feedback request changed'
  return change(deps, { verb: 'feedback.ask', summary }, async (tx, { id, at }) => {
    const found = await whileUnsent(tx, input.requestId)
    if (!found.ok) return found
    const before = found.value
    const requestId = input.requestId ?? (deps.newId() as FeedbackRequestId)
    const recipients = await recipientsOf(deps, tx, requestId, input)
    if (!recipients || !(await findPerson(tx, input.personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    if (input.anonymous && recipients.length < FEWEST_ANONYMOUS) {
      return err({ code: 'TOO_FEW_ASKED' as const, data: { asked: recipients.length, needed: FEWEST_ANONYMOUS } })
    }
    const request = {
      id: requestId,
      person_id: input.personId,
      direction: input.direction,
      anonymous: input.anonymous ? 1 : 0,
      readers: input.readers,
      intro: input.intro,
      shape: input.shape,
      questions: JSON.stringify(input.questions.map((text, index) => ({ key: `q${index + 1}`, text }))),
      answer_by: input.answerBy,
      created_at: before?.created_at ?? at,
      deleted_at: null,
    }
    await replaceRequest(tx, request, recipients)
    return ok({ requestId, change: { id, summary } })
  })
}

/** The request as it stands, if it is not a new one. */
async function whileUnsent(
  tx: WriteDb,
  id: FeedbackRequestId | null,
): Promise<Result<FeedbackRequestTable | undefined, NoRequest | Outcome<'FEEDBACK_REQUEST_SENT'>>> {
  if (id === null) return ok(undefined)
  const row = await findRequestRow(tx, id)
  if (!row) return err({ code: 'FEEDBACK_REQUEST_NOT_FOUND' })
  return (await isSent(tx, id)) ? err({ code: 'FEEDBACK_REQUEST_SENT' }) : ok(row)
}

/** Each name once; null where a person is not there. */
async function recipientsOf(
  deps: Deps,
  tx: WriteDb,
  requestId: string,
  { recipients }: RequestInput,
): Promise<FeedbackRecipientTable[] | null> {
  const rows = new Map<string, FeedbackRecipientTable>()
  for (const named of recipients) {
    const who = await giverOf(tx, named)
    if (!who) return null
    const { giver_id: person_id, giver_name: name } = who
    const key = person_id ?? name.toLowerCase()
    if (!rows.has(key)) rows.set(key, { id: deps.newId(), request_id: requestId, person_id, name, position: rows.size })
  }
  return [...rows.values()]
}

export function removeRequest(
  deps: Deps,
  requestId: FeedbackRequestId,
): Promise<Result<Change, NoRequest | Outcome<'FEEDBACK_REQUEST_SENT'>>> {
  const summary = 'Feedback request removed'
  return change(deps, { verb: 'feedback.removeRequest', summary }, async (tx, { id, at }) => {
    // Who holds a file of it must find it here when the answer comes.
    const found = await whileUnsent(tx, requestId)
    if (!found.ok) return found
    await tx.updateTable('feedback_request').set({ deleted_at: at }).where('id', '=', requestId).execute()
    return ok({ id, summary })
  })
}

/** Notes which package asks for it. Saved again, it stays the same package. */
export async function recordAsked(
  tx: WriteDb,
  link: { readonly packageId: string; readonly requestId: string; readonly recipientId: string | null },
): Promise<void> {
  const known = await tx.selectFrom('feedback_package').select('package_id').where('package_id', '=', link.packageId).executeTakeFirst()
  if (known) return
  await tx
    .insertInto('feedback_package')
    .values({ package_id: link.packageId, request_id: link.requestId, recipient_id: link.recipientId })
    .execute()
}
