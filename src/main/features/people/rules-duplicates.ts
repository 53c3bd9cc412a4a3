import type { Decisions } from './rules-import-decisions.ts'
import { displayName, nameKey } from './rules-names.ts'
import type { Draft, Finding, Report, Row } from './rules-rows.ts'
import { numberKey, oneLine, sameKey, withoutZeros } from './rules-text.ts'

export interface Distinct {
  readonly drafts: readonly Draft[]
  /** Employee number of a row left out → the draft that stands for it, so that its reports still find their manager. */
  readonly aliases: ReadonlyMap<string, Draft>
  /** Employee number → rows left out because an earlier one has it. */
  readonly repeated: ReadonlyMap<string, readonly Draft[]>
}

/** What a heading is called, for what is said about its column. */
export interface Headings {
  readonly number: string | null
  readonly email: string | null
}

/** A row whose every cell repeats an earlier row is left out. */
export function withoutRepeats(rows: readonly Row[], decisions: Decisions, report: Report): Row[] {
  const seen = new Map<string, number>()
  return rows.filter((row) => {
    const cells = row.cells.map(oneLine)
    const key = cells.join('\u001f')
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row.number)
    else if (decisions.takes(row.number)) return true
    else {
      const value = cells
        .filter((cell) => cell !== '')
        .slice(0, 3)
        .join(' ')
      report({ row: row.number, column: null, field: null, code: 'duplicate-row', value, effect: 'skips', repair: `Same as row ${first}` })
    }
    return first === undefined
  })
}

/** One draft per person: rows that repeat a number or a person are left out, each with its reason. */
export function withoutDuplicates(drafts: readonly Draft[], columns: Headings, decisions: Decisions, report: Report): Distinct {
  const repeated = new Map<string, Draft[]>()
  const numbered = byNumber(drafts, (draft, first) => {
    const value = draft.employeeNumber ?? ''
    const taken = decisions.takes(draft.row)
    const repair = `Row ${first.row} has it: ${displayName(first)}`
    if (!taken) {
      const key = numberKey(value)
      repeated.set(key, [...(repeated.get(key) ?? []), draft])
      report({ row: draft.row, column: columns.number, field: 'employeeNumber', code: 'duplicate-id', value, effect: 'skips', repair })
    } else {
      const without = `Without a number: ${repair.charAt(0).toLowerCase()}${repair.slice(1)}`
      report({
        row: draft.row,
        column: columns.number,
        field: 'employeeNumber',
        code: 'duplicate-id',
        value,
        effect: 'repairs',
        repair: without,
      })
    }
    return taken
  })
  noteLostZeros(numbered, columns.number, report)
  return { ...byEmail(numbered, columns.email, decisions, report), repeated }
}

/** Keeps a draft whose number is taken only without the number, and only if `told` says so. */
function byNumber(drafts: readonly Draft[], told: (draft: Draft, first: Draft) => boolean): Draft[] {
  const seen = new Map<string, Draft>()
  return drafts.flatMap((draft) => {
    if (draft.employeeNumber === null) return [draft]
    const key = numberKey(draft.employeeNumber)
    const first = seen.get(key)
    if (first) return told(draft, first) ? [{ ...draft, employeeNumber: null }] : []
    seen.set(key, draft)
    return [draft]
  })
}

/** 42 beside 00042: two people, or one whose zeros a spreadsheet took. */
function noteLostZeros(drafts: readonly Draft[], column: string | null, report: Report): void {
  const padded = new Map<string, Draft>()
  for (const draft of drafts) if (draft.employeeNumber?.startsWith('0')) padded.set(withoutZeros(draft.employeeNumber), draft)
  for (const draft of drafts) {
    const value = draft.employeeNumber
    const other = value === null || !/^[1-9]\d*$/.test(value) ? undefined : padded.get(value)
    if (!other || value === null) continue
    const repair = `Row ${other.row} has ${other.employeeNumber}: ${displayName(other)}`
    report({ row: draft.row, column, field: 'employeeNumber', code: 'zeros-lost', value, effect: 'notes', repair })
  }
}

/**
 * Several rows with one e-mail and one name are one person's history, as payroll systems export it: the one said to be active stands for
 * them, else the first. With different names the e-mail is only noted.
 */
function byEmail(drafts: readonly Draft[], column: string | null, decisions: Decisions, report: Report): Omit<Distinct, 'repeated'> {
  const keptFor = new Map<Draft, Draft>()
  const say = (draft: Draft, finding: Pick<Finding, 'code' | 'effect' | 'repair'>) =>
    report({ row: draft.row, column, field: 'email', value: draft.email ?? '', ...finding })
  for (const group of groupsBy(drafts, (draft) => (draft.email === null ? null : sameKey(draft.email)))) {
    const people = groupsBy(group, nameKey)
    for (const rows of people) {
      mergeRows(
        rows.filter((draft) => !decisions.takes(draft.row)),
        keptFor,
        (draft, kept) => {
          const code = isHistory(draft, kept) ? 'history-row' : 'duplicate-email'
          const repair = code === 'history-row' ? `An earlier job: row ${kept.row} is the latest` : `Same person as row ${kept.row}`
          say(draft, { code, effect: 'skips', repair })
        },
      )
    }
    const [first, ...others] = people.flatMap((rows) => rows.find((draft) => !keptFor.has(draft)) ?? [])
    for (const other of first ? others : []) {
      say(other, { code: 'duplicate-email', effect: 'notes', repair: `Also in row ${first?.row}: ${first ? displayName(first) : ''}` })
    }
  }
  const aliases = new Map<string, Draft>()
  for (const [draft, kept] of keptFor) if (draft.employeeNumber !== null) aliases.set(numberKey(draft.employeeNumber), kept)
  return { drafts: drafts.filter((draft) => !keptFor.has(draft)), aliases }
}

/** Each job of a payroll system has its own number, or at least its own title or place. */
function isHistory(draft: Draft, kept: Draft): boolean {
  return draft.employeeNumber !== kept.employeeNumber || draft.jobTitle !== kept.jobTitle || draft.unit !== kept.unit
}

function mergeRows(rows: readonly Draft[], keptFor: Map<Draft, Draft>, told: (draft: Draft, kept: Draft) => void): void {
  const kept = rows.findLast(({ status }) => status === 'active') ?? rows.find(({ status }) => status !== 'left') ?? rows[0]
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
