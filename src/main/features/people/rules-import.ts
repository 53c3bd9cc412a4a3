import type { ImportField, ImportPreview, ImportProblem } from '../../../shared/contract/people-import.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { guessByContent, guessByHeading, hasHeading } from './rules-columns.ts'
import { withoutDuplicates, withoutRepeats } from './rules-duplicates.ts'
import { findManagers, type Managers, type Party } from './rules-managers.ts'
import { type ExistingPerson, type Matches, matchPeople } from './rules-matching.ts'
import { displayName, nameKey } from './rules-names.ts'
import { type Column, type Draft, headingOf, type Row, RowReader, withoutNul } from './rules-rows.ts'
import { numberKey, oneLine, sameKey } from './rules-text.ts'

/** A manager as the plan names them: another row of the file, or a person of the vault by id. */
export type PlannedManager = { readonly row: number } | { readonly id: string }

export interface PlannedFields {
  readonly givenName: string
  readonly familyName: string
  readonly employeeNumber: string | null
  readonly email: string | null
  readonly jobTitle: string | null
  readonly unit: string | null
  readonly hiredOn: IsoDate | null
  readonly status: 'active' | 'left'
  readonly manager: PlannedManager | null
}

/** What an import would write. Rows that change nothing carry their id only, so that their reports find them. */
export interface PlannedPerson {
  readonly row: number
  readonly id: string | null
  readonly fields: Partial<PlannedFields>
}

/** A preview without what only main knows: its token and the file's name. */
export type Report = Omit<ImportPreview, 'token' | 'fileName' | 'encoding' | 'delimiter'>

export interface ImportPlan {
  readonly report: Report
  readonly people: readonly PlannedPerson[]
}

export interface ImportChoices {
  readonly mapping: readonly (ImportField | null)[] | null
  readonly hasHeader: boolean | null
}

const SAMPLE_ROWS = 25
const SAMPLE_CELLS = 3

/** From the cells of a file to what an import would do, and what it found on the way. Pure: the same file and people give the same plan. */
export function planImport(
  table: readonly Row[],
  existing: readonly ExistingPerson[],
  choices: ImportChoices,
): Result<ImportPlan, { code: 'NO_NAME_COLUMN'; report: Report }> {
  const problems: ImportProblem[] = []
  const note = (problem: ImportProblem) => problems.push(problem)
  const { columns, hasHeader, rows: raw } = readColumns(table, choices)
  const shown = showColumns(columns, raw)
  if (!columns.some(({ field }) => field === 'name' || field === 'givenName' || field === 'familyName')) {
    const counts = { rows: raw.length, added: 0, changed: 0, unchanged: 0, skipped: raw.length }
    return err({ code: 'NO_NAME_COLUMN', report: { columns: shown, hasHeader, counts, problems: [], moreProblems: 0, sample: [] } })
  }
  const rows = withoutNul(raw, columns, note)
  const distinct = withoutRepeats(rows, note)
  const reader = new RowReader(columns, distinct, note)
  const read = distinct.flatMap((row) => reader.read(row) ?? [])
  const heads = { number: headingOf(columns, 'employeeNumber'), email: headingOf(columns, 'email') }
  const { drafts, aliases } = withoutDuplicates(read, heads, note)
  const matches = matchPeople(drafts, existing)
  noteSpellings(matches, heads.number, note)
  const managers = findManagers({ drafts, aliases, existing, matches }, headingOf(columns, 'manager'), note)
  const fullNames = columns.some(({ field }) => field === 'name')
  const people = drafts.map((draft) => planPerson(draft, matches.get(draft), managers.get(draft), { fullNames, matches }))
  const counts = countOutcomes(people, raw.length)
  const sample = showSample(rows.slice(0, SAMPLE_ROWS), read, people, managers)
  return ok({ report: { columns: shown, hasHeader, counts, ...shownProblems(problems), sample }, people })
}

/** More than anybody reads, and little enough to be handed from process to process. */
const MOST_PROBLEMS = 2000
const MOST_LETTERS = 300
const GRAVITY: readonly ImportProblem['effect'][] = ['skips', 'repairs', 'notes']

function shownProblems(found: readonly ImportProblem[]): Pick<Report, 'problems' | 'moreProblems'> {
  const byGravity = [...found].sort((a, b) => GRAVITY.indexOf(a.effect) - GRAVITY.indexOf(b.effect) || a.row - b.row)
  const gravest = new Set(byGravity.slice(0, MOST_PROBLEMS))
  const problems = found
    .filter((problem) => gravest.has(problem))
    .sort((a, b) => a.row - b.row)
    .map((problem) => ({ ...problem, value: shortened(problem.value) }))
  return { problems, moreProblems: found.length - problems.length }
}

function shortened(value: string): string {
  return value.length <= MOST_LETTERS ? value : `${value.slice(0, MOST_LETTERS)}…`
}

function readColumns(table: readonly Row[], choices: ImportChoices): { columns: Column[]; hasHeader: boolean; rows: readonly Row[] } {
  const cells = table.slice(0, 200).map((row) => row.cells)
  const hasHeader = choices.hasHeader ?? hasHeading(cells)
  const rows = hasHeader ? table.slice(1) : table
  const headings = hasHeader ? (cells[0] ?? []).map((cell) => oneLine(cell.replaceAll('\u0000', ''))) : []
  const guess = choices.mapping ?? (hasHeader ? guessByHeading(headings) : guessByContent(cells))
  const width = hasHeader ? headings.length : Math.max(0, ...cells.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, index) => ({ heading: headings[index] ?? '', field: guess[index] ?? null }))
  return { columns, hasHeader, rows }
}

function showColumns(columns: readonly Column[], rows: readonly Row[]): ImportPreview['columns'] {
  return columns.map(({ heading, field }, index) => {
    const sample = rows.slice(0, SAMPLE_CELLS).map((row) => oneLine(row.cells[index] ?? '').slice(0, 200))
    return { index, header: heading, sample, field }
  })
}

function noteSpellings(matches: Matches, column: string | null, note: (problem: ImportProblem) => void): void {
  for (const [draft, person] of matches) {
    const [value, known] = [draft.employeeNumber, person.employeeNumber]
    if (value === null || known === null || value === known || numberKey(value) !== numberKey(known)) continue
    note({ row: draft.row, column, code: 'duplicate-id', value, effect: 'repairs', repair: `Taken as ${known}` })
  }
}

interface PlanContext {
  /** The file gives whole names: how the vault splits one is then kept. */
  readonly fullNames: boolean
  readonly matches: Matches
}

function planPerson(draft: Draft, known: ExistingPerson | undefined, party: Party | undefined, context: PlanContext): PlannedPerson {
  const fields = fieldsOf(draft, party ? managerOf(party) : null)
  if (!known) return { row: draft.row, id: null, fields }
  const changed = changedFields(fields, known, idOf(party, context.matches), context.fullNames)
  const status = draft.status === null || draft.status === known.status ? {} : { status: draft.status }
  return { row: draft.row, id: known.id, fields: { ...changed, ...status } }
}

function fieldsOf(draft: Draft, manager: PlannedManager | null): PlannedFields {
  const { givenName, familyName, employeeNumber, email, jobTitle, unit, hiredOn } = draft
  return { givenName, familyName, employeeNumber, email, jobTitle, unit, hiredOn, status: draft.status ?? 'active', manager }
}

function managerOf(party: Party): PlannedManager {
  return party.kind === 'row' ? { row: party.draft.row } : { id: party.person.id }
}

function idOf(party: Party | undefined, matches: Matches): string | null {
  if (!party) return null
  return party.kind === 'vault' ? party.person.id : (matches.get(party.draft)?.id ?? null)
}

/** Only what the file says otherwise: an empty cell never empties a field of the vault. */
function changedFields(fields: PlannedFields, known: ExistingPerson, managerId: string | null, fullNames: boolean): Partial<PlannedFields> {
  const { givenName, familyName } = fields
  const sameName = fullNames ? nameKey(fields) === nameKey(known) : givenName === known.givenName && familyName === known.familyName
  const differs = (value: string | null, before: string | null, key: (text: string) => string) =>
    value !== null && key(value) !== key(before ?? '')
  return {
    ...(sameName ? {} : { givenName, familyName }),
    ...(differs(fields.employeeNumber, known.employeeNumber, numberKey) ? { employeeNumber: fields.employeeNumber } : {}),
    ...(differs(fields.email, known.email, sameKey) ? { email: fields.email } : {}),
    ...(differs(fields.jobTitle, known.jobTitle, sameKey) ? { jobTitle: fields.jobTitle } : {}),
    ...(differs(fields.unit, known.unit, sameKey) ? { unit: fields.unit } : {}),
    ...(differs(fields.hiredOn, known.hiredOn, (date) => date) ? { hiredOn: fields.hiredOn } : {}),
    ...(fields.manager !== null && (managerId === null || managerId !== known.managerId) ? { manager: fields.manager } : {}),
  }
}

type Outcome = 'added' | 'changed' | 'unchanged'

function outcomeOf(person: PlannedPerson): Outcome {
  if (person.id === null) return 'added'
  return Object.keys(person.fields).length === 0 ? 'unchanged' : 'changed'
}

function countOutcomes(people: readonly PlannedPerson[], rows: number): ImportPreview['counts'] {
  const counts = { rows, added: 0, changed: 0, unchanged: 0, skipped: rows - people.length }
  for (const person of people) counts[outcomeOf(person)] += 1
  return counts
}

function showSample(
  rows: readonly Row[],
  read: readonly Draft[],
  people: readonly PlannedPerson[],
  managers: Managers,
): ImportPreview['sample'] {
  const drafts = new Map(read.map((draft) => [draft.row, draft]))
  const planned = new Map(people.map((person) => [person.row, person]))
  return rows.map((row) => {
    const draft = drafts.get(row.number)
    const plan = planned.get(row.number)
    const party = draft && managers.get(draft)
    return {
      row: row.number,
      name: draft ? displayName(draft) : '',
      jobTitle: draft?.jobTitle ?? null,
      unit: draft?.unit ?? null,
      manager: party ? displayName(party.kind === 'row' ? party.draft : party.person) : null,
      outcome: plan ? outcomeOf(plan) : 'skipped',
    }
  })
}
