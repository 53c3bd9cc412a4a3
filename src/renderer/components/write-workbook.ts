import writeWorkbook, { type Cell } from 'write-excel-file/universal'
import type { SheetCell } from './data-column.ts'
import { defused, type Sheet } from './sheet.ts'

/** The most a cell of a workbook holds; a longer text makes Excel repair the file. */
const LONGEST_TEXT = 32_767

/** A workbook of one sheet. Texts are typed as text and numbers as numbers, so that no cell is ever a formula. */
export function workbookOf({ name, headers, rows }: Sheet): Promise<Blob> {
  const head = headers.map((header) => ({ value: header, type: String, fontWeight: 'bold' as const }))
  return writeWorkbook([head, ...rows.map((row) => row.map(typed))], { sheet: sheetName(name), stickyRowsCount: 1 }).toBlob()
}

function typed(cell: SheetCell): Cell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'string') return { value: defused(cell).slice(0, LONGEST_TEXT).toWellFormed(), type: String }
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
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
