import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { FeedbackId, FeedbackRequestId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { fromUtf8, utf8 } from '../../../shared/package/bytes.ts'
import { openSealed } from '../../../shared/package/open.ts'
import { sealToRecipient } from '../../../shared/package/seal.ts'
import { FEWEST_ANONYMOUS, type FeedbackReplyDocument } from '../../../shared/rules/feedback-document.ts'
import { change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { OpenVault } from '../../kernel/session.ts'
import { findPerson, insertFeedback } from './queries.ts'
import { findHeldRow, putHeldRow, rememberReleased, wasReleased } from './queries-held.ts'
import { type AskedIn, findRequestRow, questionsOf } from './queries-requests.ts'
import { type AnonymousAnswer, answerBody, type Held, NOTHING_HELD, releasedBody, withAnswers } from './rules.ts'
import type { FeedbackRequestTable } from './schema.ts'

export interface NamedAnswer {
  readonly asked: AskedIn
  readonly reply: FeedbackReplyDocument
  readonly newId: () => string
  readonly at: number
}

/** An answer by name becomes feedback, read by whoever the request promised. */
export async function recordNamedAnswer(tx: WriteDb, { asked, reply, newId, at }: NamedAnswer): Promise<void> {
  const { request, recipient } = asked
  const giver = recipient?.person_id ? await findPerson(tx, recipient.person_id) : undefined
  await insertFeedback(tx, request.readers, {
    ...blankAnswer(request, { id: newId(), at }),
    giver_id: giver?.id ?? null,
    giver_name: giver?.name ?? recipient?.name ?? '',
    answers: 0,
    recipient_id: recipient?.id ?? null,
    reply_id: reply.replyId,
    body: answerBody(questionsOf(request), reply.answers),
    observed_on: localDate(reply.signed?.at ?? at),
  })
}

function blankAnswer(request: FeedbackRequestTable, { id, at }: { readonly id: string; readonly at: number }) {
  return {
    id,
    person_id: request.person_id,
    direction: request.direction,
    request_id: request.id,
    created_at: at,
    updated_at: at,
    deleted_at: null,
  }
}

export function anonymousAnswer(requestId: string, { replyId, answers }: FeedbackReplyDocument): AnonymousAnswer {
  return { digest: createHash('sha256').update(`${requestId} ${replyId}`).digest('hex'), answers }
}

export async function isHeldOrReleased(vault: OpenVault, db: ReadDb, requestId: string, answer: AnonymousAnswer): Promise<boolean> {
  if (await wasReleased(db, requestId, answer.digest)) return true
  return (await readHeld(vault, db, requestId)).digests.includes(answer.digest)
}

/** Holds answers until there are enough. What was held before is handed back, so that it can be put back. */
export async function holdAnswers(vault: OpenVault, requestId: string, added: readonly AnonymousAnswer[]): Promise<HeldStep> {
  return await rewriteHeld(vault, requestId, (held) => withAnswers(held, added, randomInt))
}

export interface HeldStep {
  readonly before: Held
  readonly after: Held
}

/** Puts back what was held before; false when it is no longer as that step left it. */
export async function takeBackHeld(vault: OpenVault, requestId: string, { before, after }: HeldStep): Promise<boolean> {
  const now = await readHeld(vault, vault.deps.db, requestId)
  if (now.answers !== after.answers || now.digests.join() !== after.digests.join()) return false
  await rewriteHeld(vault, requestId, () => before)
  return true
}

async function readHeld(vault: OpenVault, db: ReadDb, requestId: string): Promise<Held> {
  const row = await findHeldRow(db, requestId)
  if (!row?.sealed) return NOTHING_HELD
  const opened = await openSealed(new Uint8Array(row.sealed), { kind: 'key', identity: vault.signer.replyIdentity })
  if (!opened.ok) throw new Error(`what is held does not open: ${opened.error.code}`)
  return JSON.parse(fromUtf8(opened.value) ?? '') as Held
}

/**
 * One at a time, outside the journal: a step of its own per answer would write down when each came, and in which order. What the
 * row was before is wiped where it stood, and out of the WAL at once.
 */
async function rewriteHeld(vault: OpenVault, requestId: string, next: (held: Held) => Held): Promise<HeldStep> {
  const { db } = vault.deps
  const step = await db.transaction().execute(async (tx) => {
    const before = await readHeld(vault, tx, requestId)
    const after = next(before)
    const sealed = after.answers === 0 ? null : await sealToRecipient(utf8(JSON.stringify(after)), vault.signer.replyTo)
    await putHeldRow(tx, { request_id: requestId, answers: after.answers, sealed: sealed && Buffer.from(sealed) })
    return { before, after }
  })
  await wipeLog(vault)
  return step
}

/** What the row was before stands in the WAL until it is emptied. Without a WAL this does nothing. */
async function wipeLog({ deps }: OpenVault): Promise<void> {
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(deps.db)
}

export type ReleaseRefusal =
  | { readonly code: 'FEEDBACK_REQUEST_NOT_FOUND' }
  | { readonly code: 'TOO_FEW_ANSWERS'; readonly data: { readonly held: number; readonly needed: number } }

/** Reads what is held, all at once. Whoever answers later waits for two more again. Final: what was read cannot be unread. */
export async function releaseAnswers(
  vault: OpenVault,
  requestId: FeedbackRequestId,
): Promise<Result<{ readonly feedbackId: FeedbackId; readonly answers: number }, ReleaseRefusal>> {
  const { deps } = vault
  const intent = { verb: 'feedback.release', summary: 'Anonymous answers released' }
  const result = await change(deps, intent, async (tx, { at }) => {
    const request = await findRequestRow(tx, requestId)
    if (!request) return err({ code: 'FEEDBACK_REQUEST_NOT_FOUND' as const })
    const held = await readHeld(vault, tx, requestId)
    if (held.answers < FEWEST_ANONYMOUS) {
      return err({ code: 'TOO_FEW_ANSWERS' as const, data: { held: held.answers, needed: FEWEST_ANONYMOUS } })
    }
    const feedbackId = deps.newId() as FeedbackId
    await insertFeedback(tx, request.readers, {
      ...blankAnswer(request, { id: feedbackId, at }),
      giver_id: null,
      giver_name: '',
      answers: held.answers,
      recipient_id: null,
      reply_id: null,
      body: releasedBody(questionsOf(request), held.said),
      observed_on: localDate(at),
    })
    await rememberReleased(tx, requestId, held.digests)
    await putHeldRow(tx, { request_id: requestId, answers: 0, sealed: null })
    return ok({ feedbackId, answers: held.answers })
  })
  await wipeLog(vault)
  return result
}
