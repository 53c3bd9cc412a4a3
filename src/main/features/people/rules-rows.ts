import type { ImportField, ImportProblem } from '../../../shared/contract/people-import.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { type DateOrder, dateOrder, readDate } from './rules-dates.ts'
import { displayName, type Name, splitName } from './rules-names.ts'
import { isNoName, isNothing, looksMojibake, oneLine } from './rules-text.ts'

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
  readonly employeeNumber: string | null
  readonly email: string | null
  readonly jobTitle: string | null
  readonly unit: string | null
  /** As written: a number, an e-mail or a name. */
  readonly manager: string | null
  readonly hiredOn: IsoDate | null
  readonly status: 'active' | 'left' | null
}

export type Report = (problem: ImportProblem) => void

const LONGEST_NAME = 300
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

/** Reads rows one by one: what was mended or noted goes to `report`, what cannot be a person comes back as null. */
export class RowReader {
  readonly #columns: readonly Column[]
  readonly #order: DateOrder
  readonly #report: Report

  constructor(columns: readonly Column[], rows: readonly Row[], report: Report) {
    this.#columns = columns
    this.#report = report
    const at = columns.findIndex((column) => column.field === 'hiredOn')
    this.#order = dateOrder(at < 0 ? [] : rows.map((row) => row.cells[at] ?? ''))
  }

  read(row: Row): Draft | null {
    this.#checkWidth(row)
    const text = (field: ImportField) => this.#text(row, field)
    const name = this.#name(row)
    if (name === null) {
      this.#say(row, 'name', { code: 'missing-name', value: row.cells.join(' ').trim().slice(0, 80), effect: 'skips', repair: null })
      return null
    }
    this.#checkName(row, name)
    const status = text('status')
    return {
      row: row.number,
      ...name,
      employeeNumber: this.#employeeNumber(row),
      email: text('email'),
      jobTitle: text('jobTitle'),
      unit: text('unit'),
      manager: text('manager'),
      hiredOn: this.#hiredOn(row),
      status: status === null ? null : LEFT.has(status.toLowerCase()) ? 'left' : 'active',
    }
  }

  #name(row: Row): Name | null {
    const part = (field: ImportField) => {
      const value = this.#cell(row, field)
      return isNoName(value) ? '' : value
    }
    const [givenName, familyName, full] = [part('givenName'), part('familyName'), part('name')]
    if (givenName !== '' || familyName !== '')
      return givenName === '' ? { givenName: familyName, familyName: '' } : { givenName, familyName }
    return full === '' ? null : splitName(full)
  }

  #checkName(row: Row, name: Name): void {
    const shown = displayName(name)
    const column = this.#columns.some((one) => one.field === 'name') ? 'name' : 'familyName'
    if (shown.length > LONGEST_NAME) {
      this.#say(row, column, { code: 'name-too-long', value: `${shown.slice(0, 80)}…`, effect: 'notes', repair: null })
    }
    if (looksMojibake(shown)) this.#say(row, column, { code: 'maybe-mojibake', value: shown, effect: 'notes', repair: null })
  }

  #employeeNumber(row: Row): string | null {
    if (!this.#columns.some((column) => column.field === 'employeeNumber')) return null
    const value = this.#text(row, 'employeeNumber')
    if (value === null) this.#say(row, 'employeeNumber', { code: 'missing-id', value: '', effect: 'notes', repair: null })
    else if (SCIENTIFIC.test(value)) this.#say(row, 'employeeNumber', { code: 'scientific-id', value, effect: 'notes', repair: null })
    return value
  }

  #hiredOn(row: Row): IsoDate | null {
    const value = this.#text(row, 'hiredOn')
    if (value === null) return null
    const read = readDate(value, this.#order)
    if (read.kind === 'unreadable') {
      this.#say(row, 'hiredOn', { code: 'unreadable-date', value, effect: 'repairs', repair: 'Left empty' })
      return null
    }
    if (read.kind === 'serial') this.#say(row, 'hiredOn', { code: 'ambiguous-date', value, effect: 'repairs', repair: read.date })
    if (read.kind === 'ambiguous') this.#say(row, 'hiredOn', { code: 'ambiguous-date', value, effect: 'notes', repair: read.date })
    return read.date
  }

  #checkWidth(row: Row): void {
    const width = this.#columns.length
    const extra = row.cells.slice(width).filter((cell) => cell.trim() !== '').length
    if (extra > 0) this.#ragged(row, `${extra} more than the heading`, 'repairs', 'The cells beyond the heading are left out')
    else if (row.cells.length < width) this.#ragged(row, `${width - row.cells.length} fewer than the heading`, 'notes', null)
  }

  #ragged(row: Row, value: string, effect: ImportProblem['effect'], repair: string | null): void {
    this.#report({ row: row.number, column: null, code: 'ragged-row', value, effect, repair })
  }

  /** The cell of a field on one line, without what spreadsheets write for nothing. */
  #text(row: Row, field: ImportField): string | null {
    const value = this.#cell(row, field)
    return isNothing(value) ? null : value
  }

  #cell(row: Row, field: ImportField): string {
    const at = this.#columns.findIndex((column) => column.field === field)
    return at < 0 ? '' : oneLine(row.cells[at] ?? '')
  }

  #say(row: Row, field: ImportField, problem: Omit<ImportProblem, 'row' | 'column'>): void {
    this.#report({ row: row.number, column: headingOf(this.#columns, field), ...problem })
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
      report({ row: row.number, column: columns[index]?.heading ?? null, code: 'nul-removed', value: repair, effect: 'repairs', repair })
      return repair
    })
    return { number: row.number, cells }
  })
}
