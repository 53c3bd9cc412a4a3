import type { Change } from '../../../shared/contract/base.ts'
import type { ReviewId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { findReviewRow, newestReviewRow, type ReviewRow, ratingsOf } from './queries.ts'
import { copyPrivateSide } from './queries-private.ts'
import { isFrozen } from './rules.ts'
import { findWritable } from './service.ts'

type FinishOutcome = Outcome<'REVIEW_NOT_FOUND' | 'REVIEW_SIGNED' | 'REVIEW_NOT_WRITABLE' | 'NOTHING_RATED'>

/** The manager's side is done and signed: by name, with the key of the workspace that the package will be signed with. */
export function finish(deps: Deps, id: ReviewId, signer: { fullName: string; publicKey: string }): Promise<Result<Change, FinishOutcome>> {
  const summary = 'Review finished and signed'
  return change(deps, { verb: 'reviewing.finish', summary }, async (tx, open) => {
    const found = await findWritable(tx, id)
    if (!found.ok) return found
    const ratings = (await ratingsOf(tx, [id])).get(id) ?? []
    if (!ratings.some(({ author, score }) => author === 'manager' && score !== null)) return err({ code: 'NOTHING_RATED' as const })
    await tx
      .insertInto('sign_off')
      .values({
        id: deps.newId(),
        review_id: id,
        side: 'manager',
        answer: 'signed',
        statement: '',
        full_name: signer.fullName,
        signed_at: open.at,
        public_key: signer.publicKey,
        document_hash: '',
      })
      .execute()
    await tx.updateTable('review').set({ state: 'ready', finished_at: open.at, updated_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}

type ReopenOutcome = Outcome<'REVIEW_NOT_FOUND' | 'REVIEW_SIGNED' | 'REVIEW_NOT_WRITABLE' | 'REVIEW_ALREADY_SHARED'>

export function reopen(deps: Deps, id: ReviewId): Promise<Result<Change, ReopenOutcome>> {
  const summary = 'Review open for writing'
  return change(deps, { verb: 'reviewing.reopen', summary }, async (tx, open) => {
    const review = await findReviewRow(tx, id)
    if (!review) return err({ code: 'REVIEW_NOT_FOUND' as const })
    if (review.state === 'signed') return err({ code: 'REVIEW_SIGNED' as const })
    if (isFrozen(review.state)) return err({ code: 'REVIEW_ALREADY_SHARED' as const })
    await tx.deleteFrom('sign_off').where('review_id', '=', id).execute()
    await tx.updateTable('review').set({ state: 'writing', finished_at: null, updated_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}

type NewVersionOutcome = Outcome<'REVIEW_NOT_FOUND' | 'REVIEW_NOT_SHARED'>

/** A correction: a copy that names what it replaces and why. The version it is made from is not touched. */
export function newVersion(
  deps: Deps,
  id: ReviewId,
  reason: string,
): Promise<Result<{ reviewId: ReviewId; change: Change }, NewVersionOutcome>> {
  return change(deps, { verb: 'reviewing.newVersion', summary: 'New version of the review' }, async (tx, open) => {
    const review = await findReviewRow(tx, id)
    if (!review) return err({ code: 'REVIEW_NOT_FOUND' as const })
    const newest = await newestReviewRow(tx, review.participation_id)
    // Only what went out needs a correction, and only the newest version of it.
    if (newest?.id !== id || !isFrozen(review.state)) return err({ code: 'REVIEW_NOT_SHARED' as const })
    const copyId = deps.newId() as ReviewId
    await copyDocument(deps, tx, review, { id: copyId, reason, at: open.at })
    await copyPrivateSide(tx, id, copyId, open.at)
    const summary = `Version ${review.version + 1} of the review begun`
    open.describe(summary)
    return ok({ reviewId: copyId, change: { id: open.id, summary } })
  })
}

interface Copy {
  readonly id: ReviewId
  readonly reason: string
  readonly at: number
}

async function copyDocument(deps: Deps, tx: WriteDb, review: ReviewRow, copy: Copy): Promise<void> {
  await tx
    .insertInto('review')
    .values({
      ...review,
      id: copy.id,
      version: review.version + 1,
      replaces_id: review.id,
      reason: copy.reason,
      state: 'writing',
      finished_at: null,
      updated_at: copy.at,
    })
    .execute()
  const ratings = await tx.selectFrom('review_rating').selectAll().where('review_id', '=', review.id).execute()
  const citations = await tx.selectFrom('review_citation').selectAll().where('review_id', '=', review.id).execute()
  for (const rating of ratings) {
    await tx
      .insertInto('review_rating')
      .values({ ...rating, review_id: copy.id })
      .execute()
  }
  for (const citation of citations) {
    await tx
      .insertInto('review_citation')
      .values({ ...citation, id: deps.newId(), review_id: copy.id })
      .execute()
  }
}
