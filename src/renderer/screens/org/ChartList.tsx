import { useMemo } from 'react'
import { DataTable } from '../../components/DataTable.tsx'
import { useRoom } from '../../components/use-room.ts'
import classes from './chart.module.css'
import { chartColumns } from './chart-columns.tsx'
import type { ChartNode, ChartTree } from './chart-tree.ts'

interface ChartListProps {
  readonly tree: ChartTree
  readonly onOpenPerson: (id: string) => void
}

/** The same people as a table, everybody below their manager. */
export function ChartList({ tree, onOpenPerson }: ChartListProps) {
  const room = useRoom()
  const columns = useMemo(() => chartColumns(room), [room])
  const rows = useMemo(() => [...tree.nodes.values()], [tree])
  return (
    <div className={classes.list}>
      <DataTable
        label="Org chart"
        rows={rows}
        columns={columns}
        rowId={idOf}
        sort={null}
        ordered
        onSort={() => undefined}
        onOpen={(node) => node.person && onOpenPerson(node.id)}
      />
    </div>
  )
}

function idOf(node: ChartNode): string {
  return node.id
}
