import type { FeedbackRequest } from '../../../shared/contract/feedback.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { FeedbackRequestId, PersonId } from '../../../shared/kernel/ids.ts'
import { FEWEST_ANONYMOUS, type FeedbackDirection, type FeedbackShape } from '../../../shared/rules/feedback-document.ts'
import type { rpc } from '../../rpc/client.ts'

export interface RequestDraft {
  readonly personId: string | null
  readonly direction: FeedbackDirection
  readonly anonymous: boolean
  readonly readers: 'only-you' | 'both'
  readonly intro: string
  readonly shape: FeedbackShape
  /** Each with a key of its own, so that fields keep their place while others come and go. */
  readonly questions: readonly { readonly key: number; readonly text: string }[]
  readonly answerBy: IsoDate | null
  readonly people: readonly string[]
  readonly names: readonly string[]
}

const FIRST_QUESTIONS = ['What should stay as it is?', 'What would help more?', 'One example you saw yourself']

export function blankRequest(about: string | null, own: string | null): RequestDraft {
  const upward = about !== null && about === own
  return {
    personId: about,
    direction: upward ? 'upward' : 'peer',
    anonymous: upward,
    readers: upward ? 'only-you' : 'both',
    intro: '',
    shape: 'free',
    questions: keyed(FIRST_QUESTIONS),
    answerBy: null,
    people: [],
    names: [],
  }
}

export function keyed(texts: readonly string[]): RequestDraft['questions'] {
  return texts.map((text, key) => ({ key, text }))
}

export function draftFrom(request: FeedbackRequest): RequestDraft {
  const { personId, direction, anonymous, readers, intro, shape, answerBy, recipients } = request
  return {
    ...{ personId, direction, anonymous, readers, intro, shape, answerBy },
    questions: keyed(request.questions.map(({ text }) => text)),
    people: recipients.flatMap((each) => (each.personId === null ? [] : [each.personId])),
    names: recipients.flatMap((each) => (each.personId === null ? [each.name] : [])),
  }
}

/** What the request still needs; null when it can be drawn up. */
export function missingFrom(draft: RequestDraft): string | null {
  const asked = draft.people.length + draft.names.length
  if (draft.personId === null) return 'Whom it is about is not chosen yet.'
  if (asked === 0) return 'Nobody is named yet.'
  if (draft.anonymous && asked < FEWEST_ANONYMOUS)
    return `${FEWEST_ANONYMOUS} people at the least, so that no answer points at one of them.`
  return draft.questions.some(({ text }) => text.trim() !== '') ? null : 'No question is written yet.'
}

export function requestInput(draft: RequestDraft, requestId: FeedbackRequestId | null): Parameters<typeof rpc.feedback.ask>[0] {
  const { people, names, questions, personId, ...rest } = draft
  return {
    ...rest,
    requestId,
    personId: personId as PersonId,
    questions: questions.map(({ text }) => text.trim()).filter((text) => text !== ''),
    recipients: [...people.map((id) => ({ personId: id as PersonId })), ...names.map((name) => ({ name }))],
  }
}
