import { type Box, CARD, type Layout } from './chart-layout.ts'
import { type ChartTree, visibleNodes } from './chart-tree.ts'

const isLeft = (from: Box, to: Box) => to.x < from.x
const isRight = (from: Box, to: Box) => to.x > from.x

export interface DrawnTree {
  readonly tree: ChartTree
  readonly open: ReadonlySet<string>
  readonly layout: Layout
}

/** Where an arrow, Home or End leads: up to the manager, down to the reports, sideways along the row; null where there is nothing. */
export function stepFrom(key: string, id: string, { tree, open, layout }: DrawnTree): string | null {
  const node = tree.nodes.get(id)
  const box = layout.at.get(id)
  if (node === undefined || box === undefined) return tree.roots[0] ?? null
  const beside = besideOf(id, tree)
  switch (key) {
    case 'ArrowDown':
      return (open.has(id) ? node.children[0] : undefined) ?? inColumn(beside, box, layout, 1) ?? nextRow(id, tree, layout)
    case 'ArrowUp':
      return inColumn(beside, box, layout, -1) ?? node.parentId
    case 'ArrowLeft':
      return inRow(box, layout, isLeft)
    case 'ArrowRight':
      return inRow(box, layout, isRight)
    case 'Home':
      return tree.roots[0] ?? null
    case 'End':
      return visibleNodes(tree, open).at(-1)?.id ?? null
    default:
      return null
  }
}

/** At the foot of a branch the next row begins: that of the card itself, or of whoever is above it. */
function nextRow(id: string, tree: ChartTree, layout: Layout): string | null {
  for (let at: string | null = id; at !== null; at = tree.nodes.get(at)?.parentId ?? null) {
    const box = layout.at.get(at)
    if (box === undefined) return null
    const lower = besideOf(at, tree)
      .flatMap((other) => layout.at.get(other) ?? [])
      .filter(({ y }) => y > box.y)
    const [first] = lower.sort((a, b) => a.y - b.y || Math.abs(a.x - box.x) - Math.abs(b.x - box.x))
    if (first !== undefined) return first.id
  }
  return null
}

function besideOf(id: string, { nodes, roots }: ChartTree): readonly string[] {
  const parentId = nodes.get(id)?.parentId ?? null
  return parentId === null ? roots : (nodes.get(parentId)?.children ?? [])
}

function inColumn(beside: readonly string[], box: Box, layout: Layout, way: 1 | -1): string | null {
  const column = beside
    .flatMap((id) => layout.at.get(id) ?? [])
    .filter((other) => other.x === box.x && (other.y - box.y) * way > 0)
    .sort((a, b) => (a.y - b.y) * way)
  return column[0]?.id ?? null
}

function inRow(box: Box, layout: Layout, wanted: (from: Box, to: Box) => boolean): string | null {
  let best: Box | null = null
  for (const other of layout.boxes) {
    if (!wanted(box, other) || Math.abs(other.y - box.y) >= CARD.height) continue
    if (best === null || Math.abs(other.x - box.x) < Math.abs(best.x - box.x)) best = other
  }
  return best?.id ?? null
}

/** The next card, after this one and round again, whose name or one of its words begins with what was typed. */
export function typedTo(text: string, from: string | null, tree: ChartTree, open: ReadonlySet<string>): string | null {
  const wanted = text.toLocaleLowerCase()
  const shown = visibleNodes(tree, open)
  const at = shown.findIndex(({ id }) => id === from)
  // A second letter narrows: the card that is there already may stay.
  const start = text.length > 1 ? at : at + 1
  for (let step = 0; step < shown.length; step += 1) {
    const node = shown[(Math.max(0, start) + step) % shown.length]
    const name = node?.person?.name.toLocaleLowerCase() ?? ''
    if (node !== undefined && (name.startsWith(wanted) || name.includes(` ${wanted}`))) return node.id
  }
  return null
}
