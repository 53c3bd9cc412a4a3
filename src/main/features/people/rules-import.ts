import type {
  DateOrder as ChosenOrder,
  ImportChoices,
  ImportField,
  ImportPreview,
  ImportRow,
} from '../../../shared/contract/people-import.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { saysNothing } from '../../../shared/rules/people-table.ts'
import { guessByContent, guessByHeading } from './rules-columns.ts'
import { bothReadings, type DateOrder, dateOrder } from './rules-dates.ts'
import { withoutDuplicates, withoutRepeats } from './rules-duplicates.ts'
import { asInFile, Decisions } from './rules-import-decisions.ts'
import { withEnds } from './rules-import-ends.ts'
import { type Hash, type ImportHabit, recall, remember } from './rules-import-habit.ts'
import { filledCells, headingsKey, splitTable, type Table } from './rules-import-header.ts'
import { numberHabit } from './rules-import-ids.ts'
import { missingFrom, noteReturned, noteSpellings } from './rules-import-known.ts'
import { NamesInVault } from './rules-import-names.ts'
import { daysOf, leavingOf, type PastContext, pastOf } from './rules-import-past.ts'
import { countOutcomes, isDated, managerOf, type PlannedManager, type PlannedPerson, planPerson, unitFinder } from './rules-import-plan.ts'
import { shownColumns, shownMissing, shownProblems, shownTop } from './rules-import-report.ts'
import { changesFirst, firstOfEach, shownRows } from './rules-import-sample.ts'
import { shapeOf } from './rules-import-shape.ts'
import { findManagers } from './rules-managers.ts'
import { type Firm, Parties, type Party } from './rules-managers-parties.ts'
import { type ExistingPerson, type Matches, matchPeople } from './rules-matching.ts'
import type { UnitNode } from './rules-org.ts'
import { type Column, type Draft, type Finding, headingOf, type Reading, type Row, RowReader, withoutNul } from './rules-rows.ts'
import { intoStints } from './rules-stints.ts'
import { withoutStrangers } from './rules-strangers.ts'
import { oneLine } from './rules-text.ts'

/** A preview without what only main knows: its token, the file's name and how it was opened. */
export type Report = Omit<ImportPreview, 'token' | 'fileName' | 'format' | 'encoding' | 'delimiter' | 'sheets' | 'sheet'>

export interface ImportPlan {
  readonly report: Report
  readonly people: readonly PlannedPerson[]
  /** Every row as it would be, those that change something first. */
  readonly rows: readonly ImportRow[]
  /** What is worth remembering once the import is done: null without headings. */
  readonly habit: (ImportHabit & { readonly headings: string }) | null
}

export interface PlanInput {
  readonly table: readonly Row[]
  readonly existing: readonly ExistingPerson[]
  readonly choices: ImportChoices
  readonly today: IsoDate
  readonly units: readonly UnitNode[]
  /** What is remembered for these headings. */
  readonly habitFor: (headings: string) => ImportHabit | null
  readonly hash: Hash
}

/** From the cells of a file to what an import would do, and what it found on the way. Pure: the same file and people give the same plan. */
export function planImport({ table, existing, units, choices: said, today, habitFor, hash }: PlanInput): ImportPlan {
  const parts = splitTable(table, said.headerRow, (headings) => habitFor(headings) !== null)
  const headings = headingsKey(parts.headings)
  const known = parts.headings.length > 0 ? habitFor(headings) : null
  const before = { decided: known?.decided ?? [], titles: known?.titlesAsNames ?? false }
  const recalled = said.recall ? recall(parts.rows, before.decided, hash) : []
  const choices = { ...said, titlesAsNames: said.titlesAsNames || (said.recall && before.titles) }
  const columns = columnsOf(parts, choices, known)
  const findings: Finding[] = []
  const note = (finding: Finding) => findings.push(finding)
  const decisions = new Decisions([...recalled, ...choices.decisions])
  const rows = withoutNul(parts.rows, columns, note)
  const dates = datesOf(columns, rows, choices.dateOrder ?? known?.dateOrder ?? null)
  const fields = columns.map(({ field }) => field)
  const shape = shapeOf(parts.headings, fields)
  const report = {
    headerRow: parts.headerRow,
    top: shownTop(table),
    columns: shownColumns(columns, rows),
    remembered: known !== null && choices.mapping === null,
    recalled: new Set(recalled.map(({ row }) => row)).size,
    titlesAsNames: choices.titlesAsNames,
    shape,
    dates: { order: dates.order, ambiguous: dates.ambiguous, examples: dates.examples },
  }
  const decided = remember(parts.rows, { known: before.decided, now: choices.decisions, recalled: choices.recall }, hash)
  const { titlesAsNames } = choices
  const read = { fields, dateOrder: choices.dateOrder ?? known?.dateOrder ?? null, titlesAsNames, decided }
  const habit = headings === '' ? null : { headings, ...read }
  if (!canName(fields, shape, choices)) {
    const counts = { rows: rows.length, added: 0, changed: 0, unchanged: 0, skipped: rows.length, history: 0, missing: 0 }
    return { report: { ...report, ...NOBODY, needs: ['name'], counts }, people: [], rows: [], habit }
  }
  const reading: Reading = {
    columns,
    decisions,
    order: dates.reading,
    numbers: numberHabit(cellsOf(columns, rows, 'employeeNumber'), numbersOf(existing)),
    titlesAsNames: choices.titlesAsNames,
    known: new NamesInVault(existing),
    named: NAMES.some((field) => cellsOf(columns, rows, field).length > 0),
  }
  const plan = planRows(rows, reading, { existing, units, today, effectiveOn: choices.effectiveOn }, note)
  const needs: Report['needs'] = dates.order === null && dates.ambiguous > 0 ? ['date-order'] : []
  return {
    report: { ...report, needs, ...plan.report, ...shownProblems(asInFile(findings, decisions, plan.cellOf), plan.drafts) },
    people: plan.people,
    rows: plan.shown,
    habit,
  }
}

const NOBODY = { addedLeft: 0, dated: 0, leaving: 0, foreign: false, problems: [], moreProblems: 0, sample: [], missing: [] }

interface Known extends Pick<PlanInput, 'existing' | 'units' | 'today'> {
  readonly effectiveOn: IsoDate | null
}

function planRows(rows: readonly Row[], reading: Reading, known: Known, note: (finding: Finding) => void) {
  const { columns, decisions } = reading
  const { existing } = known
  const heads = headsOf(columns)
  const kept = withoutStrays(rows, columns, decisions, note).filter((row) => !decisions.skips(row.number))
  const reader = new RowReader(reading, note)
  const read = withoutRepeats(kept, decisions, note).flatMap((row) => reader.read(row) ?? [])
  const named = [...namesOfOthers(rows, read, reading), ...read]
  const hirings = columns.some(({ field }) => field === 'until') && !columns.some(({ field }) => field === 'since')
  const begun = intoStints(read, { today: known.today, decisions, column: heads.since, hirings }, note)
  const stints = withEnds(begun, { today: known.today, columns: heads }, note)
  const { drafts: distinct, aliases: repeats, repeated } = withoutDuplicates(stints.drafts, heads, decisions, note)
  // A post has its number, whoever or whatever it is called by.
  const byNumberAlone = ({ row }: Draft) => reading.titlesAsNames || decisions.takesValue(row, 'employeeNumber')
  const cellOf = cellFinder(rows, columns)
  const compared = { drafts: distinct, matches: matchPeople(distinct, existing, byNumberAlone), existing }
  const told = { decisions, column: heads.number, cellOf: (row: number) => cellOf(row, 'employeeNumber') }
  const { drafts, matches, claims, foreign } = withoutStrangers(compared, told, note)
  noteSpellings(matches, heads.number, note)
  noteReturned(matches, heads.status, note)
  const asWritten = (row: number) => decisions.takesValue(row, 'manager')
  const firm = { drafts, aliases: new Map([...stints.aliases, ...repeats]), existing, matches, claims, asWritten }
  const managers = findManagers(firm, repeated, heads.manager, note)
  const plain = { fullNames: columns.some(({ field }) => field === 'name'), matches, unitId: unitFinder(known.units) }
  const past = { ...known, column: heads.since, endColumn: heads.until, byDay: stints.byDay, managerOf: managerFinder(firm) }
  const people = drafts.map((draft) => {
    const planned = planPerson(draft, matches.get(draft), managers.get(draft), plain)
    return withPast(planned, draft, { known: matches.get(draft), earlier: stints.earlier.get(draft) ?? [], past }, note)
  })
  const missing = missingFrom(existing, matches)
  const history = new Set([...stints.earlier.values()].flatMap((earlier) => earlier.map(({ row }) => row)))
  const counts = { ...countOutcomes(people, rows.length, history.size), missing: missing.length }
  const shown = changesFirst(shownRows({ rows, drafts: [...named, ...drafts], people, managers, matches, existing, history }))
  const dated = people.filter(isDated)
  const leaving = dated.filter(({ fields }) => fields.status === 'left').length
  const addedLeft = people.filter(({ id, fields }) => id === null && fields.status === 'left').length
  const report = {
    counts,
    addedLeft,
    dated: dated.length,
    leaving,
    foreign,
    sample: firstOfEach(shown),
    missing: shownMissing(missing, existing),
  }
  return { report, people, drafts: named, cellOf, shown }
}

function headsOf(columns: readonly Column[]) {
  return {
    number: headingOf(columns, 'employeeNumber'),
    email: headingOf(columns, 'email'),
    status: headingOf(columns, 'status'),
    manager: headingOf(columns, 'manager'),
    since: headingOf(columns, 'since'),
    until: headingOf(columns, 'until'),
  }
}

/** Made only where an earlier row names a manager: few files have such rows. */
function managerFinder(firm: Firm): PastContext['managerOf'] {
  let parties: Parties | null = null
  return (draft) => {
    if (draft.manager === null) return null
    parties ??= new Parties(firm)
    const found = parties.find(draft.manager)
    return found.kind === 'one' ? managerIn(found.party, firm.matches) : null
  }
}

/** Somebody the vault knows by id, whichever row names them. */
function managerIn(party: Party, matches: Matches): PlannedManager {
  const known = party.kind === 'row' ? matches.get(party.draft) : undefined
  return known ? { id: known.id } : managerOf(party)
}

interface Life {
  readonly known: ExistingPerson | undefined
  readonly earlier: readonly Draft[]
  readonly past: PastContext
}

/** The same plan with its days: of what changes now, and of what changed before. */
function withPast(read: PlannedPerson, draft: Draft, { known, earlier, past }: Life, note: (finding: Finding) => void): PlannedPerson {
  const { planned, leftOn } = known ? leavingOf(read, { draft, known }, past, note) : { planned: read, leftOn: null }
  if (draft.since === null && draft.until === null && !(known && isDated(planned))) return planned
  const days = known && isDated(planned) ? { days: daysOf(draft, { known, fields: planned.fields, leftOn }, past, note) } : {}
  const manager = earlier.length === 0 ? null : past.managerOf(draft)
  const events = pastOf(draft, earlier, { manager, fields: planned.fields, known }, past)
  return { ...planned, ...days, ...(events.length > 0 ? { past: events } : {}) }
}

function columnsOf({ headings, rows, headerRow }: Table, choices: ImportChoices, known: ImportHabit | null): Column[] {
  const cells = rows.slice(0, 200).map((row) => row.cells)
  const guess = choices.mapping ?? known?.fields ?? (headerRow > 0 ? guessByHeading(headings, cells) : guessByContent(cells))
  const width = headerRow > 0 ? headings.length : Math.max(0, ...cells.map((row) => row.length))
  return Array.from({ length: width }, (_, index) => ({ heading: headings[index] ?? '', field: guess[index] ?? null }))
}

const NAMES = ['name', 'givenName', 'familyName'] as const

/** Rows are people if something gives their name, or if a key finds them in the vault. */
function canName(fields: readonly (ImportField | null)[], shape: Report['shape'], { titlesAsNames }: ImportChoices): boolean {
  if (NAMES.some((field) => fields.includes(field))) return true
  if (titlesAsNames) return fields.includes('jobTitle')
  return shape === 'people'
}

/** Rows left out before anything else was looked at still say whom they are about. */
function namesOfOthers(rows: readonly Row[], read: readonly Draft[], reading: Reading): Draft[] {
  const known = new Set(read.map(({ row }) => row))
  const reader = new RowReader(reading, () => undefined)
  return rows.flatMap((row) => (known.has(row.number) || filledCells(row) < 2 ? [] : (reader.read(row) ?? [])))
}

/** What the file says in a row, whatever was decided about it. */
function cellFinder(rows: readonly Row[], columns: readonly Column[]): (row: number, field: ImportField) => string | null {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  return (row, field) => {
    const at = columns.findIndex((column) => column.field === field)
    const cell = oneLine(byNumber.get(row)?.cells[at] ?? '')
    return saysNothing(cell) ? null : cell
  }
}

function cellsOf(columns: readonly Column[], rows: readonly Row[], field: ImportField): string[] {
  const at = columns.findIndex((column) => column.field === field)
  return at < 0 ? [] : rows.map((row) => oneLine(row.cells[at] ?? '')).filter((cell) => !saysNothing(cell))
}

function numbersOf(existing: readonly ExistingPerson[]): string[] {
  return existing.flatMap(({ employeeNumber }) => employeeNumber ?? [])
}

const MOST_EXAMPLES = 5
const DATES = ['hiredOn', 'since', 'until'] as const

interface Dates {
  readonly order: ChosenOrder | null
  readonly reading: DateOrder
  readonly ambiguous: number
  readonly examples: Report['dates']['examples']
}

/** One date above 12 settles all of them; where none does, it is asked once. */
function datesOf(columns: readonly Column[], rows: readonly Row[], chosen: ChosenOrder | null): Dates {
  const cells = DATES.flatMap((field) => cellsOf(columns, rows, field))
  const evident = dateOrder(cells)
  const order = chosen ?? (evident === 'unknown' ? null : evident === 'day-first' ? 'dmy' : 'mdy')
  const reading = order === null ? 'unknown' : order === 'dmy' ? 'day-first' : 'month-first'
  if (evident !== 'unknown') return { order, reading, ambiguous: 0, examples: [] }
  const found = cells.flatMap((value) => {
    const readings = bothReadings(value)
    return readings ? [{ value, ...readings }] : []
  })
  return { order, reading, ambiguous: found.length, examples: found.slice(0, MOST_EXAMPLES) }
}

/** A row with one cell filled below a list of many columns is a total or a note, not a person. */
function withoutStrays(
  rows: readonly Row[],
  columns: readonly Column[],
  decisions: Decisions,
  note: (finding: Finding) => void,
): readonly Row[] {
  if (columns.filter(({ field }) => field !== null).length < 3) return rows
  return rows.filter((row) => {
    if (filledCells(row) > 1 || decisions.takes(row.number) || decisions.skips(row.number)) return true
    const value = row.cells.find((cell) => cell.trim() !== '') ?? ''
    note({
      row: row.number,
      column: null,
      field: null,
      code: 'stray-row',
      value: oneLine(value),
      effect: 'skips',
      repair: 'Nothing else in the row',
    })
    return false
  })
}
