import type { IsoDate } from '../../shared/kernel/dates.ts'
import { runsAsFormula } from '../../shared/rules/people-table.ts'
import type { DataColumn, FileColumn, SheetCell } from './data-column.ts'

/** A table as a file holds it. */
export interface Sheet {
  /** Names the file and the sheet in it. */
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly SheetCell[])[]
}

/** Spreadsheets run a text that begins like a formula: an apostrophe in front makes it text again (OWASP ASVS 1.2.10). */
export function defused(text: string): string {
  return runsAsFormula(text) ? `'${text}` : text
}

/** A day as a cell. */
export function dayCell(day: IsoDate | null): SheetCell {
  return day === null ? null : { day }
}

interface Listed<Row> {
  readonly name: string
  /** In the order shown. */
  readonly rows: readonly Row[]
  readonly columns: readonly DataColumn<Row>[]
  readonly hidden: ReadonlySet<string>
}

/** A list as it is shown: its rows, their order, and the columns chosen. What only the width of the window leaves out is in the file. */
export function sheetOf<Row>({ name, rows, columns, hidden }: Listed<Row>): Sheet {
  const shown = columns.filter(({ id }) => !hidden.has(id)).flatMap(inFile)
  return { name, headers: shown.map(({ header }) => header), rows: rows.map((row) => shown.map(({ cell }) => cell(row))) }
}

function inFile<Row>({ header, value, inFile: said }: DataColumn<Row>): readonly FileColumn<Row>[] {
  return said ?? [{ header, cell: value }]
}
