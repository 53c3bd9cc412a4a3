import type { FeedbackReplyDocument, FeedbackRequestBody, FeedbackShape } from '../../shared/rules/feedback-document.ts'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import type { Draft } from './draft.ts'

export interface ShapePart {
  readonly key: string
  readonly label: string
  readonly hint: string
}

/** The fields an answer is written in, by shape. A free answer has one. */
export const SHAPES: Readonly<Record<FeedbackShape, readonly ShapePart[]>> = {
  free: [{ key: '', label: 'Answer', hint: 'What was seen or heard, when, and what came of it' }],
  sbi: [
    { key: 'situation', label: 'Situation', hint: 'When and where it was' },
    { key: 'behaviour', label: 'Behaviour', hint: 'What was done or said, as a camera would have seen it' },
    { key: 'impact', label: 'Impact', hint: 'What came of it, for you or for the work' },
  ],
  'start-stop-continue': [
    { key: 'start', label: 'Start', hint: 'What would help and is not done yet' },
    { key: 'stop', label: 'Stop', hint: 'What gets in the way' },
    { key: 'continue', label: 'Continue', hint: 'What should stay as it is' },
  ],
}

export function isAnonymous({ body }: PackageDocument): boolean {
  return body.kind === 'feedback-request' && body.anonymity !== null
}

/** Where the draft keeps one field of an answer. */
export function fieldKey(question: string, part: ShapePart): string {
  return part.key === '' ? question : `${question}:${part.key}`
}

/** The answers given so far; the parts of a shape become one text with their names before them. */
export function answersOf(body: FeedbackRequestBody, draft: Draft): FeedbackReplyDocument['answers'] {
  return body.questions.flatMap(({ key }) => {
    const texts = SHAPES[body.shape]
      .map((part) => ({ part, text: (draft.comments[fieldKey(key, part)] ?? '').trim() }))
      .filter(({ text }) => text !== '')
      .map(({ part, text }) => (part.key === '' ? text : `**${part.label}.** ${text}`))
    return texts.length === 0 ? [] : [{ key, body: texts.join('\n\n').slice(0, 20_000) }]
  })
}

/** The answer to one exact request. An anonymous one names nobody and carries no moment. */
export function feedbackReplyTo(
  document: PackageDocument,
  documentHash: string,
  draft: Draft,
  signing: { readonly replyId: string; readonly at: number },
): FeedbackReplyDocument | null {
  const { body } = document
  if (body.kind !== 'feedback-request') return null
  return {
    format: 1,
    kind: 'feedback-reply',
    replyId: signing.replyId,
    packageId: document.packageId,
    workspaceId: document.workspaceId,
    documentHash,
    answers: answersOf(body, draft),
    signed: body.anonymity === null ? { fullName: draft.fullName.trim(), at: signing.at } : null,
    padding: '',
  }
}

/** A mark everybody asked can compare: the same for all, or somebody was given a file of their own. */
export function sharedMark(documentHash: string): string {
  return documentHash.slice(0, 8).replace(/^(.{4})/, '$1 ')
}
