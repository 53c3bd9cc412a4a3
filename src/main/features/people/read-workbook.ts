import { readSheet as readCells } from 'read-excel-file/universal'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { attribute, plainSheet, readStyles, type SheetLimits, SheetTooLarge, unescapeXml } from './read-workbook-sheet.ts'
import { unzip, type ZipEntries, type ZipRefused, zipStored } from './read-workbook-zip.ts'
import type { Row } from './rules-rows.ts'

export interface SheetName {
  readonly name: string
  readonly hidden: boolean
}

export interface Workbook {
  readonly sheets: readonly SheetName[]
  /** The one read, counted from 0. */
  readonly sheet: number
  readonly rows: readonly Row[]
}

export type WorkbookRefused =
  | ZipRefused
  | { readonly code: 'FILE_EMPTY' }
  | { readonly code: 'FILE_TOO_WIDE'; readonly data: { readonly columns: number; readonly limit: number } }
  | { readonly code: 'FILE_TOO_LONG'; readonly data: { readonly limit: number } }

/** Bytes of XML, and letters of text: a workbook with more is no list of people. */
const MOST_UNPACKED = 150_000_000
const MOST_LETTERS = 100_000_000
/** Titles and notes above a list at the limit. */
const ROWS_ABOVE = 100

/** Reads one sheet; without a choice the first visible one that `fits`, else the first visible one with anything in it. */
export async function readWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  chosen: number | null,
  limits: SheetLimits,
  fits: (rows: readonly Row[]) => boolean,
): Promise<Result<Workbook, WorkbookRefused>> {
  const entries = unzip(bytes, (path) => /\.(xml|rels)$/i.test(path), MOST_UNPACKED)
  if (!entries.ok) return entries
  const sheets = sheetsOf(entries.value)
  if (sheets.length === 0) return err({ code: 'FILE_DAMAGED' })
  const names = sheets.map(({ name, hidden }) => ({ name, hidden }))
  const visible = sheets.flatMap((sheet, index) => (sheet.hidden ? [] : [index]))
  const candidates = chosen !== null && chosen < sheets.length ? [chosen] : visible.length > 0 ? visible.slice(0, MOST_TRIED) : [0]
  let fallback: Workbook | null = null
  for (const index of candidates) {
    const rows = await readSheet(entries.value, sheets, index, limits)
    if (!rows.ok) return rows
    const workbook = { sheets: names, sheet: index, rows: rows.value }
    if (chosen !== null || fits(rows.value)) return ok(workbook)
    if (rows.value.length > 0) fallback ??= workbook
  }
  return fallback ? ok(fallback) : err({ code: 'FILE_EMPTY' })
}

const MOST_TRIED = 8

interface SheetPlace extends SheetName {
  /** Null for a chart and other sheets without cells. */
  readonly path: string | null
}

function sheetsOf(entries: ZipEntries): SheetPlace[] {
  const text = textsOf(entries)
  const paths = new Map<string, string>()
  for (const [, attributes = ''] of text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b([^<>]*)>/g)) {
    const target = attribute(attributes, 'Target') ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    if (/\/worksheet$/.test(attribute(attributes, 'Type') ?? '')) paths.set(attribute(attributes, 'Id') ?? '', path)
  }
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b([^<>]*)>/g)].flatMap(([, attributes = '']) => {
    const name = unescapeXml(attribute(attributes, 'name') ?? '')
    if (name === '') return []
    const path = paths.get(/\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '')
    return [{ name, hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible', path: path && entries.has(path) ? path : null }]
  })
}

function textsOf(entries: ZipEntries): (path: string) => string {
  const decoder = new TextDecoder()
  return (path) => {
    const bytes = entries.get(path)
    return bytes ? decoder.decode(bytes) : ''
  }
}

async function readSheet(
  entries: ZipEntries,
  sheets: readonly SheetPlace[],
  index: number,
  limits: SheetLimits,
): Promise<Result<Row[], WorkbookRefused>> {
  const path = sheets[index]?.path
  if (!path) return ok([])
  const text = textsOf(entries)
  try {
    const plain = plainSheet(text(path), readStyles(text('xl/styles.xml')), { ...limits, rows: limits.rows + ROWS_ABOVE })
    const archive = zipStored(new Map([...entries, [path, new TextEncoder().encode(plain)]]))
    return toRows(await readCells(archive, index + 1, { parseNumber: numberText, trim: false }))
  } catch (error) {
    if (!(error instanceof SheetTooLarge)) return err({ code: 'FILE_DAMAGED' })
    if (error.what === 'rows') return err({ code: 'FILE_TOO_LONG', data: { limit: limits.rows } })
    return err({ code: 'FILE_TOO_WIDE', data: { columns: error.found, limit: limits.columns } })
  }
}

type Cell = string | boolean | typeof Date | Date | null

/** `1.23456789012E11` is how XML writes 123456789012. */
function numberText(text: string): string {
  const number = Number(text)
  return Number.isSafeInteger(number) ? String(number) : text
}

function toRows(data: readonly (readonly Cell[])[]): Result<Row[], WorkbookRefused> {
  let letters = 0
  const rows: Row[] = []
  for (const [index, line] of data.entries()) {
    const cells = line.map(cellText)
    // One long text may be shared by a million cells.
    for (const cell of cells) letters += cell.length
    if (letters > MOST_LETTERS) return err({ code: 'FILE_UNPACKS_TOO_LARGE', data: { limit: MOST_LETTERS } })
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ number: index + 1, cells })
  }
  return ok(rows)
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell)
}
