import { Checkbox } from '@mantine/core'
import { type ColumnDef, createSortedRowModel, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useMemo, useRef } from 'react'
import classes from './DataTable.module.css'
import { useRowCursor } from './use-row-cursor.ts'

/** One column: what it holds (sorted by), how it is shown, and how wide it is. */
export interface DataColumn<Row> {
  readonly id: string
  readonly header: string
  /** What the column sorts by; empty values come last. */
  readonly value: (row: Row) => string | number | null
  /** What the cell shows; the value itself when absent. */
  readonly cell?: (row: Row) => ReactNode
  /** CSS width: "18%" or "120px". Columns without one share the rest. */
  readonly width?: string
  readonly align?: 'left' | 'right'
  readonly sortable?: boolean
}

export type Density = 'compact' | 'normal' | 'comfortable'
export type Sort = { readonly id: string; readonly desc: boolean } | null

interface DataTableProps<Row> {
  /** Names the table for a screen reader. */
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly DataColumn<Row>[]
  readonly rowId: (row: Row) => string
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  /** The rows come in the order `sort` says; the table only shows which it is. */
  readonly ordered?: boolean
  readonly density?: Density
  /** Ids of the chosen rows; with `onSelect` each row gets a checkbox. */
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
  /** Enter, or a click on the row outside its links and boxes. */
  readonly onOpen?: (row: Row) => void
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 36, normal: 40, comfortable: 48 }
const VIRTUAL_OVER = 120
const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

function toDefinition<Row extends object>(column: DataColumn<Row>): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    accessorFn: (row) => column.value(row) ?? undefined,
    header: column.header,
    enableSorting: column.sortable ?? true,
    sortUndefined: 'last',
    sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
  }
}

/** Sorts through TanStack Table; the order of `rows` is kept while no column is chosen. */
function useSortedRows<Row extends object>({ rows, columns, rowId, sort, ordered = false }: DataTableProps<Row>): readonly Row[] {
  const definitions = useMemo(() => columns.map(toDefinition), [columns])
  // A list that is in order already needs no row model: building one for 10,000 rows takes longer than painting them.
  const data = useMemo(() => (ordered ? [] : [...rows]), [rows, ordered])
  const sorting = useMemo<SortingState>(() => (sort === null || ordered ? [] : [{ id: sort.id, desc: sort.desc }]), [sort, ordered])
  const table = useTable({ features, columns: definitions, data, getRowId: rowId, state: { sorting } })
  const { rows: inOrder } = table.getRowModel()
  const sorted = useMemo(() => inOrder.map((row) => row.original), [inOrder])
  return ordered ? rows : sorted
}

/** A plain `<table>` with a sticky heading, sorting, a row cursor, selection, and only the rows near the screen drawn. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rowId, density = 'normal', selected, onSelect, onOpen } = props
  const sorted = useSortedRows(props)
  const scroller = useRef<HTMLElement>(null)
  const height = ROW_HEIGHT[density]
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  })
  const all = sorted.length <= VIRTUAL_OVER
  const drawn = all ? sorted.map((_, index) => index) : virtual.getVirtualItems().map(({ index }) => index)
  const first = drawn[0] ?? 0
  const last = drawn.at(-1) ?? -1
  const cursor = useRowCursor({
    scroller,
    ids: useMemo(() => sorted.map(rowId), [sorted, rowId]),
    scrollTo: (index) => (all ? scrollToDrawn(scroller.current, index) : virtual.scrollToIndex(index, { align: 'auto' })),
    onOpen: (index) => {
      const row = sorted[index]
      if (row !== undefined) onOpen?.(row)
    },
    ...(selected === undefined || onSelect === undefined ? {} : { selected, onSelect }),
  })
  const span = columns.length + (onSelect === undefined ? 0 : 1)
  return (
    // The region scrolls, so it takes focus: arrows, J and K move the row cursor in it.
    <section ref={scroller} className={classes.scroll} data-density={density} aria-label={label} {...cursor.regionProps}>
      <table className={classes.table} aria-rowcount={sorted.length + 1} aria-label={label}>
        <Columns columns={columns} selectable={onSelect !== undefined} />
        <Head {...props} sorted={sorted} />
        <tbody>
          <Spacer height={first * height} span={span} />
          {drawn.map((index) => {
            const row = sorted[index]
            if (row === undefined) return null
            return <BodyRow key={rowId(row)} {...props} row={row} index={index} current={cursor.index === index} onPoint={cursor.pointAt} />
          })}
          <Spacer height={(sorted.length - 1 - last) * height} span={span} />
        </tbody>
      </table>
    </section>
  )
}

function scrollToDrawn(scroller: HTMLElement | null, index: number): void {
  scroller?.querySelector(`[aria-rowindex="${index + 2}"]`)?.scrollIntoView({ block: 'nearest' })
}

function Spacer({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null
  return (
    <tr>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

function Columns<Row>({ columns, selectable }: { readonly columns: readonly DataColumn<Row>[]; readonly selectable: boolean }) {
  return (
    <colgroup>
      {selectable && <col style={{ width: 44 }} />}
      {columns.map((column) => (
        <col key={column.id} {...(column.width === undefined ? {} : { style: { width: column.width } })} />
      ))}
    </colgroup>
  )
}

function Head<Row>({
  columns,
  sort,
  onSort,
  sorted,
  rowId,
  selected,
  onSelect,
}: DataTableProps<Row> & { readonly sorted: readonly Row[] }) {
  const chosen = selected === undefined ? 0 : sorted.filter((row) => selected.has(rowId(row))).length
  return (
    <thead>
      <tr aria-rowindex={1}>
        {onSelect !== undefined && (
          <th scope="col" className={classes.check}>
            <Checkbox
              aria-label="Select all rows"
              checked={chosen > 0 && chosen === sorted.length}
              indeterminate={chosen > 0 && chosen < sorted.length}
              onChange={(event) => onSelect(new Set(event.currentTarget.checked ? sorted.map(rowId) : []))}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort?.id === column.id ? sort : null} onSort={onSort} />
        ))}
      </tr>
    </thead>
  )
}

interface HeadCellProps<Row> {
  readonly column: DataColumn<Row>
  /** The sort in force, when it is by this column. */
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
}

/** Up, down, then the list's own order again. */
function nextSort(id: string, sort: Sort): Sort {
  if (sort === null) return { id, desc: false }
  return sort.desc ? null : { id, desc: true }
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const direction = sort === null ? {} : { 'aria-sort': sort.desc ? ('descending' as const) : ('ascending' as const) }
  return (
    <th scope="col" data-align={column.align} {...direction}>
      {column.sortable === false ? (
        column.header
      ) : (
        <button type="button" className={`bare ${classes.sort}`} onClick={() => onSort(nextSort(column.id, sort))}>
          {column.header}
          {sort !== null && <SortArrow desc={sort.desc} />}
        </button>
      )}
    </th>
  )
}

function SortArrow({ desc }: { readonly desc: boolean }) {
  const Arrow = desc ? ArrowDown : ArrowUp
  return <Arrow size={13} strokeWidth={1.75} aria-hidden="true" />
}

interface BodyRowProps<Row> extends DataTableProps<Row> {
  readonly row: Row
  readonly index: number
  readonly current: boolean
  readonly onPoint: (index: number) => void
}

function BodyRow<Row>({ row, index, current, onPoint, columns, rowId, selected, onSelect, onOpen, label }: BodyRowProps<Row>) {
  const id = rowId(row)
  const isSelected = selected?.has(id) ?? false
  function toggle() {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    onSelect?.(next)
  }
  return (
    // The keyboard's way is the region's row cursor and the link in the first cell.
    <tr
      aria-rowindex={index + 2}
      data-current={current || undefined}
      data-selected={isSelected || undefined}
      data-openable={onOpen !== undefined || undefined}
      onClick={(event) => {
        onPoint(index)
        const target = event.target
        if (target instanceof Element && target.closest('a, button, input, label') === null) onOpen?.(row)
      }}
    >
      {onSelect !== undefined && (
        <td className={classes.check}>
          <Checkbox aria-label={`Select ${columns[0]?.value(row) ?? label}`} checked={isSelected} onChange={toggle} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.cell === undefined ? column.value(row) : column.cell(row)}
        </td>
      ))}
    </tr>
  )
}
