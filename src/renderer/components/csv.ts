import type { SheetCell } from './data-column.ts'
import { defused } from './sheet.ts'

function cell(value: SheetCell): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? defused(value) : value.day
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as a CSV that every spreadsheet reads: comma, CRLF, UTF-8 with a mark. */
export function toCsv(rows: readonly (readonly SheetCell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
