import type { ReactNode } from 'react'
import type { IsoDate } from '../../shared/kernel/dates.ts'

/** One column: what it holds (sorted by), how it is shown, how wide it is, and what a file says in it. */
export interface DataColumn<Row> {
  readonly id: string
  readonly header: string
  /** What the column sorts by; empty values come last. */
  readonly value: (row: Row) => string | number | null
  /** Its place among all rows, looked up beforehand, where a list is too long to compare texts at every click. */
  readonly place?: (row: Row) => number | null
  /** What the cell shows; the value itself when absent. */
  readonly cell?: (row: Row) => ReactNode
  /** Its cells hold no state of their own: the elements of one row are used again for another, which makes a long list quick. */
  readonly plain?: boolean
  /** The whole text of a cell that may be cut off. */
  readonly tip?: (row: Row) => string | null
  /** CSS width: "18%" or "120px". Columns without one share the rest. */
  readonly width?: string
  /** It never gets narrower than so many pixels: the list is then moved sideways. */
  readonly least?: number
  readonly align?: 'left' | 'right'
  readonly sortable?: boolean
  /** What a file says of it, each under its own heading; the value when absent. A column of tools says nothing. */
  readonly inFile?: readonly FileColumn<Row>[]
}

export interface FileColumn<Row> {
  readonly header: string
  readonly cell: (row: Row) => SheetCell
}

/** What a cell of a file holds. A number stays a number and a day a day. */
export type SheetCell = string | number | { readonly day: IsoDate } | null

/** What a screen may ask its list. */
export interface DataTableHandle<Row> {
  /** Every row, in the order shown. */
  readonly listed: () => readonly Row[]
  /** The row the keys act on. */
  readonly current: () => Row | null
}

export type Density = 'compact' | 'normal' | 'comfortable'
export type Sort = { readonly id: string; readonly desc: boolean } | null
