const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

type Value = string | number | null

function compare(a: Value, b: Value, sign: number): number {
  if (a === b) return 0
  // What is missing goes last, whichever way the column is turned.
  if (a === null) return 1
  if (b === null) return -1
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)))
}

/** Rows by what they hold; equals stay in the order they came. Each value is asked for once and not at every comparison. */
export function inOrder<Row>(rows: readonly Row[], ofRow: (row: Row) => Value, desc: boolean): Row[] {
  const sign = desc ? -1 : 1
  return rows
    .map((row) => ({ row, value: ofRow(row) }))
    .sort((a, b) => compare(a.value, b.value, sign))
    .map(({ row }) => row)
}
