import { formatFullDate } from '../components/format.ts'
import { type ErrorData, numberOf, type Sentences, textOf } from './sentence.ts'

function day(data: ErrorData): string {
  return /^\d{4}-\d\d-\d\d$/.test(textOf(data, 'on', '')) ? formatFullDate(textOf(data, 'on', '')) : 'a later day'
}

/** Jobs, managers and units over time. */
export const peopleSentences: Sentences = {
  DATE_IN_FUTURE: [
    'This day is yet to come',
    'A change is recorded on the day it takes effect, or after. Nothing was changed.',
    'Choose today or an earlier day.',
  ],
  LATER_CHANGE: (data) => [
    'A later change is on record',
    `For ${textOf(data, 'name', 'this person')} the same was changed on ${day(data)}. Nothing was changed now.`,
    'Choose that day or a later one, or mend the history on the Job tab.',
  ],
  BEFORE_HIRED: (data) => [
    'This day is before the hiring',
    `${textOf(data, 'name', 'This person')} was hired on ${day(data)}. Nothing was changed.`,
    'Choose that day or a later one, or mend the day of the hiring.',
  ],
  FAIRNESS_OFF: [
    'Fairness checks are off',
    'Nothing is read or kept for them. Nothing was changed.',
    'Turn them on first, under Settings, Fairness checks.',
  ],
  NOBODY_NAMED: [
    'The file says nothing about anybody here',
    'No row with a value names a person of this vault. Nothing was imported.',
    'Choose the column with the employee number or the email.',
  ],
  NOT_A_GROUP: (data) => [
    `“${textOf(data, 'heading', 'This column')}” is no group`,
    `It holds ${numberOf(data, 'groups') ?? 'many'} different values; up to ${numberOf(data, 'limit') ?? 50} can be compared. Nothing was imported.`,
    'Choose bands instead, such as “30 to 39” for an age.',
  ],
  EVENT_NOT_FOUND: [
    'This change is no longer on record',
    'It was taken back meanwhile, perhaps by an undo.',
    'Look at the history again; it shows what there is.',
  ],
  EVENT_OUT_OF_ORDER: (data) => [
    'Another change stands in between',
    `One of the same kind took effect on ${day(data)}. Nothing was changed.`,
    'Choose a day on the same side of it.',
  ],
}
