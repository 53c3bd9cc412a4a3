import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { CycleId, NoteId, ParticipationId, PersonId, ReviewId } from '../kernel/ids.ts'
import { ReviewForm } from '../rules/review-form.ts'
import { Change, Markdown, opened, ShortText, Side } from './base.ts'

/**
 * Where a review stands. `not-started` → `writing` → `ready` (finished by the manager) → `shared` (a package went out) →
 * `replied` (the employee's answer is imported) → `signed` (both sides signed this version).
 */
export const ReviewState = z.enum(['not-started', 'writing', 'ready', 'shared', 'replied', 'signed'])
export type ReviewState = z.infer<typeof ReviewState>

export const ItemKind = z.enum(['goal', 'competency'])
export type ItemKind = z.infer<typeof ItemKind>

export const Citation = z.object({
  number: z.number().int(),
  sourceKind: z.string(),
  sourceId: z.string(),
  label: z.string(),
  observedOn: IsoDate,
  text: z.string(),
})
export type Citation = Readonly<z.infer<typeof Citation>>

export const Rating = z.object({
  /** A value of the form's scale; null when not rated. */
  score: z.number().int().nullable(),
  /** "Not seen": left out of the score, not counted as zero. */
  notSeen: z.boolean(),
  comment: z.string(),
})
export type Rating = Readonly<z.infer<typeof Rating>>

export const ReviewItem = z.object({
  kind: ItemKind,
  /** Goal id or competency key. */
  key: z.string(),
  name: z.string(),
  /** Under the name: "2.1 %, from 3.4 % to 1.8 %" or the competency's description. */
  detail: z.string(),
  expected: z.number().int().nullable(),
  weightBp: z.number().int(),
  manager: Rating,
  /** Null while sealed (see `selfReview`) or absent. */
  employee: Rating.nullable(),
  citations: z.array(Citation),
  linkedNotes: z.array(NoteId),
})
export type ReviewItem = Readonly<z.infer<typeof ReviewItem>>

export const Score = z.object({
  /** Hundredths of a scale point; null before anything is rated. */
  total: z.number().int().nullable(),
  label: z.string(),
  parts: z.array(z.object({ name: z.string(), mean: z.number().int(), weightBp: z.number().int(), contribution: z.number().int() })),
  unrated: z.number().int(),
})
export type Score = Readonly<z.infer<typeof Score>>

export const SignOff = z.object({
  side: Side,
  answer: z.enum(['signed', 'agree', 'received', 'disagree']),
  statement: z.string(),
  fullName: z.string(),
  at: Instant,
  /** Short fingerprint of the key that signed. */
  fingerprint: z.string(),
})
export type SignOff = Readonly<z.infer<typeof SignOff>>

export const Review = z.object({
  id: ReviewId,
  participationId: ParticipationId,
  cycleId: CycleId,
  cycleName: z.string(),
  period: z.object({ startsOn: IsoDate, endsOn: IsoDate }),
  person: z.object({ id: PersonId, name: z.string(), jobTitle: z.string().nullable(), unit: z.string().nullable() }),
  reviewer: z.string(),
  version: z.number().int(),
  state: ReviewState,
  form: ReviewForm,
  items: z.array(ReviewItem),
  summary: z.string(),
  nextSteps: z.string(),
  /** Only the owner of the vault reads it. */
  privateAssessment: z.string(),
  /** `sealed` opens when every item here has a rating or "not seen", so that neither side anchors the other. */
  selfReview: z.object({ state: z.enum(['none', 'sealed', 'open']), receivedOn: IsoDate.nullable(), summary: z.string().nullable() }),
  score: Score,
  signOffs: z.array(SignOff),
  comments: z.array(z.object({ part: z.string(), body: z.string() })),
  savedAt: Instant,
})
export type Review = Readonly<z.infer<typeof Review>>

const reviewErrors = { REVIEW_NOT_FOUND: {}, REVIEW_SIGNED: {}, REVIEW_NOT_WRITABLE: {} }

export const reviewing = {
  board: opened
    .input(z.object({ cycleId: CycleId }))
    .output(
      z.array(
        z.object({
          participationId: ParticipationId,
          reviewId: ReviewId.nullable(),
          personId: PersonId,
          name: z.string(),
          jobTitle: z.string().nullable(),
          unit: z.string().nullable(),
          managerId: PersonId.nullable(),
          state: ReviewState,
          selfReview: z.enum(['none', 'sealed', 'open']),
          score: z.number().int().nullable(),
          rated: z.number().int(),
          items: z.number().int(),
        }),
      ),
    )
    .errors({ CYCLE_NOT_FOUND: {} }),
  /** Finds or begins the newest version of a participation's review. */
  begin: opened
    .input(z.object({ participationId: ParticipationId }))
    .output(z.object({ reviewId: ReviewId }))
    .errors({ PARTICIPATION_NOT_FOUND: {}, CYCLE_CLOSED: {} }),
  get: opened
    .input(z.object({ reviewId: ReviewId }))
    .output(Review)
    .errors({ REVIEW_NOT_FOUND: {} }),
  ofPerson: opened.input(z.object({ personId: PersonId })).output(
    z.array(
      z.object({
        reviewId: ReviewId,
        cycleName: z.string(),
        version: z.number().int(),
        state: ReviewState,
        score: z.number().int().nullable(),
        label: z.string(),
        signedOn: IsoDate.nullable(),
      }),
    ),
  ),
  saveRating: opened
    .input(
      z.object({
        reviewId: ReviewId,
        kind: ItemKind,
        key: z.string().max(100),
        by: Side,
        score: z.number().int().nullable(),
        notSeen: z.boolean(),
        comment: Markdown,
      }),
    )
    .output(z.object({ savedAt: Instant }))
    .errors({ ...reviewErrors, SCORE_NOT_ON_SCALE: {}, ITEM_NOT_FOUND: {} }),
  saveText: opened
    .input(z.object({ reviewId: ReviewId, part: z.enum(['summary', 'nextSteps', 'privateAssessment']), body: Markdown }))
    .output(z.object({ savedAt: Instant }))
    .errors(reviewErrors),
  /** Puts a shared item of the timeline into the review, by number. A private note is refused here. */
  cite: opened
    .input(
      z.object({
        reviewId: ReviewId,
        kind: ItemKind,
        key: z.string().max(100),
        sourceKind: z.string().max(40),
        sourceId: z.string().max(100),
      }),
    )
    .output(Citation)
    .errors({ ...reviewErrors, ITEM_NOT_FOUND: {}, SOURCE_NOT_FOUND: {}, SOURCE_PRIVATE: {} }),
  uncite: opened
    .input(z.object({ reviewId: ReviewId, kind: ItemKind, key: z.string().max(100), number: z.number().int() }))
    .output(Change)
    .errors(reviewErrors),
  /** Connects a private note with an item; the connection exists only in this vault. */
  linkNote: opened
    .input(z.object({ reviewId: ReviewId, kind: ItemKind, key: z.string().max(100), noteId: NoteId, linked: z.boolean() }))
    .output(z.object({ savedAt: Instant }))
    .errors({ ...reviewErrors, NOTE_NOT_FOUND: {} }),
  /** The manager's side is finished and signed with the workspace key. */
  finish: opened
    .input(z.object({ reviewId: ReviewId, fullName: ShortText }))
    .output(Change)
    .errors({ ...reviewErrors, NOTHING_RATED: {} }),
  /** Back to writing, while no package of it has gone out. */
  reopen: opened
    .input(z.object({ reviewId: ReviewId }))
    .output(Change)
    .errors({ ...reviewErrors, REVIEW_ALREADY_SHARED: {} }),
  /** A correction of what was shared or signed: a new version that names the one it replaces. */
  newVersion: opened
    .input(z.object({ reviewId: ReviewId, reason: ShortText }))
    .output(z.object({ reviewId: ReviewId, change: Change }))
    .errors({ REVIEW_NOT_FOUND: {}, REVIEW_NOT_SHARED: {} }),
  /** The review as an A4 page, made off the main thread. Holds nothing private. */
  pdf: opened
    .input(z.object({ reviewId: ReviewId }))
    .output(z.file())
    .errors({ REVIEW_NOT_FOUND: {} }),
}
