import type { ImportField, ImportProblem } from '../../../shared/contract/people-import.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { saysNothing, unguardCell } from '../../../shared/rules/people-table.ts'
import { type DateOrder, readDate } from './rules-dates.ts'
import type { Decisions } from './rules-import-decisions.ts'
import { mendNumber, mendReference, type NumberHabit } from './rules-import-ids.ts'
import type { NamesInVault } from './rules-import-names.ts'
import { displayName, type Name, splitName } from './rules-names.ts'
import { isNoName, looksMojibake, oneLine } from './rules-text.ts'

/** A row of the file: its cells, and its number as a spreadsheet shows it. */
export interface Row {
  readonly number: number
  readonly cells: readonly string[]
}

export interface Column {
  readonly heading: string
  readonly field: ImportField | null
}

/** A person as one row describes them. Null means the file does not say. */
export interface Draft extends Name {
  readonly row: number
  readonly personId: string | null
  readonly employeeNumber: string | null
  readonly email: string | null
  readonly jobTitle: string | null
  readonly unit: string | null
  /** As written: a number, an e-mail or a name. */
  readonly manager: string | null
  readonly hiredOn: IsoDate | null
  readonly status: 'active' | 'left' | null
  /** Since when what the row says holds. */
  readonly since: IsoDate | null
  /** The last day on which it holds; null where there is no end to it. */
  readonly until: IsoDate | null
}

/** What was found in a row, before it is said what may be done about it. */
export type Finding = Pick<ImportProblem, 'row' | 'column' | 'field' | 'code' | 'value' | 'effect' | 'repair'> &
  Partial<Pick<ImportProblem, 'suggestions'>>

export type Report = (finding: Finding) => void

type Keys = Pick<Draft, 'personId' | 'employeeNumber' | 'email'>

/** How the cells of a file are to be read. */
export interface Reading {
  readonly columns: readonly Column[]
  readonly decisions: Decisions
  readonly order: DateOrder
  readonly numbers: NumberHabit
  /** A list of posts: the job title is the name. */
  readonly titlesAsNames: boolean
  /** For a row that gives no name. */
  readonly known: NamesInVault
  /** Whether the file gives names at all: one that gives none is meant for those the vault knows. */
  readonly named: boolean
}

const LONGEST_NAME = 300
/** Databases write 9999-12-31, or another day nobody sees, for what does not end. */
const NO_END = /(?<!\d)(2[1-9]|[3-9]\d)\d{2}(?!\d)|^(2[1-9]|[3-9]\d)\d{6}$/
const SCIENTIFIC = /^\d([.,]\d+)?e\+\d+$/i
const LEFT = new Set(
  [
    'left',
    'leaver',
    'inactive',
    'terminated',
    'former',
    'resigned',
    'retired',
    'dismissed',
    'ended',
    'eliminated',
    'no',
    'n',
    'false',
    '0',
  ].concat(['ausgeschieden', 'inaktiv', 'inactif', 'inactivo']),
)

const VACANT = /^(vacant|vacancy|unfilled)\b/i

/** Reads rows one by one: what was mended or noted goes to `report`, what cannot be a person comes back as null. */
export class RowReader {
  readonly #reading: Reading
  readonly #columns: readonly Column[]
  readonly #at: ReadonlyMap<ImportField, number>
  readonly #report: Report

  constructor(reading: Reading, report: Report) {
    this.#reading = reading
    this.#columns = reading.columns
    this.#report = report
    this.#at = new Map(reading.columns.flatMap(({ field }, index) => (field === null ? [] : [[field, index] as const])))
  }

  read(row: Row): Draft | null {
    this.#checkWidth(row)
    const text = (field: ImportField) => this.#text(row, field)
    const keys = { personId: text('personId'), employeeNumber: this.#employeeNumber(row), email: text('email') }
    const name = this.#name(row) ?? this.#nameInVault(keys) ?? this.#numberAsName(row, keys.employeeNumber)
    if (name === null) {
      this.#nobody(row, keys)
      return null
    }
    this.#checkName(row, name)
    const status = text('status')
    if (status !== null && VACANT.test(status)) {
      this.#say(row, 'status', { code: 'vacant-post', value: status, effect: 'notes', repair: null })
    }
    return {
      row: row.number,
      ...name,
      ...keys,
      jobTitle: text('jobTitle'),
      unit: text('unit'),
      manager: this.#manager(row),
      hiredOn: this.#day(row, 'hiredOn'),
      since: this.#day(row, 'since'),
      until: this.#lastDay(row),
      status: status === null ? null : LEFT.has(status.toLowerCase()) ? 'left' : 'active',
    }
  }

  #name(row: Row): Name | null {
    const part = (field: ImportField) => {
      const value = this.#cell(row, field)
      return isNoName(oneLine(value)) ? '' : oneLine(unguardCell(value))
    }
    const given = this.#reading.decisions.fixed(row.number, 'name')
    if (given !== undefined && given.trim() !== '') return splitName(given)
    const [givenName, familyName, full] = [part('givenName'), part('familyName'), part('name')]
    if (givenName !== '' || familyName !== '')
      return givenName === '' ? { givenName: familyName, familyName: '' } : { givenName, familyName }
    if (full !== '') return splitName(full)
    // A title is no first and last name.
    const title = this.#reading.titlesAsNames ? part('jobTitle') : ''
    return title === '' ? null : { givenName: title, familyName: '' }
  }

  /** Among rows with names a number alone says too little: every firm counts from 1. */
  #nameInVault(keys: Keys): Name | null {
    const { known, named } = this.#reading
    return named ? known.certain(keys) : known.any(keys)
  }

  /** A post without a title still has its number. */
  #numberAsName(row: Row, number: string | null): Name | null {
    if (!this.#reading.titlesAsNames || number === null) return null
    this.#say(row, 'name', { code: 'missing-name', value: '', effect: 'repairs', repair: `Named by its number: ${number}` })
    return { givenName: number, familyName: '' }
  }

  #nobody(row: Row, keys: Keys): void {
    const numbered = this.#reading.known.numbered(keys)
    if (numbered !== null) {
      const name = displayName(numbered)
      const repair = `The vault has ${keys.employeeNumber} as ${name}`
      this.#say(row, 'name', { code: 'missing-name', value: '', effect: 'skips', repair, suggestions: [{ value: name, label: name }] })
      return
    }
    const value = row.cells.join(' ').trim().slice(0, 80)
    const unnamed = ['name', 'givenName', 'familyName'].every((field) => !this.#at.has(field as ImportField))
    const code = unnamed && !this.#reading.titlesAsNames ? 'unknown-person' : 'missing-name'
    this.#say(row, 'name', { code, value, effect: 'skips', repair: null })
  }

  #checkName(row: Row, name: Name): void {
    const shown = displayName(name)
    if (shown.length > LONGEST_NAME) {
      this.#say(row, 'name', { code: 'name-too-long', value: `${shown.slice(0, 80)}…`, effect: 'notes', repair: null })
    }
    if (looksMojibake(shown)) this.#say(row, 'name', { code: 'maybe-mojibake', value: shown, effect: 'notes', repair: null })
  }

  #employeeNumber(row: Row): string | null {
    if (!this.#at.has('employeeNumber')) return null
    const value = this.#text(row, 'employeeNumber')
    if (value === null) {
      const decided = this.#reading.decisions.fixed(row.number, 'employeeNumber') !== undefined
      if (!decided) this.#say(row, 'employeeNumber', { code: 'missing-id', value: '', effect: 'notes', repair: null })
      return null
    }
    const { decisions, numbers } = this.#reading
    if (SCIENTIFIC.test(value)) this.#say(row, 'employeeNumber', { code: 'scientific-id', value, effect: 'notes', repair: null })
    if (decisions.takesValue(row.number, 'employeeNumber') || decisions.fixed(row.number, 'employeeNumber') !== undefined) return value
    const mended = mendNumber(value, numbers)
    if (mended === value) return value
    const code = /^\d+$/.test(value) ? 'zeros-restored' : 'number-format'
    this.#say(row, 'employeeNumber', { code, value, effect: 'repairs', repair: mended })
    return mended
  }

  #manager(row: Row): string | null {
    const value = this.#text(row, 'manager')
    if (value === null || this.#reading.decisions.fixed(row.number, 'manager') !== undefined) return value
    return mendReference(value, this.#reading.numbers)
  }

  #lastDay(row: Row): IsoDate | null {
    return NO_END.test(this.#text(row, 'until') ?? '') ? null : this.#day(row, 'until')
  }

  #day(row: Row, field: 'hiredOn' | 'since' | 'until'): IsoDate | null {
    const value = this.#text(row, field)
    if (value === null) return null
    const read = readDate(value, this.#reading.order)
    if (read.kind === 'unreadable') {
      this.#say(row, field, { code: 'unreadable-date', value, effect: 'repairs', repair: 'Left empty' })
      return null
    }
    if (read.kind === 'serial') this.#say(row, field, { code: 'ambiguous-date', value, effect: 'repairs', repair: read.date })
    if (read.kind === 'ambiguous') this.#say(row, field, { code: 'ambiguous-date', value, effect: 'notes', repair: read.date })
    return read.date
  }

  #checkWidth(row: Row): void {
    const width = this.#columns.length
    const extra = row.cells.slice(width).filter((cell) => cell.trim() !== '').length
    if (extra > 0) this.#ragged(row, `${extra} more than the heading`, 'repairs', 'The cells beyond the heading are left out')
    else if (row.cells.length < width) this.#ragged(row, `${width - row.cells.length} fewer than the heading`, 'notes', null)
  }

  #ragged(row: Row, value: string, effect: Finding['effect'], repair: string | null): void {
    this.#report({ row: row.number, column: null, field: null, code: 'ragged-row', value, effect, repair })
  }

  /** The text of a field on one line, without what spreadsheets write for nothing. */
  #text(row: Row, field: ImportField): string | null {
    const value = this.#cell(row, field)
    return saysNothing(oneLine(value)) ? null : oneLine(unguardCell(value))
  }

  /** What was decided, else what the file says. */
  #cell(row: Row, field: ImportField): string {
    const fixed = this.#reading.decisions.fixed(row.number, field)
    if (fixed !== undefined) return fixed
    const at = this.#at.get(field)
    return at === undefined ? '' : (row.cells[at] ?? '')
  }

  #say(row: Row, field: ImportField, finding: Omit<Finding, 'row' | 'column' | 'field'>): void {
    const spelled = field === 'name' ? (['name', 'familyName', 'givenName'] as const).find((part) => this.#at.has(part)) : field
    this.#report({ row: row.number, column: spelled ? headingOf(this.#columns, spelled) : null, field, ...finding })
  }
}

export function headingOf(columns: readonly Column[], field: ImportField): string | null {
  return columns.find((column) => column.field === field)?.heading ?? null
}

const NUL = '\u0000'

/** SQLite and C would end a text at a NUL: it is taken out before anything else looks. */
export function withoutNul(rows: readonly Row[], columns: readonly Column[], report: Report): Row[] {
  return rows.map((row) => {
    if (!row.cells.some((cell) => cell.includes(NUL))) return row
    const cells = row.cells.map((cell, index) => {
      if (!cell.includes(NUL)) return cell
      const repair = cell.replaceAll(NUL, '')
      const { heading = null, field = null } = columns[index] ?? {}
      report({ row: row.number, column: heading, field, code: 'nul-removed', value: repair, effect: 'repairs', repair })
      return repair
    })
    return { number: row.number, cells }
  })
}
