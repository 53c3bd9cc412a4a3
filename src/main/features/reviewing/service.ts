import type { Change, Side } from '../../../shared/contract/base.ts'
import type { Citation, ItemKind, Review } from '../../../shared/contract/reviewing.ts'
import type { NoteId, ParticipationId, ReviewId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { allowsNotSeen } from '../../../shared/rules/review-form.ts'
import { change } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import { shareableDb } from '../../db/shareable.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type EvidenceSource, findEvidence } from '../coaching/index.ts'
import { findConcernEvidence } from '../concerns/index.ts'
import { findRewardEvidence } from '../rewarding/index.ts'
import { findParticipations, findReviewRow, newestReviewRow, type ParticipationFacts, type ReviewRow } from './queries.ts'
import { findPrivateSide, hasPrivateNote, setNoteLink, upsertAssessment } from './queries-private.ts'
import { onScale, withLinks, writable } from './rules.ts'
import { basesOf, shareableReview } from './shareable.ts'

type Unwritable = 'REVIEW_NOT_FOUND' | 'REVIEW_SIGNED' | 'REVIEW_NOT_WRITABLE'
type Saved<C extends string> = Promise<Result<{ savedAt: number }, Outcome<C>>>

export interface ItemRef {
  readonly reviewId: ReviewId
  readonly kind: ItemKind
  readonly key: string
}

export async function readReview(deps: Deps, id: ReviewId): Promise<Result<Review, Outcome<'REVIEW_NOT_FOUND'>>> {
  const shared = await shareableReview(shareableDb(deps.db), id)
  if (!shared) return err({ code: 'REVIEW_NOT_FOUND' })
  const own = await findPrivateSide(deps.db, id)
  const { firm: _firm, replaces: _replaces, reason: _reason, ...review } = shared
  return ok({
    ...review,
    items: withLinks(shared.items, own.links),
    privateAssessment: own.assessment,
    savedAt: Math.max(shared.savedAt, own.savedAt),
  })
}

export async function begin(
  deps: Deps,
  participationId: ParticipationId,
): Promise<Result<{ reviewId: ReviewId }, Outcome<'PARTICIPATION_NOT_FOUND' | 'CYCLE_CLOSED'>>> {
  const [participation] = await findParticipations(deps.db, { id: participationId })
  if (!participation) return err({ code: 'PARTICIPATION_NOT_FOUND' })
  const newest = await newestReviewRow(deps.db, participationId)
  if (newest) return ok({ reviewId: newest.id as ReviewId })
  if (participation.status === 'closed') return err({ code: 'CYCLE_CLOSED' })
  // Made by opening the editor, which is nothing that undo should take back.
  const intent = { verb: 'reviewing.begin', summary: 'Review begun', actor: 'app' } as const
  return change(deps, intent, async (tx, { at }) => ok({ reviewId: await insertFirstVersion(tx, deps.newId, participationId, at) }))
}

export async function insertFirstVersion(tx: WriteDb, newId: () => string, participationId: string, at: number): Promise<ReviewId> {
  const id = newId() as ReviewId
  const empty = {
    reason: '',
    summary: '',
    next_steps: '',
    self_received_on: null,
    self_summary: '',
    finished_at: null,
    citations_made: 0,
    deleted_at: null,
  }
  await tx
    .insertInto('review')
    .values({ id, participation_id: participationId, version: 1, replaces_id: null, state: 'writing', updated_at: at, ...empty })
    .execute()
  return id
}

export interface RatingInput extends ItemRef {
  readonly by: Side
  readonly score: number | null
  readonly notSeen: boolean
  readonly comment: string
}

export function saveRating(deps: Deps, input: RatingInput): Saved<Unwritable | 'SCORE_NOT_ON_SCALE' | 'ITEM_NOT_FOUND'> {
  return change(deps, { verb: 'reviewing.saveRating', summary: 'Rating saved' }, async (tx, { at }) => {
    const found = await findWritable(tx, input.reviewId)
    if (!found.ok) return found
    const { review, participation } = found.value
    // What came in a signed reply is the employee's word and not for typing over.
    if (input.by === 'employee' && review.self_received_on !== null) return err({ code: 'REVIEW_NOT_WRITABLE' as const })
    if (!(await hasItem(tx, found.value, input))) return err({ code: 'ITEM_NOT_FOUND' as const })
    if (!onScale(participation.form, input.score)) return err({ code: 'SCORE_NOT_ON_SCALE' as const })
    if (input.notSeen && !allowsNotSeen(participation.form.scale)) return err({ code: 'SCORE_NOT_ON_SCALE' as const })
    const said = { score: input.notSeen ? null : input.score, not_seen: Number(input.notSeen), comment: input.comment }
    await tx
      .insertInto('review_rating')
      .values({ review_id: review.id, kind: input.kind, item_key: input.key, author: input.by, ...said })
      .onConflict((on) => on.columns(['review_id', 'kind', 'item_key', 'author']).doUpdateSet(said))
      .execute()
    await touch(tx, review.id, at)
    return ok({ savedAt: at })
  })
}

export type TextPart = 'summary' | 'nextSteps' | 'privateAssessment'

/** The private assessment is no part of the document, so it can be written whatever became of the review. */
export function saveText(deps: Deps, reviewId: ReviewId, part: TextPart, body: string): Saved<Unwritable> {
  return change(deps, { verb: 'reviewing.saveText', summary: 'Review text saved' }, async (tx, { at }) => {
    if (part === 'privateAssessment') {
      if (!(await findReviewRow(tx, reviewId))) return err({ code: 'REVIEW_NOT_FOUND' as const })
      await upsertAssessment(tx, reviewId, body, at)
      return ok({ savedAt: at })
    }
    const found = await findWritable(tx, reviewId)
    if (!found.ok) return found
    const text = part === 'summary' ? { summary: body } : { next_steps: body }
    await tx
      .updateTable('review')
      .set({ ...text, updated_at: at })
      .where('id', '=', reviewId)
      .execute()
    return ok({ savedAt: at })
  })
}

/** Copies the evidence as it reads today; the number stays with it for as long as it is cited. */
export function cite(
  deps: Deps,
  input: ItemRef & EvidenceSource,
): Promise<Result<Citation, Outcome<Unwritable | 'ITEM_NOT_FOUND' | 'SOURCE_NOT_FOUND' | 'SOURCE_PRIVATE'>>> {
  return change(deps, { verb: 'reviewing.cite', summary: 'Evidence cited' }, async (tx, { at }) => {
    const found = await findWritable(tx, input.reviewId)
    if (!found.ok) return found
    const { personId } = found.value.participation
    if (!(await hasItem(tx, found.value, input))) return err({ code: 'ITEM_NOT_FOUND' as const })
    const find = finderOf(input.sourceKind)
    const evidence = await find(tx, personId, input)
    if (!evidence.ok) return evidence
    const citations = await tx.selectFrom('review_citation').selectAll().where('review_id', '=', input.reviewId).execute()
    const same = citations.find((row) => row.source_id === input.sourceId && row.kind === input.kind && row.item_key === input.key)
    if (same) return ok({ ...evidence.value, number: same.number, label: same.label, observedOn: same.observed_on, text: same.text })
    const number = found.value.review.citations_made + 1
    const { sourceKind, sourceId, label, observedOn, text } = evidence.value
    const item = { review_id: input.reviewId, kind: input.kind, item_key: input.key }
    const source = { source_kind: sourceKind, source_id: sourceId, label, observed_on: observedOn, text }
    await tx
      .insertInto('review_citation')
      .values({ id: deps.newId(), ...item, number, ...source })
      .execute()
    await tx.updateTable('review').set({ citations_made: number, updated_at: at }).where('id', '=', input.reviewId).execute()
    return ok({ ...evidence.value, number })
  })
}

export function uncite(deps: Deps, input: ItemRef & { readonly number: number }): Promise<Result<Change, Outcome<Unwritable>>> {
  const summary = `Citation ${input.number} removed`
  return change(deps, { verb: 'reviewing.uncite', summary }, async (tx, { id, at }) => {
    const found = await findWritable(tx, input.reviewId)
    if (!found.ok) return found
    await tx
      .deleteFrom('review_citation')
      .where('review_id', '=', input.reviewId)
      .where('kind', '=', input.kind)
      .where('item_key', '=', input.key)
      .where('number', '=', input.number)
      .execute()
    await touch(tx, input.reviewId, at)
    return ok({ id, summary })
  })
}

/** A link is private and no part of the document, so it can be made whatever became of the review. */
export function linkNote(
  deps: Deps,
  input: ItemRef & { readonly noteId: NoteId; readonly linked: boolean },
): Saved<'REVIEW_NOT_FOUND' | 'NOTE_NOT_FOUND'> {
  const summary = input.linked ? 'Private note linked' : 'Link to a private note removed'
  return change(deps, { verb: 'reviewing.linkNote', summary }, async (tx, { at }) => {
    const review = await findReviewRow(tx, input.reviewId)
    const [participation] = review ? await findParticipations(tx, { id: review.participation_id }) : []
    if (!participation) return err({ code: 'REVIEW_NOT_FOUND' as const })
    if (!(await hasPrivateNote(tx, participation.personId, input.noteId))) return err({ code: 'NOTE_NOT_FOUND' as const })
    const link = { review_id: input.reviewId, kind: input.kind, item_key: input.key, note_id: input.noteId }
    await setNoteLink(tx, link, input.linked)
    return ok({ savedAt: at })
  })
}

interface Found {
  readonly review: ReviewRow
  readonly participation: ParticipationFacts
}

/** The review, if what is in its document may be changed. */
export async function findWritable(tx: WriteDb, id: ReviewId): Promise<Result<Found, Outcome<Unwritable>>> {
  const review = await findReviewRow(tx, id)
  const [participation] = review ? await findParticipations(tx, { id: review.participation_id }) : []
  if (!review || !participation) return err({ code: 'REVIEW_NOT_FOUND' })
  const may = writable(review.state)
  return may.ok ? ok({ review, participation }) : may
}

async function hasItem(tx: WriteDb, { review, participation }: Found, item: { kind: ItemKind; key: string }): Promise<boolean> {
  const bases = await basesOf(tx, review, participation)
  return bases.some(({ kind, key }) => kind === item.kind && key === item.key)
}

async function touch(tx: WriteDb, reviewId: string, at: number): Promise<void> {
  await tx.updateTable('review').set({ updated_at: at }).where('id', '=', reviewId).execute()
}

function finderOf(sourceKind: string): typeof findEvidence {
  if (sourceKind === 'reward') return findRewardEvidence
  return sourceKind === 'concern' ? findConcernEvidence : findEvidence
}
