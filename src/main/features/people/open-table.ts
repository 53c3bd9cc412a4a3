import Papa from 'papaparse'
import type { ImportChoices, TextDelimiter } from '../../../shared/contract/people-import.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { readWorkbook, type SheetName, type WorkbookRefused } from './read-workbook.ts'
import { findHeader, splitTable } from './rules-import-header.ts'
import type { Row } from './rules-rows.ts'
import { decodeText, kindOfFile, type TextRefused } from './rules-text.ts'

/** What is known of the file apart from its rows. */
export interface OpenedFile {
  readonly format: 'text' | 'workbook'
  readonly encoding: string
  readonly delimiter: string
  readonly sheets: readonly SheetName[]
  readonly sheet: number
}

export type ReadRefused =
  | TextRefused
  | WorkbookRefused
  | { readonly code: 'FILE_OLD_WORKBOOK' }
  | { readonly code: 'FILE_TOO_WIDE'; readonly data: { readonly columns: number; readonly limit: number } }
  | { readonly code: 'FILE_TOO_LONG'; readonly data: { readonly limit: number } }

export const MOST_COLUMNS = 500
export const MOST_ROWS = 200_000

/** What may be said of how a file is stored. */
export type HowToOpen = Pick<ImportChoices, 'sheet' | 'encoding' | 'delimiter'>

export interface OpenTable {
  readonly rows: readonly Row[]
  readonly opened: OpenedFile
}

/** Opens a text or a workbook: the rows as they stand in it. */
export async function openTable(
  bytes: Uint8Array<ArrayBuffer>,
  { sheet, encoding, delimiter: given }: HowToOpen,
): Promise<Result<OpenTable, ReadRefused>> {
  const kind = kindOfFile(bytes)
  if (kind === 'old-workbook') return err({ code: 'FILE_OLD_WORKBOOK' })
  if (kind === 'locked-workbook') return err({ code: 'FILE_HAS_PASSWORD' })
  if (kind === 'workbook') {
    const limits = { columns: MOST_COLUMNS, rows: MOST_ROWS }
    const workbook = await readWorkbook(bytes, sheet, limits, (rows) => rows.length > 1 && findHeader(rows) >= 0)
    if (!workbook.ok) return workbook
    const { rows, ...opened } = workbook.value
    return ok({ rows, opened: { format: 'workbook', encoding: '', delimiter: '', ...opened } })
  }
  const decoded = decodeText(bytes, encoding)
  if (!decoded.ok) return decoded
  const { rows, delimiter } = readTable(decoded.value.text, given)
  return ok({ rows, opened: { format: 'text', encoding: decoded.value.encoding, delimiter, sheets: [], sheet: 0 } })
}

/** Why these are too many rows or columns for a list of people; null when they are not. */
export function sizeRefused(rows: readonly Row[], headerRow: number | null): ReadRefused | null {
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  if (columns > MOST_COLUMNS) return { code: 'FILE_TOO_WIDE', data: { columns, limit: MOST_COLUMNS } }
  // Titles and notes above the list do not count.
  const tooLong = rows.length > MOST_ROWS && splitTable(rows, headerRow).rows.length > MOST_ROWS
  return tooLong ? { code: 'FILE_TOO_LONG', data: { limit: MOST_ROWS } } : null
}

const DELIMITERS = [',', ';', '\t', '|']
/** Excel's own line in front of a list: it names the delimiter and is no row. */
const SEPARATOR_LINE = /^\s*"?sep=(.)"?[ \t]*(?:\n|$)/i

/** Cells by row; blank rows are left out but counted, as a spreadsheet counts them. */
export function readTable(text: string, chosen: TextDelimiter | null = null): { readonly rows: Row[]; readonly delimiter: string } {
  // One kind of line break, also where a file mixes three; inside quotes it ends up as a space anyway.
  const lines = text.replace(/\r\n?/g, '\n')
  const named = SEPARATOR_LINE.exec(lines)?.[1]
  const delimiter = chosen ?? named ?? guessDelimiter(lines)
  const { data } = parseLenient(lines, delimiter)
  const rows = data
    .map((cells, index) => ({ number: index + 1, cells }))
    .filter((row) => (named === undefined || row.number > 1) && row.cells.some((cell) => cell.trim() !== ''))
  return { rows, delimiter }
}

const GUESSED_FROM = 100

/** The one that cuts most rows into the same number of cells, and into most; a title above the list has none of them and does not count. */
function guessDelimiter(text: string): string {
  const scored = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { newline: '\n', delimiter, preview: GUESSED_FROM })
    const widths = data.map((row) => row.length).filter((width) => width > 1)
    const usual = [...Map.groupBy(widths, (width) => width)].reduce(
      (best, [width, rows]) => (rows.length > best.rows ? { width, rows: rows.length } : best),
      {
        width: 0,
        rows: 0,
      },
    )
    return { delimiter, score: usual.rows * Math.min(usual.width, 8) }
  })
  const best = scored.reduce((most, one) => (one.score > most.score ? one : most), { delimiter: ',', score: 0 })
  return best.delimiter
}

const MOST_REPAIRS = 50
// A private-use character keeps the place of a quote that is part of the text.
const PLAIN_QUOTE = '\ue022'

/** A quote that opens a cell and never properly closes would swallow the rows after it: it is taken as a plain character. */
function parseLenient(text: string, delimiter: string): Papa.ParseResult<string[]> {
  let parsed = parse(text, delimiter)
  for (let repairs = 0; repairs < MOST_REPAIRS; repairs += 1) {
    const fault = parsed.errors.find((error) => error.type === 'Quotes')
    const quoteAt = fault?.index === undefined ? -1 : text.lastIndexOf('"', fault.index)
    if (quoteAt < 0) break
    text = text.slice(0, quoteAt) + PLAIN_QUOTE + text.slice(quoteAt + 1)
    parsed = parse(text, delimiter)
  }
  if (!text.includes(PLAIN_QUOTE)) return parsed
  return { ...parsed, data: parsed.data.map((row) => row.map(mendCell)) }
}

/** Quotes around a whole cell still enclose it; any other is text. */
function mendCell(cell: string): string {
  const inner = cell.length > 1 && cell.startsWith(PLAIN_QUOTE) && cell.endsWith('"') ? cell.slice(1, -1) : cell
  return inner.replaceAll(PLAIN_QUOTE, '"')
}

function parse(text: string, delimiter: string): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { newline: '\n', delimiter })
}
