import type { DataColumn } from '../../components/data-column.ts'
import { formatCount } from '../../components/format.ts'
import type { Room } from '../../components/use-room.ts'
import { titleOf } from './ChartCard.tsx'
import type { ChartNode } from './chart-tree.ts'

const STEP = 20

/** The chart as a table: each before those below, set in by level. */
export function chartColumns(room: Room): readonly DataColumn<ChartNode>[] {
  const name: DataColumn<ChartNode> = {
    id: 'name',
    header: 'Name',
    value: titleOf,
    cell: (node) => <span style={{ paddingLeft: Math.min(node.depth, 10) * STEP }}>{titleOf(node)}</span>,
    sortable: false,
  }
  const level: DataColumn<ChartNode> = {
    id: 'level',
    header: 'Level',
    value: ({ depth }) => depth + 1,
    width: '64px',
    align: 'right',
    sortable: false,
  }
  const job: DataColumn<ChartNode> = {
    id: 'job',
    header: 'Job',
    value: ({ person }) => person?.jobTitle ?? null,
    width: '24%',
    sortable: false,
  }
  const unit: DataColumn<ChartNode> = {
    id: 'unit',
    header: 'Unit',
    value: ({ person }) => person?.unit ?? null,
    width: '18%',
    sortable: false,
  }
  const direct: DataColumn<ChartNode> = {
    id: 'direct',
    header: 'Reports',
    value: ({ children }) => children.length,
    cell: ({ children }) => (children.length === 0 ? '' : formatCount(children.length)),
    width: '80px',
    align: 'right',
    sortable: false,
  }
  const below: DataColumn<ChartNode> = {
    id: 'below',
    header: 'All below',
    value: (node) => node.below,
    cell: (node) => (node.below === 0 ? '' : formatCount(node.below)),
    width: '84px',
    align: 'right',
    sortable: false,
  }
  if (room === 'narrow') return [name, direct, below]
  return room === 'medium' ? [name, job, direct, below] : [name, level, job, unit, direct, below]
}
