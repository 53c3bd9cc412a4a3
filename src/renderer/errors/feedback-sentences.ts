import { numberOf, type Sentences } from './sentence.ts'

const gone = (what: string) =>
  [`${what} is no longer here`, 'It was removed meanwhile, perhaps by an undo.', 'Go back to the list; it shows what there is.'] as const

/** Feedback, requests for it, recognition. */
export const feedbackSentences: Sentences = {
  FEEDBACK_NOT_FOUND: gone('This feedback'),
  FEEDBACK_REQUEST_NOT_FOUND: gone('This request'),
  RECOGNITION_NOT_FOUND: gone('This recognition'),
  FIRM_VALUE_NOT_FOUND: gone('This value'),
  FEEDBACK_IS_AN_ANSWER: [
    'This is somebody’s own answer',
    'It stands as it was written. Nothing was changed.',
    'Write feedback of your own beside it, or remove it.',
  ],
  FEEDBACK_REQUEST_SENT: [
    'A file of this request is out already',
    'Whoever holds it would answer other questions than stand here. Nothing was changed.',
    'Draw up another request.',
  ],
  TOO_FEW_ASKED: (data) => [
    'Too few are asked for an anonymous answer',
    `${numberOf(data, 'asked') ?? 'Fewer'} are named, and ${numberOf(data, 'needed') ?? 3} answers are read together at the least. Nothing was saved.`,
    'Name more people, or ask each by name.',
  ],
  TOO_FEW_ANSWERS: (data) => [
    'Too few answers to be read together',
    `${numberOf(data, 'held') ?? 'Fewer'} are held, ${numberOf(data, 'needed') ?? 3} are needed. None of them was opened.`,
    'Import more answers. Whoever has not answered can be reminded: everybody at once, since nobody knows who it is.',
  ],
  REPLY_IS_FEEDBACK: [
    'This is an answer to a feedback request',
    'It is read on a screen of its own, together with others. Nothing was changed.',
    'Open Feedback and import it there.',
  ],
  ANSWER_ALREADY_HERE: [
    'This anonymous answer is already here',
    'The same file was taken in before; when, is not written down. Nothing was changed.',
    'Nothing needs doing.',
  ],
}
