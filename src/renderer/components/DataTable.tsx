import { type CSSProperties, type Ref, useCallback, useRef, useState } from 'react'
import classes from './DataTable.module.css'
import { DataTableBody } from './DataTableBody.tsx'
import { DataTableHead } from './DataTableHead.tsx'
import type { DataColumn, DataTableHandle, Density, Sort } from './data-column.ts'
import { useTableModel } from './table-model.ts'

interface DataTableProps<Row> {
  readonly ref?: Ref<DataTableHandle<Row>>
  /** Names the table for a screen reader. */
  readonly label: string
  /** The same array as long as the same rows are listed, whatever their order. */
  readonly rows: readonly Row[]
  /** The same array as long as nothing about the columns changes: rows are drawn again when it does. */
  readonly columns: readonly DataColumn<Row>[]
  /** Ids of the columns left out. */
  readonly hidden?: ReadonlySet<string>
  readonly rowId: (row: Row) => string
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  /** The rows come in the order `sort` says; the table only shows which it is. */
  readonly ordered?: boolean
  readonly density?: Density
  /** Ids of the chosen rows; with `onSelect` each row gets a checkbox. */
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
  /** Enter, a click on the row outside its links and boxes, or on its link marked with `data-opens`. */
  readonly onOpen?: (row: Row) => void
  /** E on a row. */
  readonly onEdit?: (row: Row) => void
  /** Ctrl Enter on a row: what it is about is shown beside the list. */
  readonly onBeside?: (row: Row) => void
}

const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 36, normal: 40, comfortable: 48 }

/** A grid with a sticky heading, sorting, a row cursor that is one stop of the Tab key, selection, and only the rows near the screen drawn. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { ref, label, rows: given, rowId, sort, onSort, ordered = false, density = 'normal', selected, onSelect, onOpen } = props
  const { table, rows, columns } = useTableModel({
    rows: given,
    columns: props.columns,
    hidden: props.hidden,
    rowId,
    sort,
    onSort,
    ordered,
    selected,
    onSelect,
  })
  const latest = useRef(table)
  latest.current = table
  // A state and not a ref: what is in it mounts first, and needs it to come back to where the list was left.
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const selectable = onSelect !== undefined
  const some = selectable && table.getIsSomeRowsSelected()
  return (
    <section ref={setScroller} className={classes.scroll} data-density={density} aria-label={label}>
      <table
        // Rows take the focus and keys: more than a table to be read.
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern for it is a grid.
        role="grid"
        className={classes.table}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={selectable || undefined}
        aria-label={label}
        style={tracksOf(columns, selectable)}
      >
        <DataTableHead
          columns={columns}
          sort={sort}
          onTurn={useCallback((id: string) => latest.current.getColumn(id)?.toggleSorting(), [])}
          chosen={selectable ? (some ? (table.getIsAllRowsSelected() ? 'all' : 'some') : 'none') : undefined}
          onChooseAll={useCallback((all: boolean) => latest.current.toggleAllRowsSelected(all), [])}
        />
        <DataTableBody
          {...(ref === undefined ? {} : { handle: ref })}
          rows={rows}
          columns={columns}
          scroller={scroller}
          rowHeight={ROW_HEIGHT[density]}
          selectable={selectable}
          selected={selected}
          onSelect={onSelect}
          onOpen={onOpen}
          onEdit={props.onEdit}
          onBeside={props.onBeside}
          label={label}
        />
      </table>
    </section>
  )
}

const CHECK = 44

/** A column without a least width gives way as far as it must. */
function leastOf<Row>({ width, least }: DataColumn<Row>): number {
  if (least !== undefined) return least
  return width?.endsWith('px') ? Number.parseInt(width, 10) : 0
}

/** Columns as grid tracks: each row lays itself out alone, so a new row never moves the others. */
function tracksOf<Row>(columns: readonly DataColumn<Row>[], selectable: boolean): CSSProperties {
  const tracks = columns.map(({ width = '1fr', least }) => {
    if (least !== undefined) return `minmax(${least}px, ${width})`
    return width === '1fr' ? 'minmax(0, 1fr)' : width
  })
  const least = columns.reduce((sum, column) => sum + leastOf(column), selectable ? CHECK : 0)
  return { '--tracks': [...(selectable ? [`${CHECK}px`] : []), ...tracks].join(' '), minWidth: least } as CSSProperties
}
