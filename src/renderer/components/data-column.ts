import type { ReactNode } from 'react'

/** One column: what it holds (sorted by), how it is shown, and how wide it is. */
export interface DataColumn<Row> {
  readonly id: string
  readonly header: string
  /** What the column sorts by; empty values come last. */
  readonly value: (row: Row) => string | number | null
  /** What the cell shows; the value itself when absent. */
  readonly cell?: (row: Row) => ReactNode
  /** The whole text of a cell that may be cut off. */
  readonly tip?: (row: Row) => string | null
  /** CSS width: "18%" or "120px". Columns without one share the rest. */
  readonly width?: string
  readonly align?: 'left' | 'right'
  readonly sortable?: boolean
}

export type Density = 'compact' | 'normal' | 'comfortable'
export type Sort = { readonly id: string; readonly desc: boolean } | null
