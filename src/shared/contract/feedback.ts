import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { FeedbackId, FeedbackRecipientId, FeedbackRequestId, PackageId, PersonId } from '../kernel/ids.ts'
import { FeedbackDirection, FeedbackShape, MOST_QUESTIONS } from '../rules/feedback-document.ts'
import { Change, Markdown, opened, Readers, ShortText } from './base.ts'
import { recognition } from './recognition.ts'

/** What the manager does with feedback they got. Read by them alone. */
export const FollowUp = z.object({ body: z.string(), dueOn: IsoDate.nullable(), doneOn: IsoDate.nullable() })
export type FollowUp = Readonly<z.infer<typeof FollowUp>>

export const Feedback = z.object({
  id: FeedbackId,
  /** Whom it is about. */
  personId: PersonId,
  personName: z.string(),
  direction: FeedbackDirection,
  readers: Readers,
  /** Who gave it; a name alone where it is nobody of the vault, empty for anonymous answers. */
  giverId: PersonId.nullable(),
  giverName: z.string(),
  /** How many anonymous answers it brings together; 0 when somebody stands behind it by name. */
  answers: z.number().int(),
  requestId: FeedbackRequestId.nullable(),
  body: z.string(),
  observedOn: IsoDate,
  writtenAt: Instant,
  /** Whether it is about, or from, the owner of the vault. */
  aboutYou: z.boolean(),
  fromYou: z.boolean(),
  followUp: FollowUp.nullable(),
})
export type Feedback = Readonly<z.infer<typeof Feedback>>

export const FeedbackRecipient = z.object({
  id: FeedbackRecipientId,
  personId: PersonId.nullable(),
  name: z.string(),
  /** The newest package saved for this name; null before one was. Always null in an anonymous request. */
  packageId: PackageId.nullable(),
  savedAt: Instant.nullable(),
  answered: z.boolean(),
})
export type FeedbackRecipient = Readonly<z.infer<typeof FeedbackRecipient>>

export const FeedbackQuestion = z.object({ key: z.string().max(40), text: ShortText })

export const FeedbackRequest = z.object({
  id: FeedbackRequestId,
  personId: PersonId,
  personName: z.string(),
  direction: FeedbackDirection,
  anonymous: z.boolean(),
  readers: Readers,
  intro: z.string(),
  shape: FeedbackShape,
  questions: z.array(FeedbackQuestion),
  answerBy: IsoDate.nullable(),
  askedOn: IsoDate,
  recipients: z.array(FeedbackRecipient),
  /** Whether a package of it was saved: from then on it stands as it is. */
  sent: z.boolean(),
  /** Answers by name that came in; anonymous ones that were released. */
  answered: z.number().int(),
  /** Anonymous answers that wait for each other. What they say, and when they came, is told by nothing. */
  held: z.number().int(),
  readFrom: z.number().int(),
})
export type FeedbackRequest = Readonly<z.infer<typeof FeedbackRequest>>

const NOT_FOUND = { FEEDBACK_NOT_FOUND: {} }
const NO_REQUEST = { FEEDBACK_REQUEST_NOT_FOUND: {} }

export const feedback = {
  /** About and from one person, or everything; newest first. */
  list: opened.input(z.object({ personId: PersonId.nullable() })).output(z.array(Feedback)),
  /** Writes feedback down as it was given. What came in as an answer is not edited. */
  save: opened
    .input(
      z.object({
        feedbackId: FeedbackId.nullable(),
        personId: PersonId,
        direction: FeedbackDirection,
        giver: z.union([z.object({ personId: PersonId }), z.object({ name: ShortText })]),
        body: Markdown.min(1),
        observedOn: IsoDate,
      }),
    )
    .output(z.object({ feedbackId: FeedbackId, change: Change }))
    .errors({ ...NOT_FOUND, PERSON_NOT_FOUND: {}, FEEDBACK_IS_AN_ANSWER: {} }),
  remove: opened
    .input(z.object({ feedbackId: FeedbackId }))
    .output(Change)
    .errors(NOT_FOUND),
  /** What the manager makes of it; saves by itself. */
  saveFollowUp: opened
    .input(z.object({ feedbackId: FeedbackId, body: Markdown, dueOn: IsoDate.nullable() }))
    .output(z.object({ savedAt: Instant }))
    .errors(NOT_FOUND),
  completeFollowUp: opened
    .input(z.object({ feedbackId: FeedbackId, done: z.boolean() }))
    .output(Change)
    .errors(NOT_FOUND),

  requests: opened.input(z.object({ personId: PersonId.nullable() })).output(z.array(FeedbackRequest)),
  request: opened
    .input(z.object({ requestId: FeedbackRequestId }))
    .output(FeedbackRequest)
    .errors(NO_REQUEST),
  /** Draws up a request. Its packages are made one by one afterwards; from the first on it stays as it is. */
  ask: opened
    .input(
      z.object({
        requestId: FeedbackRequestId.nullable(),
        personId: PersonId,
        direction: FeedbackDirection,
        anonymous: z.boolean(),
        readers: Readers,
        intro: Markdown,
        shape: FeedbackShape,
        questions: z.array(ShortText).min(1).max(MOST_QUESTIONS),
        answerBy: IsoDate.nullable(),
        recipients: z
          .array(z.union([z.object({ personId: PersonId }), z.object({ name: ShortText })]))
          .min(1)
          .max(200),
      }),
    )
    .output(z.object({ requestId: FeedbackRequestId, change: Change }))
    .errors({
      ...NO_REQUEST,
      PERSON_NOT_FOUND: {},
      FEEDBACK_REQUEST_SENT: {},
      TOO_FEW_ASKED: { data: z.object({ asked: z.number(), needed: z.number() }) },
    }),
  removeRequest: opened
    .input(z.object({ requestId: FeedbackRequestId }))
    .output(Change)
    .errors({ ...NO_REQUEST, FEEDBACK_REQUEST_SENT: {} }),
  /** Reads the anonymous answers that are held, all at once and in no order. Cannot be taken back: they have been read. */
  release: opened
    .input(z.object({ requestId: FeedbackRequestId }))
    .output(z.object({ feedbackId: FeedbackId, answers: z.number().int() }))
    .errors({ ...NO_REQUEST, TOO_FEW_ANSWERS: { data: z.object({ held: z.number(), needed: z.number() }) } }),
  ...recognition,
}
