import { guessByHeading, hasHeading, headingKey } from './rules-columns.ts'
import type { Row } from './rules-rows.ts'
import { oneLine } from './rules-text.ts'

export interface Table {
  /** Row number of the headings; 0 when there are none. */
  readonly headerRow: number
  readonly headings: readonly string[]
  readonly rows: readonly Row[]
}

/** Titles, dates and filters stand above many a list: so far down headings are looked for. */
const DEEPEST_HEADER = 40
const LOOKED_AT = 200

/** Parts the headings from the rows below; what stands above them is no row of the list. */
export function splitTable(table: readonly Row[], chosen: number | null, isKnown: (headings: string) => boolean = () => false): Table {
  const at = chosen === null ? findHeader(table, isKnown) : table.findIndex((row) => chosen > 0 && row.number >= chosen)
  const header = table[at]
  if (!header) return { headerRow: 0, headings: [], rows: table }
  return {
    headerRow: header.number,
    headings: header.cells.map((cell) => oneLine(cell.replaceAll('\u0000', ''))),
    rows: table.slice(at + 1),
  }
}

function headingsOf(row: Row): string[] {
  return row.cells.map((cell) => oneLine(cell.replaceAll('\u0000', '')))
}

/** The headings of a file as one text: what is remembered of it is found by this. */
export function headingsKey(headings: readonly string[]): string {
  return headings.map(headingKey).join('\n')
}

/** The index of a row that is remembered, else of the one that names the most fields, else of the first as wide as the list, if wordy. */
export function findHeader(table: readonly Row[], isKnown: (headings: string) => boolean = () => false): number {
  const top = table.slice(0, DEEPEST_HEADER)
  const known = top.findIndex((row) => filledCells(row) > 0 && isKnown(headingsKey(headingsOf(row))))
  if (known >= 0) return known
  const named = top.map(({ cells }) => guessByHeading(cells.map(shortEnough)).filter((field) => field !== null).length)
  const most = Math.max(0, ...named)
  if (most >= 2) return named.indexOf(most)
  const widths = table.slice(0, LOOKED_AT).map(filledCells)
  const usual = mostFrequent(widths.filter((width) => width > 1)) ?? 1
  const first = widths.findIndex((width) => width >= Math.max(1, usual * 0.6))
  if (first < 0) return -1
  const cells = table.slice(first, first + LOOKED_AT).map((row) => row.cells)
  return hasHeading(cells) ? first : -1
}

/** A heading is short: a sentence that happens to be a known word is none, and a long one costs time. */
function shortEnough(cell: string): string {
  return cell.length > 80 ? '' : cell
}

export function filledCells(row: Row): number {
  return row.cells.filter((cell) => cell.trim() !== '').length
}

function mostFrequent(values: readonly number[]): number | null {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, all]) => ({ value, count: all.length }))
  return counts.sort((a, b) => b.count - a.count || b.value - a.value)[0]?.value ?? null
}
