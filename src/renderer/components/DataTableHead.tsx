import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import classes from './DataTable.module.css'
import type { DataColumn, Sort } from './data-column.ts'

export interface DataTableHeadProps<Row> {
  readonly columns: readonly DataColumn<Row>[]
  readonly sort: Sort
  /** A heading turns the order: up, down, then the list's own again. */
  readonly onTurn: (id: string) => void
  /** How many of the listed rows are chosen; undefined where rows are not chosen. */
  readonly chosen: 'none' | 'some' | 'all' | undefined
  readonly onChooseAll: (all: boolean) => void
}

function PlainHead<Row>({ columns, sort, onTurn, chosen, onChooseAll }: DataTableHeadProps<Row>) {
  return (
    <thead className={classes.head}>
      <tr className={classes.headRow} aria-rowindex={1}>
        {chosen !== undefined && (
          <th scope="col" className={classes.check}>
            <AllBox chosen={chosen} onChooseAll={onChooseAll} />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort?.id === column.id ? sort : null} onTurn={onTurn} />
        ))}
      </tr>
    </thead>
  )
}

/** The headings, each a button that turns the order. */
export const DataTableHead = memo(PlainHead) as typeof PlainHead

function AllBox({ chosen, onChooseAll }: { readonly chosen: 'none' | 'some' | 'all'; readonly onChooseAll: (all: boolean) => void }) {
  const box = useRef<HTMLInputElement>(null)
  // Only a script can say that a box is half ticked.
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = chosen === 'some'
  }, [chosen])
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes.box}
      aria-label="Select all rows"
      checked={chosen === 'all'}
      onChange={(event) => onChooseAll(event.currentTarget.checked)}
    />
  )
}

interface HeadCellProps<Row> {
  readonly column: DataColumn<Row>
  /** The sort in force, when it is by this column. */
  readonly sort: Sort
  readonly onTurn: (id: string) => void
}

function HeadCell<Row>({ column, sort, onTurn }: HeadCellProps<Row>) {
  const direction = sort === null ? {} : { 'aria-sort': sort.desc ? ('descending' as const) : ('ascending' as const) }
  return (
    <th scope="col" className={classes.cell} data-align={column.align} {...direction}>
      {column.sortable === false ? (
        column.header
      ) : (
        <button type="button" className={`bare ${classes.sort}`} onClick={() => onTurn(column.id)}>
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
