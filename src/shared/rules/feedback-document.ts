import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'

/** What is asked of colleagues in a package, and what comes back. Both are described in docs/package-format.md. */

const Text = z.string().max(100_000)
const Line = z.string().max(1000)

/** Who speaks to whom: a manager about somebody they lead, a team about its manager, a colleague, or about oneself. */
export const FeedbackDirection = z.enum(['downward', 'upward', 'peer', 'self'])
export type FeedbackDirection = z.infer<typeof FeedbackDirection>

/** How the reader helps to order an answer: not at all, by situation, behaviour and impact, or by start, stop and continue. */
export const FeedbackShape = z.enum(['free', 'sbi', 'start-stop-continue'])
export type FeedbackShape = z.infer<typeof FeedbackShape>

/** Anonymous answers are read from so many on, together: fewer would point at somebody. */
export const FEWEST_ANONYMOUS = 3

export const MOST_QUESTIONS = 20

export const FeedbackRequestBody = z.strictObject({
  kind: z.literal('feedback-request'),
  direction: FeedbackDirection,
  /** Who is asked by name. Null in an anonymous request, which is one file for the whole group. */
  to: z.strictObject({ id: z.uuid(), name: Line }).nullable(),
  /** Null in a request by name: how many were asked, and from how many answers on they are read. */
  anonymity: z.strictObject({ asked: z.number().int(), readFrom: z.number().int() }).nullable(),
  /** Whether whom it is about reads the answers too, or only who asks. */
  readers: z.enum(['only-you', 'both']),
  intro: Text,
  shape: FeedbackShape,
  questions: z
    .array(z.strictObject({ key: Line, text: Line }))
    .min(1)
    .max(MOST_QUESTIONS),
  answerBy: IsoDate.nullable(),
})
export type FeedbackRequestBody = Readonly<z.infer<typeof FeedbackRequestBody>>

/** Line 1 of an answer to a feedback request. An anonymous one names nobody, carries no moment, and has no line 2. */
export const FeedbackReplyDocument = z.strictObject({
  format: z.literal(1),
  kind: z.literal('feedback-reply'),
  /** Random, of version 4: it holds no time. */
  replyId: z.uuid(),
  packageId: z.uuid(),
  workspaceId: z.uuid(),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  answers: z.array(z.strictObject({ key: Line, body: z.string().trim().min(1).max(20_000) })).max(MOST_QUESTIONS),
  /** Null in an anonymous answer. */
  signed: z.strictObject({ fullName: z.string().trim().min(1).max(300), at: Instant }).nullable(),
  /** Spaces: they make every anonymous file of a group as long as the next, so that its size tells nothing. */
  padding: z.string().max(1_000_000).regex(/^ *$/),
})
export type FeedbackReplyDocument = Readonly<z.infer<typeof FeedbackReplyDocument>>
