import { localDate } from '../../../shared/kernel/dates.ts'
import type { GoalId, ParticipationId } from '../../../shared/kernel/ids.ts'
import type { PackageDocument, ReplyDocument, SignatureBlock } from '../../../shared/rules/package-document.ts'
import type { WriteDb } from '../../db/database.ts'
import { addGoalComment, addProposedGoal, recordEmployeeAgreement } from '../planning/index.ts'
import { recordEmployeeSignOff, recordSelfReview } from '../reviewing/index.ts'
import { applyToCheckIn } from './apply-reply-check-in.ts'
import type { StoredPackage } from './queries.ts'
import { applyToImprovement } from './reply-improvement.ts'
import type { ReplyEffect, ReplyWrite } from './rules-reply.ts'

export interface AppliedReply {
  readonly sent: StoredPackage
  readonly sentDocument: PackageDocument
  readonly document: ReplyDocument
  readonly line1: string
  readonly signature: SignatureBlock
  readonly effects: readonly ReplyEffect[]
  /** The employee's summary on record; kept when the reply adds none. */
  readonly summaryHere: string
  readonly at: number
  readonly newId: () => string
}

/** Writes a judged reply: the reply itself whole, the key it was signed with, and each of its parts that adds something. */
export async function applyReply(tx: WriteDb, reply: AppliedReply): Promise<void> {
  const { sent, document } = reply
  await tx
    .insertInto('reply')
    .values({
      id: document.replyId,
      package_id: sent.row.id,
      document: reply.line1,
      signature: JSON.stringify(reply.signature),
      public_key: reply.signature.publicKey,
      answer: document.answer,
      statement: document.statement,
      imported_at: reply.at,
    })
    .execute()
  await tx.updateTable('package').set({ state: 'replied' }).where('id', '=', sent.row.id).execute()
  await pinKey(tx, sent.row.personId, reply)
  const writes = reply.effects.flatMap(({ write }) => (write ? [write] : []))
  if (reply.sentDocument.body.kind === 'check-in') await applyToCheckIn(tx, reply, reply.sentDocument.body)
  else if (sent.row.kind === 'plan') await applyToPlan(tx, reply, writes)
  else if (sent.row.kind === 'improvement-plan') await applyToImprovement(tx, reply, writes)
  else if (sent.row.kind === 'self-review') await applyToSelfReview(tx, reply, writes)
  else await applyToReview(tx, reply, writes)
}

/** The first key is pinned; a later one takes its place only here, after the preview said that it is another. */
export async function pinKey(tx: WriteDb, personId: string, { signature, at }: Pick<AppliedReply, 'signature' | 'at'>): Promise<void> {
  const pinned = { public_key: signature.publicKey, pinned_at: at }
  await tx
    .insertInto('pinned_key')
    .values({ person_id: personId, ...pinned })
    .onConflict((on) => on.column('person_id').doUpdateSet(pinned).where('pinned_key.public_key', '<>', signature.publicKey))
    .execute()
}

async function applyToPlan(tx: WriteDb, reply: AppliedReply, writes: readonly ReplyWrite[]): Promise<void> {
  const moment = { newId: reply.newId, at: reply.at }
  const participationId = (reply.sent.participationId ?? '') as ParticipationId
  const dueOn = reply.sentDocument.period.endsOn
  for (const write of writes) {
    if (write.kind === 'comment') await addGoalComment(tx, moment, write.part as GoalId, write.body)
    if (write.kind === 'proposal') await addProposedGoal(tx, moment, { participationId, ...write.proposal, dueOn })
  }
  // After the proposals: who agrees and proposes agrees to the plan with what was proposed in it.
  if (!writes.some((write) => write.kind === 'answer' && write.answer === 'agree')) return
  const agreement = { participationId, agreedAt: reply.document.repliedAt, stands: () => true }
  const agreed = await recordEmployeeAgreement(tx, moment, agreement)
  if (!agreed.ok) throw new Error(`the plan was judged to be as it was sent: ${agreed.error.code}`)
}

async function applyToSelfReview(tx: WriteDb, reply: AppliedReply, writes: readonly ReplyWrite[]): Promise<void> {
  if (writes.length === 0) return
  const { document, sent, newId, at } = reply
  const written = writes.find((write) => write.kind === 'summary')
  await recordSelfReview(tx, {
    participationId: sent.participationId ?? '',
    receivedOn: localDate(document.repliedAt),
    summary: written?.body ?? reply.summaryHere,
    ratings: writes.flatMap((write) => (write.kind === 'rating' ? [write.rating] : [])),
    at,
    newId,
  })
}

/** Comments belong to what was signed: they come in with the signature, and not without it. */
async function applyToReview(tx: WriteDb, reply: AppliedReply, writes: readonly ReplyWrite[]): Promise<void> {
  const { document, signature, sent, newId, at } = reply
  const answer = writes.find((write) => write.kind === 'answer')
  if (!answer) return
  await recordEmployeeSignOff(tx, {
    reviewId: sent.reviewId ?? '',
    answer: answer.answer,
    statement: document.statement,
    fullName: document.fullName,
    signedAt: document.repliedAt,
    publicKey: signature.publicKey,
    documentHash: document.documentHash,
    comments: writes.flatMap((write) => (write.kind === 'comment' ? [{ part: write.part, body: write.body }] : [])),
    at,
    newId,
  })
}
