import { z } from 'zod'
import { Instant } from '../kernel/dates.ts'
import {
  FeedbackRecipientId,
  FeedbackRequestId,
  ImprovementPlanId,
  OneToOneId,
  PackageId,
  ParticipationId,
  PersonId,
  ReviewId,
} from '../kernel/ids.ts'
import { PlanLineKey } from '../rules/improvement-plan.ts'
import { PackageDocument, PackageKind } from '../rules/package-document.ts'
import { Change, opened } from './base.ts'
import { feedbackReplies } from './feedback-replies.ts'
import { fileErrors, OtherWorkspace } from './file-errors.ts'

export const PackageRow = z.object({
  id: PackageId,
  kind: PackageKind,
  title: z.string(),
  personId: PersonId,
  personName: z.string(),
  fileName: z.string(),
  carrier: z.enum(['age', 'html']),
  version: z.number().int(),
  sealedAt: Instant,
  bytes: z.number().int(),
  state: z.enum(['saved', 'replied']),
  reply: z.object({ at: Instant, answer: z.enum(['agree', 'received', 'disagree']), statement: z.string() }).nullable(),
})
export type PackageRow = Readonly<z.infer<typeof PackageRow>>

export const PackagePreview = z.object({
  token: z.string(),
  /** Read back from the sealed package itself. */
  document: PackageDocument,
  words: z.array(z.string()).length(6),
  bytes: z.number().int(),
  inside: z.array(z.object({ name: z.string(), count: z.number().int().nullable() })),
  leftOut: z.array(z.object({ name: z.string(), count: z.number().int() })),
  /** How many texts of private records were looked for inside, and how many were found (always 0, or sealing is refused). */
  leakCheck: z.object({ lookedFor: z.number().int(), found: z.literal(0) }),
})
export type PackagePreview = Readonly<z.infer<typeof PackagePreview>>

export const ReplyPreview = z.object({
  token: z.string(),
  package: PackageRow,
  answer: z.enum(['agree', 'received', 'disagree']).nullable(),
  statement: z.string(),
  fullName: z.string(),
  repliedAt: Instant,
  /** Pinned: same key as this person's earlier replies. First: not seen before. Changed: another key than the pinned one. */
  key: z.object({ state: z.enum(['first', 'pinned', 'changed']), fingerprint: z.string() }),
  /** Side by side: what was sent, what came back. `conflict` is kept beside, never written over. */
  changes: z.array(
    z.object({ part: z.string(), label: z.string(), here: z.string(), incoming: z.string(), effect: z.enum(['adds', 'conflict', 'same']) }),
  ),
})
export type ReplyPreview = Readonly<z.infer<typeof ReplyPreview>>

export const sharing = {
  list: opened.input(z.object({ personId: PersonId.nullable() })).output(z.array(PackageRow)),
  /** Builds, seals and opens the package again, and says what is in it. Nothing is recorded yet. */
  prepare: opened
    .input(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('plan'), participationId: ParticipationId }),
        z.object({ kind: z.literal('self-review'), participationId: ParticipationId }),
        z.object({ kind: z.literal('review'), reviewId: ReviewId }),
        z.object({ kind: z.literal('check-in'), oneToOneId: OneToOneId }),
        /** To one of those asked by name; without one, the single file of an anonymous request. */
        z.object({ kind: z.literal('feedback-request'), requestId: FeedbackRequestId, recipientId: FeedbackRecipientId.nullable() }),
        z.object({ kind: z.literal('improvement-plan'), planId: ImprovementPlanId, milestoneKey: PlanLineKey.nullable() }),
      ]),
    )
    .output(PackagePreview)
    .errors({
      PARTICIPATION_NOT_FOUND: {},
      REVIEW_NOT_FOUND: {},
      REVIEW_NOT_FINISHED: {},
      NO_GOALS: {},
      ONE_TO_ONE_NOT_FOUND: {},
      FEEDBACK_REQUEST_NOT_FOUND: {},
      IMPROVEMENT_PLAN_NOT_FOUND: {},
      CHECKPOINT_NOT_SIGNED: {},
      LEAK_FOUND: { data: z.object({ where: z.string(), part: z.string() }) },
    }),
  /** Records the package and hands out the file. The words are not stored. */
  save: opened
    .input(z.object({ token: z.string(), carrier: z.enum(['age', 'html']) }))
    .output(z.object({ packageId: PackageId, fileName: z.string(), file: z.file(), change: Change }))
    .errors({ PREVIEW_GONE: {} }),
  /** Opens a reply in a worker and says what importing it would do; changes nothing. */
  readReply: opened
    .input(z.object({ file: z.file() }))
    .output(ReplyPreview)
    .errors({
      ...fileErrors,
      REPLY_UNSIGNED: {},
      REPLY_SIGNATURE_WRONG: {},
      /** What the reply says of where it belongs, and what is open here. */
      REPLY_OTHER_WORKSPACE: { data: OtherWorkspace },
      REPLY_OTHER_PERSON: { data: z.object({ name: z.string() }) },
      REPLY_UNKNOWN_PACKAGE: {},
      REPLY_DOCUMENT_CHANGED: {},
      REPLY_ALREADY_IMPORTED: { data: z.object({ at: Instant }) },
      REPLY_VERSION_REPLACED: {},
      REPLY_NOT_A_REPLY: {},
      /** An answer to a feedback request; `readFeedbackReply` reads it. */
      REPLY_IS_FEEDBACK: {},
    }),
  importReply: opened
    .input(z.object({ token: z.string() }))
    .output(Change)
    .errors({ PREVIEW_GONE: {}, REPLY_ALREADY_IMPORTED: { data: z.object({ at: Instant }) } }),
  /** What a `check-in` package of a meeting would say, to be copied: from the same source, and nothing private. */
  checkInText: opened
    .input(z.object({ oneToOneId: OneToOneId }))
    .output(z.object({ text: z.string(), markdown: z.string() }))
    .errors({ ONE_TO_ONE_NOT_FOUND: {} }),
  ...feedbackReplies,
  /** What a successor gets about somebody, as Markdown: what both sides share, and nothing private. */
  handOver: opened
    .input(z.object({ personId: PersonId }))
    .output(z.file())
    .errors({ PERSON_NOT_FOUND: {} }),
  /** Everything in the vault about everybody, as one file each of JSON, CSV and Markdown (promise 4). */
  exportAll: opened.input(z.object({ format: z.enum(['json', 'csv', 'markdown']), personId: PersonId.nullable() })).output(z.file()),
}
