import { MOST_GROUPS, type ProtectedPreview } from '../../../shared/contract/people-fairness.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { openTable, type ReadRefused, sizeRefused } from './open-table.ts'
import { describeColumn, findIdColumn, groupOf, type KnownPerson, nameRows } from './rules-fairness.ts'
import { splitTable } from './rules-import-header.ts'
import type { Row } from './rules-rows.ts'

export interface ProtectedFile {
  readonly bytes: ArrayBuffer
  readonly people: readonly KnownPerson[]
  /** Of a workbook, counted from 0. */
  readonly sheet: number | null
  readonly idColumn: number | null
  readonly columns: readonly number[]
}

interface Read {
  readonly preview: Omit<ProtectedPreview, 'fileName'>
  readonly values: readonly { readonly personId: string; readonly attribute: string; readonly value: string }[]
}

type NotAGroup = {
  readonly code: 'NOT_A_GROUP'
  readonly data: { readonly heading: string; readonly groups: number; readonly limit: number }
}

const SHOWN = 20

/** The job `read-protected-file`: whom a file names, which columns it has, and the values of those chosen. */
export async function readProtectedFile({
  bytes,
  sheet,
  people,
  idColumn,
  columns,
}: ProtectedFile): Promise<Result<Read, ReadRefused | NotAGroup>> {
  const opened = await openTable(new Uint8Array(bytes), { sheet, encoding: null, delimiter: null })
  if (!opened.ok) return opened
  const tooLarge = sizeRefused(opened.value.rows, null)
  if (tooLarge) return err(tooLarge)
  const { header, rows } = parted(opened.value.rows)
  if (!header || rows.length === 0) return err({ code: 'FILE_EMPTY' })
  const id = findIdColumn(rows, people, idColumn)
  const named = id === null ? [] : nameRows(rows, people, id)
  const strangers = named.filter(({ personId }) => personId === null)
  const others = header.cells.map((_, index) => index).filter((index) => index !== id?.index)
  const described = others.map((index) => describeColumn(header, rows, index))
  const wide = described.find(({ index, groups }) => columns.includes(index) && groups > MOST_GROUPS)
  if (wide) return err({ code: 'NOT_A_GROUP', data: { heading: wide.heading, groups: wide.groups, limit: MOST_GROUPS } })
  const cellOf = (row: Row) => row.cells[id?.index ?? 0] ?? ''
  return ok({
    preview: {
      sheets: opened.value.opened.sheets.map((one) => ({ ...one })),
      sheet: opened.value.opened.sheet,
      rows: rows.length,
      id,
      matched: named.length - strangers.length,
      unmatched: strangers.slice(0, SHOWN).map(({ row }) => ({ row: row.number, value: cellOf(row) })),
      moreUnmatched: Math.max(0, strangers.length - SHOWN),
      columns: described,
    },
    values: valuesOf(
      named,
      described.filter(({ index }) => columns.includes(index)),
    ),
  })
}

/** The headings are below the titles; where none are found, the first row is taken for them. */
function parted(table: readonly Row[]): { readonly header: Row | undefined; readonly rows: readonly Row[] } {
  const { headerRow, rows } = splitTable(table, null)
  const header = table.find(({ number }) => number === headerRow)
  return header ? { header, rows } : { header: table[0], rows: table.slice(1) }
}

/** One value of a person and attribute: where a file says two, the last. */
function valuesOf(
  named: ReturnType<typeof nameRows>,
  attributes: readonly { readonly index: number; readonly heading: string }[],
): Read['values'] {
  const values = new Map<string, Read['values'][number]>()
  for (const { row, personId } of named) {
    if (personId === null) continue
    for (const { index, heading } of attributes) {
      const value = groupOf(row.cells[index])
      if (value !== null) values.set(`${personId} ${heading}`, { personId, attribute: heading, value })
    }
  }
  return [...values.values()]
}
