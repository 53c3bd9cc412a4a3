import Papa from 'papaparse'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { type ImportChoices, type PlannedPerson, planImport, type Report } from './rules-import.ts'
import type { ExistingPerson } from './rules-matching.ts'
import type { Row } from './rules-rows.ts'
import { decodeText, type TextRefused } from './rules-text.ts'

export interface ReadPeopleInput extends ImportChoices {
  readonly bytes: ArrayBuffer
  readonly existing: readonly ExistingPerson[]
}

export type FileReport = Report & { readonly encoding: string; readonly delimiter: string }

export interface ReadPeopleOutput {
  readonly report: FileReport
  readonly people: readonly PlannedPerson[]
}

export type ReadRefused =
  | TextRefused
  | { readonly code: 'FILE_TOO_WIDE'; readonly data: { readonly columns: number; readonly limit: number } }
  | { readonly code: 'FILE_TOO_LONG'; readonly data: { readonly limit: number } }
  | { readonly code: 'NO_NAME_COLUMN'; readonly report: FileReport }

export const MOST_COLUMNS = 500
export const MOST_ROWS = 200_000

/** The job `read-people-file`: from the bytes of a file to what importing it would do. */
export function readPeopleFile(input: ReadPeopleInput, context: JobContext): Result<ReadPeopleOutput, ReadRefused> {
  const decoded = decodeText(new Uint8Array(input.bytes))
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  const { rows, delimiter } = readTable(text)
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  if (columns > MOST_COLUMNS) return err({ code: 'FILE_TOO_WIDE', data: { columns, limit: MOST_COLUMNS } })
  // One more for the heading.
  if (rows.length > MOST_ROWS + 1) return err({ code: 'FILE_TOO_LONG', data: { limit: MOST_ROWS } })
  context.progress(0.4)
  context.signal.throwIfAborted()
  const plan = planImport(rows, input.existing, input)
  if (plan.ok) return ok({ report: { ...plan.value.report, encoding, delimiter }, people: plan.value.people })
  return err({ code: 'NO_NAME_COLUMN', report: { ...plan.error.report, encoding, delimiter } })
}

/** Cells by row; blank rows are left out but counted, as a spreadsheet counts them. */
export function readTable(text: string): { readonly rows: Row[]; readonly delimiter: string } {
  // One kind of line break, also where a file mixes three; inside quotes it ends up as a space anyway.
  const { data, meta } = parseLenient(text.replace(/\r\n?/g, '\n'))
  const rows = data.map((cells, index) => ({ number: index + 1, cells })).filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  return { rows, delimiter: meta.delimiter }
}

const MOST_REPAIRS = 50
// A private-use character keeps the place of a quote that is part of the text.
const PLAIN_QUOTE = '\ue022'

/** A quote that opens a cell and never properly closes would swallow the rows after it: it is taken as a plain character. */
function parseLenient(text: string): Papa.ParseResult<string[]> {
  let parsed = parse(text)
  for (let repairs = 0; repairs < MOST_REPAIRS; repairs += 1) {
    const fault = parsed.errors.find((error) => error.type === 'Quotes')
    const quoteAt = fault?.index === undefined ? -1 : text.lastIndexOf('"', fault.index)
    if (quoteAt < 0) break
    text = text.slice(0, quoteAt) + PLAIN_QUOTE + text.slice(quoteAt + 1)
    parsed = parse(text)
  }
  if (!text.includes(PLAIN_QUOTE)) return parsed
  return { ...parsed, data: parsed.data.map((row) => row.map(mendCell)) }
}

/** Quotes around a whole cell still enclose it; any other is text. */
function mendCell(cell: string): string {
  const inner = cell.length > 1 && cell.startsWith(PLAIN_QUOTE) && cell.endsWith('"') ? cell.slice(1, -1) : cell
  return inner.replaceAll(PLAIN_QUOTE, '"')
}

function parse(text: string): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { newline: '\n', delimitersToGuess: [',', ';', '\t', '|'] })
}
