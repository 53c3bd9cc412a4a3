import type { OrgUnit } from '../../../shared/contract/people-org.ts'
import type { Sheet } from '../../components/sheet.ts'
import { titleOf } from './ChartCard.tsx'
import { type ChartNode, type ChartTree, LONERS } from './chart-tree.ts'

/** The table of the chart, in its order. */
export function chartSheet({ nodes }: ChartTree): Sheet {
  const listed = [...nodes.values()].filter(({ person }) => person !== null)
  return {
    name: 'Org chart',
    headers: ['level', 'name', 'job_title', 'department', 'manager', 'reports', 'all_below'],
    rows: listed.map((node) => rowOf(node, nodes)),
  }
}

function rowOf(node: ChartNode, nodes: ChartTree['nodes']) {
  const manager = nodes.get(node.parentId ?? '')
  return [
    node.parentId === LONERS ? 1 : node.depth + 1,
    titleOf(node),
    node.person?.jobTitle ?? null,
    node.person?.unit ?? null,
    manager?.person?.name ?? null,
    node.children.length,
    node.below,
  ]
}

/** Every unit in the order of the tree, folded ones too; its path names it as an import reads it. */
export function unitsSheet(units: readonly OrgUnit[]): Sheet {
  return {
    name: 'Units',
    headers: ['Unit', 'Path', 'Level', 'Led by', 'In it', 'With those below', 'Left'],
    rows: units.map((unit) => [unit.name, unit.path, unit.depth + 1, unit.head?.name ?? null, unit.direct, unit.total, unit.left]),
  }
}
