import type { ImportPreview, ImportProblem } from '../../../shared/contract/people-import.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import type { ExistingPerson } from './rules-matching.ts'
import { displayName } from './rules-names.ts'
import type { Column, Draft, Finding, Row } from './rules-rows.ts'
import { oneLine } from './rules-text.ts'

/** More than anybody reads, and little enough to be handed from process to process. */
const MOST_PROBLEMS = 2000
const MOST_LETTERS = 300
const TOP_ROWS = 15
const TOP_COLUMNS = 60
const SAMPLE_CELLS = 3
const MOST_MISSING = 1000
const GRAVITY: readonly ImportProblem['effect'][] = ['skips', 'repairs', 'notes']

type Choice = ImportProblem['choices'][number]
const FIX_OR_TAKE: readonly Choice[] = ['fix', 'as-is', 'skip']
const TAKE: readonly Choice[] = ['as-is', 'skip']
const FIX: readonly Choice[] = ['fix', 'skip']

/** What may be decided about each kind. A row without a name cannot be taken as it is. */
const CHOICES: Readonly<Record<ImportProblem['code'], readonly Choice[]>> = {
  'missing-name': FIX,
  'missing-id': FIX_OR_TAKE,
  'duplicate-id': FIX_OR_TAKE,
  'duplicate-row': TAKE,
  'history-row': TAKE,
  'stray-row': TAKE,
  'unknown-person': FIX,
  'unknown-manager': FIX_OR_TAKE,
  'ambiguous-manager': FIX_OR_TAKE,
  'own-manager': FIX_OR_TAKE,
  'manager-left': FIX_OR_TAKE,
  'manager-cycle': FIX_OR_TAKE,
  'several-roots': FIX_OR_TAKE,
  'unreadable-date': FIX_OR_TAKE,
  'ambiguous-date': FIX_OR_TAKE,
  'ragged-row': TAKE,
  'nul-removed': FIX_OR_TAKE,
  'scientific-id': FIX_OR_TAKE,
  'zeros-restored': FIX_OR_TAKE,
  'zeros-lost': FIX_OR_TAKE,
  'number-taken': FIX_OR_TAKE,
  'number-format': FIX_OR_TAKE,
  'maybe-mojibake': FIX_OR_TAKE,
  'name-too-long': FIX_OR_TAKE,
  'duplicate-email': FIX_OR_TAKE,
  'vacant-post': TAKE,
  'has-returned': FIX_OR_TAKE,
  'later-change': TAKE,
  'future-change': FIX_OR_TAKE,
  'end-before-start': FIX_OR_TAKE,
  'ended-yet-active': FIX_OR_TAKE,
}

/** The gravest of too many, in the order of the rows, each with whom it is about and what may be decided. */
export function shownProblems(findings: readonly Finding[], drafts: readonly Draft[]): Pick<ImportPreview, 'problems' | 'moreProblems'> {
  const names = new Map(drafts.map((draft) => [draft.row, draft]))
  const byGravity = [...findings].sort((a, b) => GRAVITY.indexOf(a.effect) - GRAVITY.indexOf(b.effect) || a.row - b.row)
  const gravest = byGravity.slice(0, MOST_PROBLEMS).sort((a, b) => a.row - b.row)
  const problems = gravest.map(({ suggestions = [], ...finding }) => {
    const draft = names.get(finding.row)
    const choices = CHOICES[finding.code].filter((choice) => choice !== 'fix' || finding.field !== null)
    return { ...finding, value: shortened(finding.value), name: draft ? shortened(displayName(draft)) : '', choices, suggestions }
  })
  return { problems, moreProblems: findings.length - problems.length }
}

function shortened(value: string): string {
  return value.length <= MOST_LETTERS ? value : `${value.slice(0, MOST_LETTERS)}…`
}

export function shownTop(table: readonly Row[]): ImportPreview['top'] {
  return table
    .slice(0, TOP_ROWS)
    .map((row) => ({ row: row.number, cells: row.cells.slice(0, TOP_COLUMNS).map((cell) => oneLine(cell).slice(0, 80)) }))
}

export function shownColumns(columns: readonly Column[], rows: readonly Row[]): ImportPreview['columns'] {
  return columns.map(({ heading, field }, index) => {
    const sample = rows.slice(0, SAMPLE_CELLS).map((row) => oneLine(row.cells[index] ?? '').slice(0, 200))
    return { index, header: heading, sample, field }
  })
}

/** Who would be offered as having left, by name, each with how many still report to them. */
export function shownMissing(missing: readonly ExistingPerson[], existing: readonly ExistingPerson[]): ImportPreview['missing'] {
  const reports = new Map<string, number>()
  for (const { managerId, status } of existing) {
    if (managerId !== null && status === 'active') reports.set(managerId, (reports.get(managerId) ?? 0) + 1)
  }
  const named = missing.map((person) => ({ person, name: displayName(person) })).sort((a, b) => (a.name < b.name ? -1 : 1))
  return named.slice(0, MOST_MISSING).map(({ person, name }) => ({
    id: person.id as PersonId,
    name,
    jobTitle: person.jobTitle,
    unit: person.unit,
    reports: reports.get(person.id) ?? 0,
  }))
}
