import { type ChangeEvent, memo } from 'react'
import classes from './DataTable.module.css'
import type { DataColumn } from './data-column.ts'

interface DataTableRowProps<Row> {
  readonly row: Row
  readonly id: string
  readonly index: number
  readonly columns: readonly DataColumn<Row>[]
  readonly current: boolean
  readonly openable: boolean
  /** Undefined where rows are not chosen. */
  readonly selected: boolean | undefined
  readonly onToggle: (event: ChangeEvent<HTMLInputElement>) => void
}

/** One row. What is clicked in it is told by the table's body, so that rows hold no handlers of their own. */
function PlainRow<Row>({ row, id, index, columns, current, openable, selected, onToggle }: DataTableRowProps<Row>) {
  return (
    <tr
      className={classes.row}
      aria-rowindex={index + 2}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-openable={openable || undefined}
    >
      {selected !== undefined && (
        <td className={classes.check}>
          <input
            type="checkbox"
            className={classes.box}
            value={id}
            checked={selected}
            onChange={onToggle}
            aria-label={`Select ${columns[0]?.value(row) ?? id}`}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} className={classes.cell} data-align={column.align} title={column.tip?.(row) ?? undefined}>
          {column.cell === undefined ? column.value(row) : column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** Drawn again only when something about this row changed. */
export const DataTableRow = memo(PlainRow) as typeof PlainRow
