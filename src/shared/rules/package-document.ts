import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { FeedbackRequestBody } from './feedback-document.ts'
import { CheckInBody, CheckInReply } from './package-check-in.ts'
import { ImprovementBody } from './package-improvement.ts'
import { ScalePoint } from './review-form.ts'

/** Version of the document schema. A reader refuses a higher one in words. */
export const PACKAGE_FORMAT = 1

export const PackageKind = z.enum(['plan', 'check-in', 'self-review', 'review', 'feedback-request', 'reward', 'improvement-plan'])
export type PackageKind = z.infer<typeof PackageKind>

const Text = z.string().max(100_000)
const Line = z.string().max(1000)

const PackageGoal = z.strictObject({
  key: Line,
  title: Line,
  outcome: Text,
  weightBp: z.number().int(),
  dueOn: IsoDate,
  /** "2.1 %, from 3.4 % to 1.8 %", one line per key result. */
  measures: z.array(Line).max(50),
  progressBp: z.number().int().nullable(),
})

const PackageCitation = z.strictObject({ number: z.number().int(), label: Line, observedOn: IsoDate, text: Text })

const PackageItem = z.strictObject({
  kind: z.enum(['goal', 'competency']),
  key: Line,
  name: Line,
  detail: Text,
  expected: z.number().int().nullable(),
  weightBp: z.number().int(),
  score: z.number().int().nullable(),
  notSeen: z.boolean(),
  comment: Text,
  /** The employee's own rating, once given. */
  own: z.strictObject({ score: z.number().int().nullable(), comment: Text }).nullable(),
  citations: z.array(PackageCitation).max(200),
  /** What each scale value means here, by value. */
  anchors: z.record(z.string().max(8), Line),
})
export type PackageItem = Readonly<z.infer<typeof PackageItem>>

const PackageStandard = z.strictObject({ meets: Text, exceeds: Text, short: Text })

/** The version of the job profile that the person holds in this cycle. */
const PackageJob = z.strictObject({
  title: Line,
  version: z.number().int(),
  purpose: Text,
  responsibilities: z.array(z.strictObject({ text: Text, standard: PackageStandard.nullable() })).max(100),
  /** Of the job as a whole. */
  standard: PackageStandard.nullable(),
  competencies: z.array(z.strictObject({ name: Line, source: Line, description: Text, level: Line, meaning: Text })).max(60),
  /** What the licence of a text in it asks to be said; empty for one's own words. */
  notice: Text,
})
export type PackageJob = Readonly<z.infer<typeof PackageJob>>

const PlanBody = z.strictObject({
  kind: z.literal('plan'),
  revision: z.number().int(),
  goals: z.array(PackageGoal).max(200),
  totalBp: z.number().int(),
  /** Absent where the person holds no version. */
  job: PackageJob.optional(),
})

const SelfReviewBody = z.strictObject({
  kind: z.literal('self-review'),
  scale: z.array(ScalePoint.strict()).max(10),
  items: z.array(PackageItem).max(240),
})

const ReviewBody = z.strictObject({
  kind: z.literal('review'),
  scale: z.array(ScalePoint.strict()).max(10),
  score: z.strictObject({
    total: z.number().int().nullable(),
    label: Line,
    parts: z
      .array(z.strictObject({ name: Line, mean: z.number().int(), weightBp: z.number().int(), contribution: z.number().int() }))
      .max(10),
    unrated: z.number().int(),
  }),
  items: z.array(PackageItem).max(240),
  summary: Text,
  nextSteps: Text,
  reviewerSigned: z.strictObject({ fullName: Line, at: Instant }),
  replaces: z.number().int().nullable(),
})

/** Line 1 of a package: what the recipient gets, and nothing else. Unknown keys are refused. */
export const PackageDocument = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  packageId: z.uuid(),
  workspaceId: z.uuid(),
  /** Name of the firm or team. */
  from: Line,
  /** `age1pq…`: where the reply is sealed to. */
  replyTo: z.string().max(4000),
  sealedAt: Instant,
  title: Line,
  person: z.strictObject({ id: z.uuid(), name: Line, jobTitle: Line.nullable() }),
  author: Line,
  period: z.strictObject({ startsOn: IsoDate, endsOn: IsoDate }),
  version: z.number().int(),
  body: z.discriminatedUnion('kind', [PlanBody, SelfReviewBody, ReviewBody, CheckInBody, FeedbackRequestBody, ImprovementBody]),
})
export type PackageDocument = Readonly<z.infer<typeof PackageDocument>>

export const Answer = z.enum(['agree', 'received', 'disagree'])
export type Answer = z.infer<typeof Answer>

/** Line 1 of a reply. */
export const ReplyDocument = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  kind: z.literal('reply'),
  replyId: z.uuid(),
  packageId: z.uuid(),
  workspaceId: z.uuid(),
  personId: z.uuid(),
  version: z.number().int(),
  /** SHA-256 of line 1 of the package answered, lower-case hex. */
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  repliedAt: Instant,
  /** Null for a self-review, which is given, not agreed. */
  answer: Answer.nullable(),
  statement: Text,
  fullName: z.string().trim().min(1).max(300),
  /** Comment per part: `summary`, `nextSteps`, or an item or goal key; of an improvement plan, `gap:`, `goal:`, `support:` or `milestone:` and the key, or `outcomes`. */
  comments: z.array(z.strictObject({ part: Line, body: Text })).max(300),
  /** The employee's own ratings, in a self-review. */
  ratings: z
    .array(z.strictObject({ kind: z.enum(['goal', 'competency']), key: Line, score: z.number().int().nullable(), comment: Text }))
    .max(240),
  /** Goals the employee proposes, in a plan. */
  proposals: z.array(z.strictObject({ title: Line.min(1), outcome: Text })).max(50),
  /** Only in the reply to a `check-in`. */
  checkIn: CheckInReply.optional(),
})
export type ReplyDocument = Readonly<z.infer<typeof ReplyDocument>>

/** Line 2: an Ed25519 signature (RFC 8032) over the exact bytes of line 1, without its line feed. */
export const SignatureBlock = z.strictObject({
  alg: z.literal('Ed25519'),
  /** Raw 32-byte public key, base64. */
  publicKey: z.string().length(44),
  /** Raw 64-byte signature, base64. */
  signature: z.string().length(88),
})
export type SignatureBlock = Readonly<z.infer<typeof SignatureBlock>>
