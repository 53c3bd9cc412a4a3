import writeWorkbook, { type Cell } from 'write-excel-file/universal'
import type { SheetCell } from './data-column.ts'
import { defused, type Sheet } from './sheet.ts'

/** The most a cell of a workbook holds; a longer text makes Excel repair the file. */
const LONGEST_TEXT = 32_767

/** A workbook of one sheet. Texts are typed as text and numbers as numbers, so that no cell is ever a formula. */
export function workbookOf({ name, headers, rows }: Sheet): Promise<Blob> {
  const head = headers.map((header) => ({ value: spelled(header), type: String, fontWeight: 'bold' as const }))
  return writeWorkbook([head, ...rows.map((row) => row.map(typed))], { sheet: sheetName(name), stickyRowsCount: 1 }).toBlob()
}

function typed(cell: SheetCell): Cell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'string') return { value: spelled(defused(cell).slice(0, LONGEST_TEXT).toWellFormed()), type: String }
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
}

/**
 * The writer keeps its texts in a plain object and finds `toString` and its kin there before they were written, which damages
 * the workbook. A space after such a word keeps it apart, and reading a list trims it away.
 */
function spelled(text: string): string {
  return text in {} ? `${text} ` : text
}

/** Sheet names end at 31 characters and do without some. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 31)
      .trim() || 'List'
  )
}
