import { count } from '../components/format.ts'
import { numberOf, type Sentences } from './sentence.ts'

function gone(what: string): readonly [string, string, string] {
  return [`${what} is no longer here`, 'It was removed meanwhile, perhaps by an undo.', 'Go back to the list; it shows what there is.']
}

/** Frameworks, scales, templates, wording and the method file. */
export const methodSentences: Sentences = {
  FRAMEWORK_NOT_FOUND: gone('This framework'),
  COMPETENCY_NOT_FOUND: gone('This competency'),
  SCALE_NOT_FOUND: gone('This scale'),
  TEMPLATE_NOT_FOUND: gone('This template'),
  PHRASE_NOT_FOUND: gone('This phrase'),
  LEVEL_NAMES_REPEAT: [
    'Two levels have the same name',
    'A statement could stand at either. The change was not saved.',
    'Give each level its own name.',
  ],
  FRAMEWORK_FULL: [
    'The framework is full',
    'A framework holds up to 500 competencies and 15 levels. Nothing was changed.',
    'Remove what is not used, or begin another framework.',
  ],
  SAME_COMPETENCY: ['This is one and the same competency', 'There is nothing to merge. Nothing was changed.', 'Choose another competency.'],
  SAME_FRAMEWORK: ['This is one and the same framework', 'There is nothing to merge. Nothing was changed.', 'Choose another framework.'],
  NO_COMPETENCY_COLUMN: [
    'No column names a competency',
    'The first row of the file is read as headings. None of them is “competency”, “skill” or “name”.',
    'Name the column “competency” and choose the file again.',
  ],
  ROWS_HAVE_PROBLEMS: (data) => [
    'Some rows cannot be read',
    `${count(numberOf(data, 'rows') ?? 0, 'row')} would be left out. Nothing was imported.`,
    'Mend the rows in the file, or import without them.',
  ],
  SCALE_OUT_OF_ORDER: [
    'The points of the scale are not in order',
    'Numbers rise from point to point, and no two points have the same word. The change was not saved.',
    'Change the number or the word of a point.',
  ],
  MEETS_NOT_ON_SCALE: [
    'No point of the scale means “meets”',
    'Scores are read against that point. The change was not saved.',
    'Say which point means that the job is done as it asks.',
  ],
  FORM_OFF_SCALE: [
    'A competency expects a step that the scale does not have',
    'The scale was changed after the competency was chosen. The change was not saved.',
    'Choose the expected step again.',
  ],
  TEMPLATE_OF_ANOTHER_KIND: [
    'A template keeps its kind',
    'An agenda cannot become a review form. Nothing was saved.',
    'Add a template of the other kind.',
  ],
  NOT_A_METHOD: [
    'This is not a method file',
    'It was made by something else, is damaged, or holds something a method file may not hold. Nothing was imported.',
    'Choose a file whose name ends in .perennial-method.json.',
  ],
  METHOD_TOO_NEW: [
    'A newer Perennial wrote this method file',
    'It holds things that this version does not know. Nothing was imported.',
    'Open it with the version that wrote it, or a later one.',
  ],
  LIBRARY_CHANGED: [
    'The library changed since this preview',
    'The preview no longer says what the import would do. Nothing was imported.',
    'Choose the file again.',
  ],
}
