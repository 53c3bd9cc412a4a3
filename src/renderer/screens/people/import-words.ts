import type { ImportField, ImportProblem } from '../../../shared/contract/people-import.ts'

type ProblemCode = ImportProblem['code']
type Effect = ImportProblem['effect']

export const fieldWords: Readonly<Record<ImportField, string>> = {
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
}

/** What happened to these rows, as the heading of the group. */
export const problemWords: Readonly<Record<ProblemCode, string>> = {
  'missing-name': 'No name',
  'missing-id': 'No employee number',
  'duplicate-id': 'The employee number is used twice',
  'duplicate-row': 'The same row is in the file twice',
  'unknown-manager': 'The manager is not in the file or the vault',
  'ambiguous-manager': 'Several people have the manager’s name',
  'own-manager': 'The person is their own manager',
  'manager-cycle': 'The reporting line goes in a circle',
  'unreadable-date': 'The date cannot be read',
  'ambiguous-date': 'Day and month could be either way round',
  'ragged-row': 'The row has more or fewer cells than the heading',
  'nul-removed': 'Invisible characters were taken out',
  'scientific-id': 'A spreadsheet shortened the employee number',
  'maybe-mojibake': 'Letters look damaged, as if saved in another encoding',
  'name-too-long': 'The name is longer than 300 characters',
  'duplicate-email': 'Two people share this email',
}

export const effectWords: Readonly<Record<Effect, string>> = {
  skips: 'Left out',
  repairs: 'Mended',
  notes: 'Imported as it is',
}

export interface ProblemGroup {
  readonly code: ProblemCode
  readonly effect: Effect
  readonly problems: readonly ImportProblem[]
}

const effectOrder: readonly Effect[] = ['skips', 'repairs', 'notes']

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
