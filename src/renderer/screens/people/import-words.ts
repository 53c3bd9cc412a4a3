import type { ImportField, ImportOutcome, ImportPreview, ImportProblem } from '../../../shared/contract/people-import.ts'

export type ProblemCode = ImportProblem['code']
type Effect = ImportProblem['effect']
type Shape = ImportPreview['shape']

export const fieldWords: Readonly<Record<ImportField, string>> = {
  personId: 'Perennial id',
  employeeNumber: 'Employee number',
  name: 'Full name',
  givenName: 'Given name',
  familyName: 'Family name',
  email: 'Email',
  jobTitle: 'Job',
  unit: 'Unit',
  manager: 'Manager',
  hiredOn: 'Hired on',
  status: 'Status',
  since: 'In effect since',
  until: 'Last day',
}

export const outcomeWords: Readonly<Record<ImportOutcome, string>> = {
  added: 'New',
  changed: 'Changed',
  unchanged: 'Unchanged',
  history: 'Earlier job',
  skipped: 'Left out',
}

/** What happened to these rows, as the heading of the group. */
export const problemWords: Readonly<Record<ProblemCode, string>> = {
  'missing-name': 'No name',
  'missing-id': 'No employee number',
  'duplicate-id': 'The employee number is used twice',
  'duplicate-row': 'The same row is in the file twice',
  'history-row': 'An earlier job of somebody in another row',
  'stray-row': 'A total or a note, not a person',
  'unknown-person': 'Nobody in the vault has this number or email',
  'unknown-manager': 'The manager is not in the file or the vault',
  'ambiguous-manager': 'Several people have the manager’s name',
  'own-manager': 'The person is their own manager',
  'manager-left': 'The manager has left',
  'manager-cycle': 'The reporting line goes in a circle',
  'several-roots': 'Reports to nobody, as somebody else does',
  'unreadable-date': 'The date cannot be read',
  'ambiguous-date': 'The date could be another day',
  'ragged-row': 'The row has more or fewer cells than the heading',
  'nul-removed': 'Invisible characters were taken out',
  'scientific-id': 'A spreadsheet shortened the employee number',
  'zeros-restored': 'The employee number lost its zeros',
  'zeros-lost': 'Two employee numbers differ by their zeros only',
  'number-taken': 'This number belongs to somebody else here',
  'number-format': 'The employee number is written as an amount',
  'maybe-mojibake': 'Letters look damaged, as if saved in another encoding',
  'name-too-long': 'The name is longer than 300 characters',
  'duplicate-email': 'Two people share this email',
  'vacant-post': 'Nobody holds the post',
  'has-returned': 'Has left the vault, and is in the file',
  'later-change': 'The day is before one on record',
  'future-change': 'The change is yet to come',
  'end-before-start': 'The last day is before the first',
  'ended-yet-active': 'Active, with a last day that is over',
}

export const effectWords: Readonly<Record<Effect, string>> = {
  skips: 'Left out',
  repairs: 'Mended',
  notes: 'Imported as it is',
}

/** What a file without a column of names seems to hold, and what can be made of it. */
export const shapeWords: Readonly<Record<Shape, { readonly fact: string; readonly meaning: string }>> = {
  people: { fact: 'No column holds names.', meaning: 'Say below which one does.' },
  posts: {
    fact: 'The file lists posts, not people.',
    meaning:
      'Number, job, unit and the line to the post above can be imported. The job title can stand for the name until somebody holds the post.',
  },
  'post-groups': {
    fact: 'Each row is a group of posts, not a person.',
    meaning:
      'It says how many posts of a grade report to a post above, but not who holds them, so no person can be made of it. Import the list of people, or of single posts.',
  },
  'job-history': {
    fact: 'Each row is a job somebody once had.',
    meaning: 'Without names, only people who are in the vault already could be meant. Import the list of people first.',
  },
  units: { fact: 'The file lists units, not people.', meaning: 'Units are made as people are imported into them.' },
  jobs: { fact: 'The file lists jobs, not people.', meaning: 'Jobs are made as people are imported with them, or in the library.' },
  other: { fact: 'No column holds names.', meaning: 'Say below which one does, or choose another row as the headings.' },
}

/** Where the repair is the value that is read instead. */
const READ_INSTEAD: ReadonlySet<ProblemCode> = new Set(['zeros-restored', 'number-format', 'nul-removed', 'ambiguous-date'])

/** What happens to the row as long as nothing is decided. */
export function consequence({ code, effect, repair }: ImportProblem): string {
  if (repair === null) return effectWords[effect]
  if (READ_INSTEAD.has(code)) return `Read as ${repair}`
  return effect === 'skips' ? `Left out. ${repair}` : repair
}

export interface ProblemGroup {
  readonly code: ProblemCode
  readonly effect: Effect
  readonly problems: readonly ImportProblem[]
}

const effectOrder: readonly Effect[] = ['skips', 'repairs', 'notes']

/** What taking the row as it is means, for one row and for all of a kind. */
export function takeWords({ code, effect }: Pick<ImportProblem, 'code' | 'effect'>): string {
  if (code === 'manager-left') return 'Take the manager as written'
  if (code === 'number-taken') return 'Take it as the same person, renamed'
  return effect === 'skips' ? 'Import the row all the same' : 'Take it as it is'
}

/** Problems of one kind and one consequence together; what is left out first. */
export function groupProblems(problems: readonly ImportProblem[]): readonly ProblemGroup[] {
  const groups = Map.groupBy(problems, (problem) => `${problem.effect} ${problem.code}`)
  return [...groups.values()]
    .flatMap((list) => (list[0] === undefined ? [] : [{ code: list[0].code, effect: list[0].effect, problems: list }]))
    .sort((a, b) => effectOrder.indexOf(a.effect) - effectOrder.indexOf(b.effect) || b.problems.length - a.problems.length)
}

const delimiterWords: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' }

export function delimiterName(delimiter: string): string {
  return delimiterWords[delimiter] ?? delimiter
}

export function countPeople(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en')} people`
}
