import { toCsv } from '../../components/csv.ts'
import { titleOf } from './ChartCard.tsx'
import { type ChartNode, type ChartTree, LONERS } from './chart-tree.ts'

/** The table of the chart, in its order. */
export function chartCsv({ nodes }: ChartTree): string {
  const heading = ['level', 'name', 'job_title', 'department', 'manager', 'reports', 'all_below']
  const listed = [...nodes.values()].filter(({ person }) => person !== null)
  return toCsv([heading, ...listed.map((node) => rowOf(node, nodes))])
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
