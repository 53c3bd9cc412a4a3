import type { Feedback, FeedbackRequest } from '../../../shared/contract/feedback.ts'
import type { Recognition } from '../../../shared/contract/recognition.ts'
import { dayCell, type Sheet } from '../../components/sheet.ts'
import { DIRECTION_WORDS, giverWords, requestState } from '../../feedback/feedback-words.ts'

export const VIEWS = [
  { key: 'asked', label: 'Asked for' },
  { key: 'given', label: 'Given by you' },
  { key: 'others', label: 'From others' },
  { key: 'received', label: 'About you' },
  { key: 'recognition', label: 'Recognition' },
] as const

export type View = (typeof VIEWS)[number]['key']
export type FeedbackView = Exclude<View, 'asked' | 'recognition'>

/** Each piece of feedback stands in one view: what is about you before what is by you. */
export function inView(view: View): (feedback: Feedback) => boolean {
  return ({ aboutYou, fromYou }) => {
    if (view === 'received') return aboutYou
    if (view === 'given') return fromYou && !aboutYou
    return view === 'others' && !aboutYou && !fromYou
  }
}

export function feedbackSheet(feedback: readonly Feedback[]): Sheet {
  return {
    name: 'Feedback',
    headers: ['About', 'Given by', 'Direction', 'Day', 'Text', 'Read by', 'Follow-up', 'Due', 'Done'],
    rows: feedback.map((each) => [
      each.personName,
      giverWords(each),
      DIRECTION_WORDS[each.direction],
      dayCell(each.observedOn),
      each.body,
      each.readers === 'both' ? 'Both sides' : 'Only you',
      each.followUp?.body ?? '',
      dayCell(each.followUp?.dueOn ?? null),
      dayCell(each.followUp?.doneOn ?? null),
    ]),
  }
}

export function requestSheet(requests: readonly FeedbackRequest[]): Sheet {
  return {
    name: 'Feedback requests',
    headers: ['About', 'Asked of', 'With names', 'Asked', 'Answer by', 'State'],
    rows: requests.map((request) => [
      request.personName,
      request.recipients.map(({ name }) => name).join(', '),
      request.anonymous ? 'no' : 'yes',
      dayCell(request.askedOn),
      dayCell(request.answerBy),
      requestState(request),
    ]),
  }
}

export function recognitionSheet(recognitions: readonly Recognition[]): Sheet {
  return {
    name: 'Recognition',
    headers: ['Name', 'Value', 'Day', 'What for', 'Announced'],
    rows: recognitions.map(({ personName, valueName, givenOn, body, announcement }) => [
      personName,
      valueName,
      dayCell(givenOn),
      body,
      announcement.kind === 'done' ? dayCell(announcement.on) : announcement.kind === 'due' ? 'to be announced' : 'said in private',
    ]),
  }
}
