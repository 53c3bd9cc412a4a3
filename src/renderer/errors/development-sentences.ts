import { type Sentences, textOf } from './sentence.ts'

function gone(what: string): readonly [string, string, string] {
  return [`${what} is no longer here`, 'It was removed meanwhile, perhaps by an undo.', 'Go back to the list; it shows what there is.']
}

/** Development plans, trainings, concerns and improvement plans. */
export const developmentSentences: Sentences = {
  TARGET_NOT_FOUND: gone('This target role'),
  DEVELOPMENT_ACTION_NOT_FOUND: gone('This action'),
  TRAINING_NOT_FOUND: gone('This training'),
  CONCERN_DRAFT_NOT_FOUND: gone('This concern'),
  CONCERN_NOT_FOUND: gone('This concern'),
  FOLLOW_UP_NOT_FOUND: gone('This follow-up'),
  PLAN_DRAFT_NOT_FOUND: gone('This draft of the plan'),
  IMPROVEMENT_PLAN_NOT_FOUND: gone('This improvement plan'),
  MILESTONE_NOT_FOUND: gone('This milestone'),
  TARGET_ALREADY_THERE: [
    'This role is a target already',
    'It stands among the target roles of this person. Nothing was added.',
    'Open it there, or choose another.',
  ],
  ACTION_DATES_REVERSED: ['The action ends before it starts', 'Nothing was saved.', 'Change one of the two days.'],
  TRAINING_TITLE_TAKEN: (data) => [
    'Another training has this title',
    `“${textOf(data, 'title', 'The title')}” is in the catalogue. Imports tell trainings apart by their title. Nothing was saved.`,
    'Choose another title, or edit that training.',
  ],
  NO_TITLE_COLUMN: [
    'No column names the trainings',
    'One heading has to be Title, Training, Course or Name. Nothing was kept.',
    'Add the heading to the file and choose it again.',
  ],
  CONCERN_SAID_IN_FUTURE: [
    'The day it was said lies ahead',
    'A concern becomes a record of both sides once it was said. Nothing was recorded.',
    'Choose the day of the talk, today at the latest.',
  ],
  PLAN_INCOMPLETE: [
    'The plan is not whole yet',
    'Without gaps with a standard, two to four measured goals, support, two milestones and three endings nobody could tell whether it was met. Nothing was signed.',
    'The steps of the plan say what is missing.',
  ],
  PLAN_NEEDS_REASON: [
    'A new version says why the plan changes',
    'The reason is empty. Nothing was signed.',
    'Write one sentence; it goes into the package.',
  ],
  PLAN_ENDED: ['This plan has ended', 'What was signed stays as it is. Nothing was changed.', 'Open the plan again if it goes on.'],
  PLAN_NOT_ENDED: ['This plan is running', 'There is no ending to take back. Nothing was changed.', 'Go back to the plan.'],
  CHECKPOINT_SIGNED: [
    'This milestone is signed already',
    'What was signed does not change. Nothing was added.',
    'Write what is new at the next milestone.',
  ],
  CHECKPOINT_NOT_SIGNED: [
    'This milestone was not looked at yet',
    'A package about it carries what was seen, signed by the manager. Nothing was sealed.',
    'Record and sign the milestone first.',
  ],
}
