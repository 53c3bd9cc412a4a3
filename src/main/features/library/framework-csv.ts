import Papa from 'papaparse'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import {
  CSV_HEADING,
  type FrameworkContent,
  findColumns,
  frameworkToRows,
  type ReadFramework,
  readFrameworkRows,
} from './rules-framework-csv.ts'

const FORMULA = /^[=+\-@\t\r\n']/
const DEFUSED = /^'[=+\-@\t\r\n']/

/** Spreadsheets run a cell that begins like a formula: an apostrophe in front makes it text, and is taken off again on reading. */
function defused(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

function undefused(cell: string): string {
  return DEFUSED.test(cell) ? cell.slice(1) : cell
}

export function frameworkToCsv(content: FrameworkContent): string {
  const rows = [CSV_HEADING, ...frameworkToRows(content)]
  return `\uFEFF${Papa.unparse(
    rows.map((row) => row.map(defused)),
    { newline: '\r\n' },
  )}\r\n`
}

/** UTF-8 or UTF-16 by its mark, UTF-8 when it reads as such, else what Windows writes in the west; null when it is no text. */
function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export type CsvRefusal = { readonly code: 'FILE_EMPTY' } | { readonly code: 'FILE_NOT_TEXT' } | { readonly code: 'NO_COMPETENCY_COLUMN' }

/** The lines of a CSV that say anything, with their number as a spreadsheet counts; null when the file is no text. */
export function readCsvLines(bytes: Uint8Array): { readonly row: number; readonly cells: readonly string[] }[] | null {
  const text = decode(bytes)
  if (text === null) return null
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: false })
  return data
    .map((cells, index) => ({ row: index + 1, cells: cells.map(undefused) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

/** Reads a framework out of a CSV file of this app or of one's own making. */
export function csvToFramework(bytes: Uint8Array, nameIfNone: string): Result<ReadFramework, CsvRefusal> {
  const lines = readCsvLines(bytes)
  if (lines === null) return err({ code: 'FILE_NOT_TEXT' })
  const [heading, ...rest] = lines
  if (!heading) return err({ code: 'FILE_EMPTY' })
  const columns = findColumns(heading.cells)
  if (!columns) return err({ code: 'NO_COMPETENCY_COLUMN' })
  return ok(readFrameworkRows(rest, columns, nameIfNone))
}
