import { type ChangeEvent, type CSSProperties, type MouseEvent, useCallback, useMemo, useRef } from 'react'
import classes from './DataTable.module.css'
import { DataTableHead } from './DataTableHead.tsx'
import { DataTableRow } from './DataTableRow.tsx'
import type { DataColumn, Density, Sort } from './data-column.ts'
import { inOrder } from './table-order.ts'
import { useRowCursor } from './use-row-cursor.ts'
import { useRowWindow } from './use-row-window.ts'

interface DataTableProps<Row> {
  /** Names the table for a screen reader. */
  readonly label: string
  readonly rows: readonly Row[]
  /** The same array as long as nothing about the columns changes: rows are drawn again when it does. */
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
  /** Enter, a click on the row outside its links and boxes, or on its link marked with `data-opens`. */
  readonly onOpen?: (row: Row) => void
}

const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 36, normal: 40, comfortable: 48 }
const HEAD_HEIGHT = 32
const VIRTUAL_OVER = 120

/** A plain `<table>` with a sticky heading, sorting, a row cursor, selection, and only the rows near the screen drawn. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowId, sort, onSort, ordered = false, density = 'normal', selected, onSelect, onOpen } = props
  const sorted = useMemo(() => (ordered ? rows : inOrder(rows, columns, sort)), [ordered, rows, columns, sort])
  const scroller = useRef<HTMLElement>(null)
  const height = ROW_HEIGHT[density]
  const near = useRowWindow({ scroller, count: sorted.length, rowHeight: height, head: HEAD_HEIGHT })
  const { first, last } = sorted.length <= VIRTUAL_OVER ? { first: 0, last: sorted.length } : near
  const open = (index: number) => {
    const row = sorted[index]
    if (row !== undefined) onOpen?.(row)
  }
  const cursor = useRowCursor({
    count: sorted.length,
    idAt: (index) => (sorted[index] === undefined ? undefined : rowId(sorted[index])),
    scrollTo: near.scrollTo,
    onOpen: open,
    ...(selected === undefined || onSelect === undefined ? {} : { selected, onSelect }),
  })
  // The keyboard's way is the region's row cursor and the link in the first cell.
  const clicks = {
    onClick: (event: MouseEvent) => {
      const index = indexOf(event.target)
      if (index === null) return
      cursor.pointAt(index)
      if (!opens(event)) return
      event.preventDefault()
      open(index)
    },
  }
  const selection = useSelection({ sorted, rowId, selected, onSelect })
  return (
    // The region scrolls, so it takes focus: arrows, J and K move the row cursor in it.
    <section ref={scroller} className={classes.scroll} data-density={density} aria-label={label} {...cursor.regionProps}>
      <table
        className={classes.table}
        aria-rowcount={sorted.length + 1}
        aria-label={label}
        style={tracksOf(columns, onSelect !== undefined)}
      >
        <DataTableHead columns={columns} sort={sort} onSort={onSort} chosen={selection.chosen} onChooseAll={selection.chooseAll} />
        <tbody className={classes.body} style={{ height: sorted.length * height, paddingTop: first * height }} {...clicks}>
          {sorted.slice(first, last).map((row, place) => (
            <DataTableRow
              key={rowId(row)}
              row={row}
              id={rowId(row)}
              index={first + place}
              columns={columns}
              current={cursor.index === first + place}
              openable={onOpen !== undefined}
              selected={onSelect === undefined ? undefined : (selected?.has(rowId(row)) ?? false)}
              onToggle={selection.toggle}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface SelectionOptions<Row> {
  readonly sorted: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly selected: ReadonlySet<string> | undefined
  readonly onSelect: ((selected: ReadonlySet<string>) => void) | undefined
}

/** How much is chosen, and handlers that stay the same from render to render. */
function useSelection<Row>(options: SelectionOptions<Row>) {
  const { sorted, rowId, selected, onSelect } = options
  const latest = useRef(options)
  latest.current = options
  const count = useMemo(
    () => (selected === undefined || selected.size === 0 ? 0 : sorted.filter((row) => selected.has(rowId(row))).length),
    [sorted, rowId, selected],
  )
  const some = count > 0 && count === sorted.length ? 'all' : 'some'
  return {
    chosen: onSelect === undefined ? undefined : count === 0 ? ('none' as const) : (some as 'some' | 'all'),
    chooseAll: useCallback((all: boolean) => {
      const { sorted: listed, rowId: idOf, onSelect: choose } = latest.current
      choose?.(new Set(all ? listed.map(idOf) : []))
    }, []),
    toggle: useCallback((event: ChangeEvent<HTMLInputElement>) => {
      const next = new Set(latest.current.selected)
      if (!next.delete(event.currentTarget.value)) next.add(event.currentTarget.value)
      latest.current.onSelect?.(next)
    }, []),
  }
}

/** Columns as grid tracks: each row lays itself out alone, so a new row never moves the others. */
function tracksOf<Row>(columns: readonly DataColumn<Row>[], selectable: boolean): CSSProperties {
  const tracks = columns.map(({ width }) => width ?? 'minmax(0, 1fr)')
  return { '--tracks': [...(selectable ? ['44px'] : []), ...tracks].join(' ') } as CSSProperties
}

function indexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('tr[aria-rowindex]') : null
  return row === null ? null : Number(row.getAttribute('aria-rowindex')) - 2
}

/** A click beside the controls of a row opens it, and so does a plain click on its own link; with a key held the link is the browser's. */
function opens(event: MouseEvent): boolean {
  if (!(event.target instanceof Element)) return false
  const control = event.target.closest('a, button, input, label')
  const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  return control === null || (!held && control.hasAttribute('data-opens'))
}
