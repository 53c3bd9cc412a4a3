import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type MouseEvent,
  type Ref,
  startTransition,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import classes from './DataTable.module.css'
import { DataTableRow } from './DataTableRow.tsx'
import type { DataColumn, DataTableHandle } from './data-column.ts'
import type { TableRow } from './table-model.ts'
import { listKey, listPlace, useListPlace } from './use-list-place.ts'
import { rowIndexOf, useRowCursor } from './use-row-cursor.ts'

interface DataTableBodyProps<Row extends object> {
  readonly handle?: Ref<DataTableHandle<Row>>
  readonly rows: readonly TableRow<Row>[]
  readonly columns: readonly DataColumn<Row>[]
  readonly scroller: HTMLElement | null
  readonly rowHeight: number
  readonly selectable: boolean
  readonly selected: ReadonlySet<string> | undefined
  readonly onSelect: ((selected: ReadonlySet<string>) => void) | undefined
  readonly onOpen: ((row: Row) => void) | undefined
  readonly onEdit: ((row: Row) => void) | undefined
  readonly onBeside: ((row: Row) => void) | undefined
  /** Names the list among those of the page, so that it is found again where it was left. */
  readonly label: string
}

const HEAD_HEIGHT = 32
/** Rows come and go this many at a time, so that most frames of a slow scroll draw nothing new. */
const STEP = 4
/** Drawn above and below what is seen: the compositor may be ahead of the page by a frame or two. */
const BEYOND = 8
/** No letter typed and no heading pressed for so long: the list stays as it is. */
const SETTLED_MS = 120

/** The rows near the screen, each at its place, and the keys and clicks of all of them. */
export function DataTableBody<Row extends object>(props: DataTableBodyProps<Row>) {
  const { handle, rows, columns, scroller, rowHeight, selectable, selected, onSelect, onOpen, onEdit, onBeside } = props
  const key = useRef(listKey(props.label)).current
  const on = (act: ((row: Row) => void) | undefined) => (index: number) => {
    const row = rows[index]
    if (row !== undefined) act?.(row.original)
  }
  const open = on(onOpen)
  const cursor = useRowCursor({
    count: rows.length,
    page: () => Math.max(1, Math.floor(((scroller?.clientHeight ?? 0) - HEAD_HEIGHT) / rowHeight) - 1),
    idAt: (index) => rows[index]?.id,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    onOpen: open,
    onToggle: (index) => rows[index]?.toggleSelected(),
    start: startOf(key, rows),
    ...(onEdit === undefined ? {} : { onEdit: on(onEdit) }),
    ...(onBeside === undefined ? {} : { onBeside: on(onBeside) }),
    ...(selected === undefined || onSelect === undefined ? {} : { selected, onSelect }),
  })
  const beyond = useBeyond(rows)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: beyond,
    // The row that takes the Tab key is always there, or the way into the list and the focus would go with it.
    rangeExtractor: (range: Range) => withStop(defaultRangeExtractor(inSteps(range)), cursor.stop),
    // The sticky heading lies over the top of what scrolls.
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
  })
  useListPlace({ listKey: key, ids: () => rows.map(({ id }) => id), index: cursor.index, rowHeight, scroller })
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are kept until the height says otherwise.
  useLayoutEffect(() => virtual.measure(), [rowHeight])
  useImperativeHandle(handle, () => ({
    listed: () => rows.map(({ original }) => original),
    current: () => rows[cursor.index]?.original ?? null,
  }))
  const latest = useRef(rows)
  latest.current = rows
  const toggle = useCallback((index: number) => latest.current[index]?.toggleSelected(), [])
  const click = (event: MouseEvent) => {
    const index = rowIndexOf(event.target)
    if (index === null || !opens(event)) return
    event.preventDefault()
    open(index)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the row cursor.
    <tbody className={classes.body} style={{ height: virtual.getTotalSize() }} {...cursor.bodyProps} onClick={click}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const row = rows[index]
        if (row === undefined) return null
        return (
          <DataTableRow
            // By place and not by person: another order writes into the lines there are, which is half the work of making them anew.
            key={index}
            row={row.original}
            id={row.id}
            index={index}
            top={start - HEAD_HEIGHT}
            columns={columns}
            stop={cursor.stop === index}
            current={cursor.index === index}
            openable={onOpen !== undefined}
            selected={selectable ? row.getIsSelected() : undefined}
            onToggle={toggle}
          />
        )
      })}
    </tbody>
  )
}

/**
 * How many rows are drawn beyond those seen. Of another list first only what is seen: a letter typed or a heading pressed is answered
 * with half the work, and the rest follows once it is painted.
 */
function useBeyond(rows: unknown): number {
  const [drawn, setDrawn] = useState(rows)
  useEffect(() => {
    if (drawn === rows) return
    const wait = setTimeout(() => startTransition(() => setDrawn(rows)), SETTLED_MS)
    return () => clearTimeout(wait)
  }, [rows, drawn])
  return drawn === rows ? BEYOND : 0
}

/** The row the list was left at, where it is still listed. */
function startOf(key: string, rows: readonly { readonly id: string }[]): number | undefined {
  const rowId = listPlace(key)?.rowId ?? null
  const found = rowId === null ? -1 : rows.findIndex(({ id }) => id === rowId)
  return found === -1 ? undefined : found
}

function inSteps(range: Range): Range {
  return {
    ...range,
    startIndex: Math.floor(range.startIndex / STEP) * STEP,
    endIndex: Math.min(range.count - 1, Math.ceil(range.endIndex / STEP) * STEP),
  }
}

function withStop(indexes: readonly number[], stop: number): number[] {
  const first = indexes[0]
  if (first === undefined || indexes.includes(stop)) return [...indexes]
  return stop < first ? [stop, ...indexes] : [...indexes, stop]
}

/** A click beside the controls of a row opens it, and so does a plain click on its own link; with a key held the link is the browser's. */
function opens(event: MouseEvent): boolean {
  if (!(event.target instanceof Element)) return false
  const control = event.target.closest('a, button, input, label')
  const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  return control === null || (!held && control.hasAttribute('data-opens'))
}
