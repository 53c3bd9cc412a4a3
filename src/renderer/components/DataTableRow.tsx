import { Fragment, isValidElement, memo, type ReactNode, useLayoutEffect, useRef } from 'react'
import classes from './DataTable.module.css'
import type { DataColumn } from './data-column.ts'

interface DataTableRowProps<Row> {
  readonly row: Row
  readonly id: string
  readonly index: number
  /** Where it stands below the heading, in pixels. */
  readonly top: number
  readonly columns: readonly DataColumn<Row>[]
  /** The one row of the list that the Tab key stops at. */
  readonly stop: boolean
  readonly current: boolean
  readonly openable: boolean
  /** Undefined where rows are not chosen. */
  readonly selected: boolean | undefined
  readonly onToggle: (index: number) => void
}

/** One row. What is clicked in it is told by the table's body, so that rows hold no handlers of their own. */
function PlainRow<Row>({ row, id, index, top, columns, stop, current, openable, selected, onToggle }: DataTableRowProps<Row>) {
  const line = useRef<HTMLTableRowElement>(null)
  // The list is one stop of the Tab key; what is in a row is reached by the arrows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the controls come with what is shown of the row.
  useLayoutEffect(() => {
    for (const control of line.current?.querySelectorAll<HTMLElement>('a, button') ?? []) control.tabIndex = -1
  }, [row, columns])
  return (
    <tr
      ref={line}
      className={classes.row}
      style={{ top }}
      tabIndex={stop ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-openable={openable || undefined}
    >
      {selected !== undefined && (
        <td className={classes.check}>
          <input
            type="checkbox"
            tabIndex={-1}
            className={classes.box}
            checked={selected}
            onChange={() => onToggle(index)}
            aria-label={`Select ${columns[0]?.value(row) ?? id}`}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          className={classes.cell}
          data-align={column.align}
          data-wraps={column.tip !== undefined || undefined}
          title={column.tip?.(row) ?? undefined}
        >
          {contentOf(column, row, id)}
        </td>
      ))}
    </tr>
  )
}

/** Another row comes into the same line: what may hold a state of its own, an open menu, is made anew for it. */
function contentOf<Row>(column: DataColumn<Row>, row: Row, id: string): ReactNode {
  const content = column.cell === undefined ? column.value(row) : column.cell(row)
  return column.plain === true || !isValidElement(content) ? content : <Fragment key={id}>{content}</Fragment>
}

/** Drawn again only when something about this row changed. */
export const DataTableRow = memo(PlainRow) as typeof PlainRow
