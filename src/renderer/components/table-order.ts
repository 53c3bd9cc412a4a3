import type { DataColumn, Sort } from './data-column.ts'

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

type Value = string | number | null

function compare(a: Value, b: Value, sign: number): number {
  if (a === b) return 0
  // What is missing goes last, whichever way the column is turned.
  if (a === null) return 1
  if (b === null) return -1
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)))
}

/** The rows as a list shows them and a file exports them: by one column, and in the order they came where it says nothing. */
export function inOrder<Row>(rows: readonly Row[], columns: readonly DataColumn<Row>[], sort: Sort): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.id)
  if (sort === null || column === undefined) return rows
  const sign = sort.desc ? -1 : 1
  const values = new Map(rows.map((row) => [row, column.value(row)]))
  return rows.toSorted((a, b) => compare(values.get(a) ?? null, values.get(b) ?? null, sign))
}

/** Up, down, then the list's own order again. */
export function nextSort(id: string, sort: Sort): Sort {
  if (sort?.id !== id) return { id, desc: false }
  return sort.desc ? null : { id, desc: true }
}
