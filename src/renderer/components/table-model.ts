import {
  type ColumnDef,
  columnVisibilityFeature,
  constructRow,
  functionalUpdate,
  type Row as LibraryRow,
  type RowModel,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  type Table,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { DataColumn, Sort } from './data-column.ts'
import { inOrder } from './table-order.ts'

const states = { rowSortingFeature, columnVisibilityFeature, rowSelectionFeature }
type Features = typeof states

/** A row of the list as TanStack Table knows it. */
export type TableRow<Row extends object> = LibraryRow<Features, Row>

// The library's own sorted row model asks both rows for their value at every comparison: 10,000 rows take it 15 to 65 ms where
// asking once takes 5, and sorting to paint has 50. A table takes any row model in this place.
function orderedRowModel<Row extends object>(table: Table<Features, Row>): () => RowModel<Features, Row> {
  let made: {
    readonly from: RowModel<Features, Row>
    readonly sorting: unknown
    readonly read: unknown
    readonly model: RowModel<Features, Row>
  } | null = null
  return () => {
    const from = table.getPreSortedRowModel()
    const sorting = table.atoms.sorting.get()
    const [by] = sorting
    const column = by === undefined ? undefined : table.getColumn(by.id)
    // Not the row's own kept value: a row outlives its place among the others.
    const read = column?.accessorFn as ((row: Row, index: number) => string | number | null) | undefined
    if (by === undefined || read === undefined) return from
    if (made?.from === from && made.sorting === sorting && made.read === read) return made.model
    const rows = inOrder(from.rows, (row) => read(row.original, row.index), by.desc)
    made = { from, sorting, read, model: modelOf(rows) }
    return made.model
  }
}

// Filtering lists the same people over and over: a row made once is used again, or a letter typed costs as much as it did without.
function keptRowModel<Row extends object>(table: Table<Features, Row>): () => RowModel<Features, Row> {
  const kept = new WeakMap<Row, TableRow<Row>>()
  let made: { readonly data: readonly Row[]; readonly model: RowModel<Features, Row> } | null = null
  return () => {
    const { data } = table.options
    if (made?.data === data) return made.model
    const rows = data.map((original, index) => {
      const row = kept.get(original) ?? constructRow<Features, Row>(table, table.getRowId(original, index), original, index, 0)
      kept.set(original, row)
      return row
    })
    made = { data, model: modelOf(rows) }
    return made.model
  }
}

// Rows by their ids are asked for when rows are chosen; made with every letter typed they cost as much as the filter itself.
function modelOf<Row extends object>(rows: TableRow<Row>[]): RowModel<Features, Row> {
  let byId: Record<string, TableRow<Row>> | null = null
  return {
    rows,
    flatRows: rows,
    get rowsById() {
      byId ??= Object.fromEntries(rows.map((row) => [row.id, row]))
      return byId
    },
  }
}

const features = tableFeatures({ ...states, coreRowModel: keptRowModel, sortedRowModel: orderedRowModel })

interface TableModelOptions<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly DataColumn<Row>[]
  readonly hidden: ReadonlySet<string> | undefined
  readonly rowId: (row: Row) => string
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  readonly ordered: boolean
  readonly selected: ReadonlySet<string> | undefined
  readonly onSelect: ((selected: ReadonlySet<string>) => void) | undefined
}

/** Columns, what is hidden, order and choice of a list, held by TanStack Table; the screen owns each state. */
export function useTableModel<Row extends object>(options: TableModelOptions<Row>) {
  const { rows, columns, hidden, rowId, sort, onSort, ordered, selected, onSelect } = options
  const definitions = useMemo(() => columns.map(definitionOf), [columns])
  const sorting = useMemo<SortingState>(() => (sort === null ? [] : [{ id: sort.id, desc: sort.desc }]), [sort])
  const columnVisibility = useMemo(() => Object.fromEntries([...(hidden ?? [])].map((id) => [id, false])), [hidden])
  const rowSelection = useMemo(() => Object.fromEntries([...(selected ?? [])].map((id) => [id, true as const])), [selected])
  const table = useTable({
    features,
    data: rows,
    columns: definitions,
    getRowId: rowId,
    manualSorting: ordered,
    enableMultiSort: false,
    enableRowSelection: onSelect !== undefined,
    state: { sorting, columnVisibility, rowSelection },
    onSortingChange: (change) => onSort(functionalUpdate(change, sorting)[0] ?? null),
    onRowSelectionChange: (change) => onSelect?.(new Set(Object.keys(functionalUpdate(change, rowSelection)))),
  })
  const leaves = table.getVisibleLeafColumns()
  const shown = useMemo(() => {
    const ids = new Set(leaves.map(({ id }) => id))
    return columns.filter(({ id }) => ids.has(id))
  }, [leaves, columns])
  return { table, rows: table.getRowModel().rows, columns: shown }
}

function definitionOf<Row extends object>(column: DataColumn<Row>): ColumnDef<Features, Row> {
  return {
    id: column.id,
    header: column.header,
    accessorFn: column.place ?? column.value,
    enableSorting: column.sortable ?? true,
    sortDescFirst: false,
  }
}
