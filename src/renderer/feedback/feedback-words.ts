import type { Feedback, FeedbackRequest } from '../../shared/contract/feedback.ts'
import type { FeedbackDirection, FeedbackShape } from '../../shared/rules/feedback-document.ts'
import { count } from '../components/format.ts'

export const DIRECTION_WORDS: Readonly<Record<FeedbackDirection, string>> = {
  downward: 'From the manager',
  peer: 'From a colleague',
  upward: 'From the team',
  self: 'Own view',
}

export const SHAPE_WORDS: Readonly<Record<FeedbackShape, string>> = {
  free: 'Free text',
  sbi: 'Situation, behaviour, impact',
  'start-stop-continue': 'Start, stop, continue',
}

/** Who said it, in words; anonymous answers are counted, not named. */
export function giverWords({ answers, giverName, fromYou }: Feedback): string {
  if (answers > 0) return `${count(answers, 'person', 'people')}, without names`
  if (fromYou) return 'You'
  return giverName === '' ? 'Somebody' : giverName
}

/** Where a request stands: what waits, what is held, what came. */
export function requestState(request: FeedbackRequest): string {
  if (!request.sent) return 'No file made yet'
  if (!request.anonymous) {
    const open = request.recipients.length - request.answered
    return open === 0 ? 'Everybody has answered' : `${request.answered} of ${request.recipients.length} answered`
  }
  const came = request.answered > 0 ? `${request.answered} read together` : ''
  const waits = request.held > 0 ? heldWords(request) : ''
  return [came, waits].filter((part) => part !== '').join(', ') || `None of ${request.recipients.length} is here yet`
}

/** "2 of 3 held", or that they can be read. */
export function heldWords({ held, readFrom }: Pick<FeedbackRequest, 'held' | 'readFrom'>): string {
  return held >= readFrom ? `${held} can be read` : `${held} of ${readFrom} held`
}

export function isOpen({ anonymous, answered, recipients, held }: FeedbackRequest): boolean {
  return anonymous ? answered === 0 || held > 0 : answered < recipients.length
}
