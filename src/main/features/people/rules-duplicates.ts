import type { ImportProblem } from '../../../shared/contract/people-import.ts'
import { displayName, nameKey } from './rules-names.ts'
import type { Draft, Report, Row } from './rules-rows.ts'
import { numberKey, oneLine, sameKey } from './rules-text.ts'

export interface Distinct {
  readonly drafts: readonly Draft[]
  /** Employee number of a row left out → the draft that stands for it, so that its reports still find their manager. */
  readonly aliases: ReadonlyMap<string, Draft>
}

/** A row whose every cell repeats an earlier row is left out. */
export function withoutRepeats(rows: readonly Row[], report: Report): Row[] {
  const seen = new Map<string, number>()
  return rows.filter((row) => {
    const cells = row.cells.map(oneLine)
    const key = cells.join('\u001f')
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row.number)
    else {
      const value = cells
        .filter((cell) => cell !== '')
        .slice(0, 3)
        .join(' ')
      report({ row: row.number, column: null, code: 'duplicate-row', value, effect: 'skips', repair: `Same as row ${first}` })
    }
    return first === undefined
  })
}

/** One draft per person: rows that repeat a number or a person are left out, each with its reason. */
export function withoutDuplicates(
  drafts: readonly Draft[],
  columns: { number: string | null; email: string | null },
  report: Report,
): Distinct {
  const skip = (draft: Draft, column: string | null, problem: Pick<ImportProblem, 'code' | 'value' | 'repair'>) =>
    report({ row: draft.row, column, effect: 'skips', ...problem })
  const numbered = byNumber(drafts, (draft, first) => {
    const repair = `Row ${first.row} has it: ${displayName(first)}`
    skip(draft, columns.number, { code: 'duplicate-id', value: draft.employeeNumber ?? '', repair })
  })
  return byEmail(numbered, {
    same: (draft, kept) =>
      skip(draft, columns.email, { code: 'duplicate-email', value: draft.email ?? '', repair: `Same person as row ${kept.row}` }),
    shared: (draft, first) =>
      report({
        row: draft.row,
        column: columns.email,
        code: 'duplicate-email',
        value: draft.email ?? '',
        effect: 'notes',
        repair: `Also in row ${first.row}: ${displayName(first)}`,
      }),
  })
}

type Told = (draft: Draft, first: Draft) => void

function byNumber(drafts: readonly Draft[], repeated: Told): Draft[] {
  const seen = new Map<string, Draft>()
  return drafts.filter((draft) => {
    if (draft.employeeNumber === null) return true
    const key = numberKey(draft.employeeNumber)
    const first = seen.get(key)
    if (first) repeated(draft, first)
    else seen.set(key, draft)
    return first === undefined
  })
}

/**
 * Several rows with one e-mail and one name are one person's history, as payroll systems export it: the one said to be active stands for
 * them, else the first. With different names the e-mail is only noted.
 */
function byEmail(drafts: readonly Draft[], told: { same: Told; shared: Told }): Distinct {
  const keptFor = new Map<Draft, Draft>()
  for (const group of groupsBy(drafts, (draft) => (draft.email === null ? null : sameKey(draft.email)))) {
    const people = groupsBy(group, nameKey)
    for (const rows of people) mergeRows(rows, keptFor, told.same)
    const [first, ...others] = people.flatMap((rows) => rows.find((draft) => !keptFor.has(draft)) ?? [])
    for (const other of first ? others : []) told.shared(other, first ?? other)
  }
  const aliases = new Map<string, Draft>()
  for (const [draft, kept] of keptFor) if (draft.employeeNumber !== null) aliases.set(numberKey(draft.employeeNumber), kept)
  return { drafts: drafts.filter((draft) => !keptFor.has(draft)), aliases }
}

function mergeRows(rows: readonly Draft[], keptFor: Map<Draft, Draft>, told: Told): void {
  const kept = rows.findLast((draft) => draft.status === 'active') ?? rows[0]
  for (const draft of rows) {
    if (!kept || draft === kept) continue
    keptFor.set(draft, kept)
    told(draft, kept)
  }
}

function groupsBy(drafts: readonly Draft[], keyOf: (draft: Draft) => string | null): Draft[][] {
  const groups = Map.groupBy(drafts, keyOf)
  groups.delete(null)
  return [...groups.values()]
}
