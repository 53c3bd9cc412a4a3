import { count, formatPercent } from '../components/format.ts'
import { type ErrorData, numberOf, type Sentences, textOf } from './sentence.ts'

function gone(what: string): readonly [string, string, string] {
  return [`${what} is no longer here`, 'It was removed meanwhile, perhaps by an undo.', 'Go back to the list; it shows what there is.']
}

function fileIn(data: ErrorData): string {
  return textOf(data, 'file', 'The file')
}

function total(data: ErrorData): string {
  const value = numberOf(data, 'totalBp')
  return value === null ? 'They do not add up to 100 %.' : `They add up to ${formatPercent(value)}.`
}

function names(data: ErrorData): string {
  const list = Array.isArray(data.names) ? data.names.filter((name) => typeof name === 'string') : []
  return list.length === 0 ? 'The chain of managers would close on itself.' : `The chain would be ${list.join(', ')}.`
}

/** People, cycles, goals, meetings, reviews and rewards. */
export const workSentences: Sentences = {
  PERSON_NOT_FOUND: gone('This person'),
  LIST_VIEW_NOT_FOUND: gone('This view'),
  LIST_VIEW_NAME_TAKEN: (data) => [
    'Another view has this name',
    `“${textOf(data, 'name', 'The name')}” is taken on this list.`,
    'Choose another name, or save over that view.',
  ],
  SNOOZE_NOT_LATER: ['This day is not later than today', 'What is put off until a day comes back on it.', 'Choose a day from tomorrow on.'],
  NOT_SNOOZED: ['This was not put off', 'It stands on Today already, or its day has come.', 'Open Today again; it shows what there is.'],
  NOTE_NOT_FOUND: gone('This note'),
  ATTACHMENT_NOT_FOUND: gone('This attachment'),
  ATTACHMENT_TOO_LARGE: (data) => [
    'This file is too large',
    `An attachment has at most ${Math.floor((numberOf(data, 'mostBytes') ?? 0) / 1_000_000)} MB. Nothing was attached.`,
    'Attach a smaller picture, or the pages of the PDF that matter.',
  ],
  ATTACHMENT_KIND_UNKNOWN: [
    'This file cannot be attached',
    'Its content is neither a PNG, JPEG, GIF or WebP picture of usual size nor a PDF, whatever its name says. Nothing was attached.',
    'Save it as one of these and attach it again.',
  ],
  ATTACHMENTS_FULL: (data) => [
    'This note is full',
    `It has ${numberOf(data, 'most') ?? 'all the'} attachments already. Nothing was attached.`,
    'Remove one, or write a second note.',
  ],
  ONE_TO_ONE_NOT_FOUND: gone('This one-to-one'),
  AGENDA_ITEM_NOT_FOUND: gone('This agenda item'),
  ACTION_ITEM_NOT_FOUND: gone('This action item'),
  SERIES_NOT_FOUND: gone('This series'),
  DECISION_NOT_FOUND: gone('This decision'),
  SERIES_EXISTS: (data) => [
    'This series is there already',
    `${textOf(data, 'name', 'This person')} has a series on the same days at the same time. Nothing was planned.`,
    'Choose another time, or change the one that is there.',
  ],
  GOAL_NOT_FOUND: gone('This goal'),
  KEY_RESULT_NOT_FOUND: gone('This key result'),
  CYCLE_NOT_FOUND: gone('This cycle'),
  PARTICIPATION_NOT_FOUND: gone('This plan'),
  REVIEW_NOT_FOUND: gone('This review'),
  REWARD_NOT_FOUND: gone('This reward'),
  ITEM_NOT_FOUND: gone('This part of the form'),
  SOURCE_NOT_FOUND: gone('This item of evidence'),

  PERSON_NEEDS_NAME: ['A person needs a name', 'Given and family name are both empty. Nothing was saved.', 'Write at least one of them.'],
  OWN_MANAGER: [
    'Nobody reports to themselves',
    'The manager chosen is the same person. Nothing was changed.',
    'Choose another manager, or none.',
  ],
  MANAGER_CYCLE: (data) => [
    'This would make a circle of managers',
    `${names(data)} Nothing was changed.`,
    'Choose a manager outside the circle.',
  ],
  EMPLOYEE_NUMBER_TAKEN: (data) => [
    'This employee number is taken',
    `It belongs to ${textOf(data, 'name', 'another person')}. Nothing was saved.`,
    'Check the number, or leave it empty.',
  ],
  UNIT_NOT_FOUND: gone('This unit'),
  UNIT_NAME_TAKEN: (data) => [
    `${textOf(data, 'name', 'A unit of this name')} is there already`,
    `${textOf(data, 'within', '') === '' ? 'At the top' : `In ${textOf(data, 'within', '')}`}, each name stands for one unit. Nothing was changed.`,
    'Choose another name, or merge the two units.',
  ],
  UNIT_NAME_IS_PATH: [
    'A name cannot hold “ / ” between spaces',
    'That is how a path is written: the unit, then the one below it. Nothing was changed.',
    'Write the name without it, or move the unit instead.',
  ],
  UNIT_INSIDE_ITSELF: (data) => [
    'A unit cannot go into itself',
    `The place chosen lies in ${textOf(data, 'name', 'the same unit')}. Nothing was changed.`,
    'Choose a unit outside of it, or the top.',
  ],
  UNIT_NOT_EMPTY: (data) => [
    'The unit is not empty',
    `${count(numberOf(data, 'people') ?? 0, 'person', 'people')} and ${count(numberOf(data, 'units') ?? 0, 'unit')} are in it. Nothing was removed.`,
    'Merge it into another unit: everybody in it moves along.',
  ],
  FILE_EMPTY: (data) => [`${fileIn(data)} is empty`, 'There is no row in it to import.', 'Choose another file.'],
  FILE_NOT_TEXT: (data) => [
    `${fileIn(data)} is neither text nor a workbook`,
    'It holds something else, such as a picture or a document. Nothing was imported.',
    'Save the list as an Excel workbook or as CSV, and choose it again.',
  ],
  FILE_OLD_WORKBOOK: (data) => [
    `${fileIn(data)} is a workbook of before 2007`,
    'The old .xls format is not read. Nothing was imported.',
    'Open it in a spreadsheet, save it as .xlsx or CSV, and choose it again.',
  ],
  FILE_HAS_PASSWORD: (data) => [
    `${fileIn(data)} has a password`,
    'Nothing in it can be read without it. Nothing was imported.',
    'Save it without a password, and choose it again.',
  ],
  FILE_DAMAGED: (data) => [
    `${fileIn(data)} is damaged`,
    'It begins like an Excel workbook, but parts of it are missing or cannot be read. Nothing was imported.',
    'Open it in a spreadsheet and save it again, or save the list as CSV.',
  ],
  FILE_UNPACKS_TOO_LARGE: (data) => [
    `${fileIn(data)} is too large`,
    'Unpacked it holds far more than a list of people would. Nothing was imported.',
    'Keep the sheet with the people, save it as CSV, and choose it again.',
  ],
  FILE_TOO_WIDE: (data) => [
    `${fileIn(data)} has too many columns`,
    `It has ${numberOf(data, 'columns') ?? 'more'} columns; up to ${numberOf(data, 'limit') ?? 'the limit'} are read.`,
    'Keep the columns about people and choose the file again.',
  ],
  FILE_TOO_LONG: (data) => [
    `${fileIn(data)} has too many rows`,
    `Up to ${count(numberOf(data, 'limit') ?? 0, 'row')} are read at once. Nothing was imported.`,
    'Split the file and import the parts one after the other.',
  ],
  NOTHING_TO_IMPORT: [
    'There is nothing to import',
    'Everything in the file is in the vault already. Nothing was changed.',
    'Choose another file, or go back to the list of people.',
  ],
  IMPORT_UNDECIDED: [
    'Something has to be said first',
    'Without it the file could be read wrongly. Nothing was imported.',
    'Answer the question under Columns, and import again.',
  ],
  PREVIEW_GONE: [
    'This preview is no longer kept',
    'The vault was locked or too much time passed. Nothing was changed.',
    'Make the preview again.',
  ],
  PREVIEW_OUTDATED: [
    'People changed since this preview',
    'The preview no longer says what the import would do. Nothing was imported.',
    'Make the preview again.',
  ],

  DATES_REVERSED: ['The end is before the start', 'The dates are the wrong way round. Nothing was saved.', 'Change one of the two dates.'],
  PHASES_OUT_OF_ORDER: [
    'The phases are not in order',
    'Planning, coaching, reviewing and action follow each other without a gap or overlap.',
    'Change the dates so that each phase begins the day after the one before it ends.',
  ],
  FORM_WEIGHTS_NOT_100: (data) => [
    'The weights of the form do not make 100 %',
    total(data),
    'Change the share of goals or of competencies.',
  ],
  CYCLE_CLOSED: ['The cycle is closed', 'What belongs to it is kept as it was at closing.', 'Use the running cycle.'],

  GOAL_NOT_PROPOSED: ['This goal is not proposed', 'Only a proposed goal can be returned.', 'Look at its present state in the plan.'],
  NO_GOALS: ['The plan has no goal yet', 'There is nothing to weigh, agree or send.', 'Add a goal first.'],
  WEIGHTS_NOT_100: (data) => [
    'The weights do not make 100 %',
    `${total(data)} The plan was not agreed.`,
    'Change the weights, or distribute the remainder.',
  ],
  TARGET_EQUALS_BASELINE: [
    'Target and baseline are the same',
    'There would be no way to go, so progress could not be shown.',
    'Change one of the two numbers.',
  ],
  DIRECTION_CONTRADICTS: [
    'Direction and numbers disagree',
    'The target lies on the other side of the baseline than the direction says.',
    'Change the direction, or swap the two numbers.',
  ],
  DATE_IN_FUTURE: ['The date is in the future', 'A check-in says what was seen. Nothing was saved.', 'Choose today or an earlier day.'],
  MEETING_NOT_ENDED: [
    'This one-to-one is not over yet',
    'What is not discussed goes to the next one by itself when it is finished.',
    'Finish it, or skip it, first.',
  ],
  ITEM_CARRIED: ['This item was carried over already', 'It stands on a later agenda.', 'Open the later one-to-one.'],
  ALREADY_HELD: ['This one-to-one is already finished', 'What was not discussed is on the next one.', 'Open the next one-to-one.'],

  REVIEW_SIGNED: ['This review is signed', 'What was signed stays as it is.', 'Begin a new version; it says which one it replaces.'],
  REVIEW_NOT_WRITABLE: [
    'This review is finished',
    'It can be written only while its state is Writing.',
    'Return it to writing, or begin a new version.',
  ],
  SCORE_NOT_ON_SCALE: [
    'This step is not on the scale',
    'The form’s scale was frozen when the cycle began.',
    'Choose one of the steps shown.',
  ],
  SOURCE_PRIVATE: [
    'Only you can read this item',
    'A private note never goes into a review or a reward. Nothing was cited.',
    'Link it instead: the link exists only in this vault.',
  ],
  NOTHING_RATED: [
    'Nothing is rated yet',
    'A review without any rating has no score. It was not finished.',
    'Rate at least one part, or mark it as not seen.',
  ],
  REVIEW_ALREADY_SHARED: [
    'A package of this review has gone out',
    'What the employee has would differ from what is here.',
    'Begin a new version.',
  ],
  REVIEW_NOT_SHARED: [
    'This review has not gone out yet',
    'A new version is for correcting what was shared or signed.',
    'Change this version.',
  ],
  REVIEW_NOT_FINISHED: ['The review is not finished', 'Only a finished and signed review can be put into a package.', 'Finish it first.'],

  REWARD_NEEDS_REASON: ['A reward states its reason', 'The reason is empty. Nothing was saved.', 'Write what it is for.'],
  REWARD_NEEDS_AMOUNT: [
    'A reward of this kind has an amount',
    'The amount is empty. Nothing was saved.',
    'Write the amount, or choose another kind.',
  ],
  REWARD_GIVEN: ['This reward was given', 'What was given stays as it is.', 'Propose a new one.'],
}
