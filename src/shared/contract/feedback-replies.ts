import { z } from 'zod'
import { Instant } from '../kernel/dates.ts'
import { FeedbackRequestId, PersonId } from '../kernel/ids.ts'
import { Change, opened } from './base.ts'
import { fileErrors, OtherWorkspace } from './file-errors.ts'

const About = z.object({ token: z.string(), requestId: FeedbackRequestId, personId: PersonId, personName: z.string() })

/** What importing an answer would do. Of an anonymous one nothing is shown but which request it answers. */
export const FeedbackReplyPreview = z.discriminatedUnion('kind', [
  About.extend({
    kind: z.literal('named'),
    fullName: z.string(),
    repliedAt: Instant,
    /** As in any reply; null where the name belongs to nobody of the vault, so that no key can be remembered. */
    key: z.object({ state: z.enum(['first', 'pinned', 'changed']), fingerprint: z.string() }).nullable(),
    answers: z.array(z.object({ question: z.string(), body: z.string() })),
    /** Earlier answers under the same name; they are kept beside this one. */
    earlier: z.number().int(),
  }),
  About.extend({ kind: z.literal('anonymous'), held: z.number().int(), readFrom: z.number().int() }),
])
export type FeedbackReplyPreview = Readonly<z.infer<typeof FeedbackReplyPreview>>

/** Answers to feedback requests coming in. Part of `sharing`. */
export const feedbackReplies = {
  /** Opens one answer in a worker; changes nothing. */
  readFeedbackReply: opened
    .input(z.object({ file: z.file() }))
    .output(FeedbackReplyPreview)
    .errors({
      ...fileErrors,
      REPLY_UNSIGNED: {},
      REPLY_SIGNATURE_WRONG: {},
      REPLY_OTHER_WORKSPACE: { data: OtherWorkspace },
      REPLY_UNKNOWN_PACKAGE: {},
      REPLY_DOCUMENT_CHANGED: {},
      REPLY_ALREADY_IMPORTED: { data: z.object({ at: Instant }) },
      /** The same for an anonymous answer: when it came is not known. */
      ANSWER_ALREADY_HERE: {},
      REPLY_NOT_A_REPLY: {},
    }),
  /**
   * Takes in what was previewed: answers by name in one change, anonymous ones into what is held, in no order. The token takes
   * the held ones back as long as the vault stays open and nothing else was added to them.
   */
  importFeedbackReplies: opened
    .input(z.object({ tokens: z.array(z.string()).min(1).max(200) }))
    .output(
      z.object({
        change: Change.nullable(),
        held: z.array(z.object({ requestId: FeedbackRequestId, added: z.number().int(), held: z.number().int() })),
        takeBack: z.string().nullable(),
      }),
    )
    .errors({ PREVIEW_GONE: {} }),
  takeBackAnswers: opened
    .input(z.object({ token: z.string() }))
    .output(z.object({ takenBack: z.number().int() }))
    .errors({ PREVIEW_GONE: {} }),
}
