import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { ReviewId } from '../../../shared/kernel/ids.ts'
import type { WriteDb } from '../../db/database.ts'
import { newestReviewRow } from './queries.ts'
import { insertFirstVersion } from './service.ts'

// What packages and replies do to a review. Each runs inside the caller's own change; the caller has checked what came in.

/** A package of this review went out: from here on its document is what it is. `documentHash` is what the manager's signature covers. */
export async function markShared(tx: WriteDb, shared: { reviewId: string; documentHash: string; at: number }): Promise<void> {
  await tx
    .updateTable('review')
    .set({ state: 'shared', updated_at: shared.at })
    .where('id', '=', shared.reviewId)
    .where('state', '=', 'ready')
    .execute()
  await tx
    .updateTable('sign_off')
    .set({ document_hash: shared.documentHash })
    .where('review_id', '=', shared.reviewId)
    .where('side', '=', 'manager')
    .execute()
}

export interface EmployeeSignOff {
  readonly reviewId: string
  readonly answer: 'agree' | 'received' | 'disagree'
  readonly statement: string
  readonly fullName: string
  readonly signedAt: number
  readonly publicKey: string
  readonly documentHash: string
  /** Per part: `summary`, `nextSteps`, or the key of an item. */
  readonly comments: readonly { readonly part: string; readonly body: string }[]
  readonly at: number
  readonly newId: () => string
}

/** The employee's answer, agreeing or not. With the manager's signature under the same version, it is signed by both sides. */
export async function recordEmployeeSignOff(tx: WriteDb, reply: EmployeeSignOff): Promise<void> {
  await tx
    .insertInto('sign_off')
    .values({
      id: reply.newId(),
      review_id: reply.reviewId,
      side: 'employee',
      answer: reply.answer,
      statement: reply.statement,
      full_name: reply.fullName,
      signed_at: reply.signedAt,
      public_key: reply.publicKey,
      document_hash: reply.documentHash,
    })
    .execute()
  for (const { part, body } of reply.comments) {
    await tx.insertInto('review_comment').values({ id: reply.newId(), review_id: reply.reviewId, part, author: 'employee', body }).execute()
  }
  const manager = await tx
    .selectFrom('sign_off')
    .select('id')
    .where('review_id', '=', reply.reviewId)
    .where('side', '=', 'manager')
    .executeTakeFirst()
  await tx
    .updateTable('review')
    .set({ state: manager ? 'signed' : 'replied', updated_at: reply.at })
    .where('id', '=', reply.reviewId)
    .execute()
}

export interface ReceivedSelfReview {
  readonly participationId: string
  readonly receivedOn: IsoDate
  readonly summary: string
  readonly ratings: readonly {
    readonly kind: 'goal' | 'competency'
    readonly key: string
    readonly score: number | null
    readonly comment: string
  }[]
  readonly at: number
  readonly newId: () => string
}

/**
 * Lays the employee's own ratings, sealed, into the version being written (begun here if there is none). A review that already
 * went out keeps what it says: then nothing is written and the answer is null.
 */
export async function recordSelfReview(tx: WriteDb, received: ReceivedSelfReview): Promise<ReviewId | null> {
  const newest = await newestReviewRow(tx, received.participationId)
  if (newest && newest.state !== 'writing' && newest.state !== 'ready') return null
  const reviewId = newest ? (newest.id as ReviewId) : await insertFirstVersion(tx, received.newId, received.participationId, received.at)
  await tx
    .updateTable('review')
    .set({ self_received_on: received.receivedOn, self_summary: received.summary, updated_at: received.at })
    .where('id', '=', reviewId)
    .execute()
  for (const { kind, key, score, comment } of received.ratings) {
    const said = { score, not_seen: 0, comment }
    await tx
      .insertInto('review_rating')
      .values({ review_id: reviewId, kind, item_key: key, author: 'employee', ...said })
      .onConflict((on) => on.columns(['review_id', 'kind', 'item_key', 'author']).doUpdateSet(said))
      .execute()
  }
  return reviewId
}
