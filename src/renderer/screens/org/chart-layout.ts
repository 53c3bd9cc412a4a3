import { type ChartNode, type ChartTree, visibleNodes } from './chart-tree.ts'

export const CARD = { width: 232, height: 68 } as const
/** From the top of one level to the next. */
const LEVEL = 126
/** From the top of one card of a stack to the next. */
const ROW = 96
const GAP = 20
/** Left of a stack's column, for the line that its cards hang on. */
const SPINE = 18
/** From the bottom of a card to the line over its reports. */
const BUS = 34

export interface Box {
  readonly id: string
  readonly x: number
  readonly y: number
}

/** The lines from one manager to those below, as an SVG path and its bounds. */
export interface Lines {
  readonly id: string
  readonly d: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Layout {
  readonly boxes: readonly Box[]
  readonly at: ReadonlyMap<string, Box>
  readonly lines: readonly Lines[]
  readonly width: number
  readonly height: number
}

/**
 * What hangs under a manager side by side: an open report with a tree of its own, closed reports stacked in columns, or many open
 * teams in several rows.
 */
type Item =
  | { readonly kind: 'tree'; readonly id: string }
  | { readonly kind: 'stack'; readonly ids: readonly string[]; readonly columns: number }
  | Rows

interface Rows {
  readonly kind: 'rows'
  readonly rows: readonly { readonly trees: Shape['items']; readonly left: number; readonly right: number; readonly levels: number }[]
  readonly width: number
}

/**
 * How far a tree reaches to either side of its root's middle, per level. The deepest level comes first, so that a manager with one
 * report only adds to what is there: a chain of thousands is not copied at every step.
 */
interface Sides {
  readonly left: number[]
  readonly right: number[]
}

interface Shape extends Sides {
  readonly items: readonly { readonly item: Item; readonly offset: number }[]
}

/**
 * Where every card goes. A tree's inside depends on nothing outside of it, so that opening one branch only pushes the others aside.
 * Closed reports of one manager stand in columns, because forty side by side cannot be read.
 */
export function layOut(tree: ChartTree, open: ReadonlySet<string>): Layout {
  const shown = visibleNodes(tree, open)
  const shapes = new Map<string, Shape>()
  for (const node of [...shown].reverse()) shapes.set(node.id, shapeOf(node, open, shapes))
  const forest = pack(
    tree.roots.map((id) => ({ kind: 'tree' as const, id })),
    shapes,
  )
  const draft: Draft = { boxes: [], lines: [], shapes }
  const leftmost = forest.left.reduce((least, side) => Math.min(least, side), 0)
  for (const { item, offset } of forest.items) if (item.kind === 'tree') place(draft, item.id, offset - leftmost, 0)
  // The children of the roots are placed as their parents come by: the list grows while it is read.
  for (const { id, x, y } of draft.boxes) placeBelow(draft, id, x + CARD.width / 2, y)
  const width = draft.boxes.reduce((most, box) => Math.max(most, box.x + CARD.width), 0)
  const height = draft.boxes.reduce((most, box) => Math.max(most, box.y + CARD.height), 0)
  return { boxes: draft.boxes, at: new Map(draft.boxes.map((box) => [box.id, box])), lines: draft.lines, width, height }
}

function shapeOf(node: ChartNode, open: ReadonlySet<string>, shapes: ReadonlyMap<string, Shape>): Shape {
  const half = CARD.width / 2
  if (!open.has(node.id) || node.children.length === 0) return { left: [-half], right: [half], items: [] }
  const { left, right, items } = pack(itemsOf(node, shapes), shapes)
  left.push(-half)
  right.push(half)
  return { left, right, items }
}

function itemsOf(node: ChartNode, shapes: ReadonlyMap<string, Shape>): Item[] {
  if (node.depth === 0 && node.children.length <= 4) return treesOf(node.children)
  const isOpen = (id: string) => (shapes.get(id)?.items.length ?? 0) > 0
  const closed = node.children.filter((id) => !isOpen(id))
  const stacked: Item[] = closed.length < 2 ? [] : [{ kind: 'stack', ids: closed, columns: columnsFor(closed.length, node.depth) }]
  const rest = stacked.length === 0 ? node.children : node.children.filter(isOpen)
  const isBroad = rest.length > 2 && rest.reduce((sum, id) => sum + breadthOf(sidesOf({ kind: 'tree', id }, shapes)), 0) > BROAD
  const teams = isBroad ? rest : rest.filter((id) => isTeam(id, shapes))
  if (teams.length < MANY_TEAMS && !isBroad) return [...stacked, ...treesOf(rest)]
  return [...stacked, inRows(teams, shapes), ...treesOf(rest.filter((id) => !teams.includes(id)))]
}

function treesOf(ids: readonly string[]): Item[] {
  return ids.map((id) => ({ kind: 'tree', id }))
}

/** A manager whose reports are all closed or alone: the last level of a firm. */
function isTeam(id: string, shapes: ReadonlyMap<string, Shape>): boolean {
  return shapes.get(id)?.items.every(({ item }) => item.kind === 'stack') ?? false
}

const MANY_TEAMS = 5
/** From here on nobody sees both ends of a row: branches of any depth go into several. */
const BROAD = 6000

function breadthOf({ left, right }: Sides): number {
  return Math.max(...right) - Math.min(...left) + GAP
}

/** Branches in as many rows as make a block that is somewhat broader than high. */
function inRows(ids: readonly string[], shapes: ReadonlyMap<string, Shape>): Item {
  const shape = ids.map((id) => ({ id, ...sidesOf({ kind: 'tree', id }, shapes) }))
  const area = shape.reduce((sum, { left, right }) => sum + breadthOf({ left, right }) * right.length * LEVEL, 0)
  const broad = Math.max(3 * (CARD.width + GAP), Math.sqrt(area * 2))
  const split: string[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const { id, left, right } of shape) {
    const width = breadthOf({ left, right })
    if (used + width > broad) split.push([])
    used = (used + width > broad ? 0 : used) + width
    split.at(-1)?.push(id)
  }
  const packed = split.map((row) => pack(treesOf(row), shapes))
  const rows = packed.map(({ left, right, items }) => ({
    trees: items,
    left: Math.min(...left),
    right: Math.max(...right),
    levels: right.length,
  }))
  return { kind: 'rows', rows, width: SPINE + rows.reduce((most, { left, right }) => Math.max(most, right - left), 0) }
}

const DEEP: readonly number[] = [0, 4]

/** Broad under the top, where there is room; one column for a team further down. */
function columnsFor(count: number, depth: number): number {
  if (count <= (DEEP[depth] ?? 7)) return 1
  return Math.max(2, Math.round(Math.sqrt(count * (depth < 2 ? 0.6 : 0.35))))
}

function stackSize({ ids, columns }: { readonly ids: readonly string[]; readonly columns: number }) {
  const rows = Math.ceil(ids.length / columns)
  const used = Math.ceil(ids.length / rows)
  const height = (rows - 1) * ROW + CARD.height
  return { rows, width: used * (SPINE + CARD.width) + (used - 1) * GAP, height, levels: Math.ceil((height + LEVEL - CARD.height) / LEVEL) }
}

/** Puts the items side by side as close as their levels allow, and says where each is, seen from the middle between the first and the last. */
function pack(items: readonly Item[], shapes: ReadonlyMap<string, Shape>): Shape {
  const [only, second] = items
  if (only !== undefined && second === undefined) return { ...sidesOf(only, shapes), items: [{ item: only, offset: 0 }] }
  const left: number[] = []
  const right: number[] = []
  const placed: { item: Item; offset: number }[] = []
  for (const item of items) {
    const sides = sidesOf(item, shapes)
    const [lefts, rights] = [[...sides.left].reverse(), [...sides.right].reverse()]
    const room = lefts.map((side, level) => (right[level] ?? Number.NEGATIVE_INFINITY) + GAP - side)
    const offset = placed.length === 0 ? 0 : room.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)
    for (const [level, side] of rights.entries()) {
      right[level] = offset + side
      left[level] ??= offset + (lefts[level] ?? 0)
    }
    placed.push({ item, offset })
  }
  const middle = ((placed[0]?.offset ?? 0) + (placed.at(-1)?.offset ?? 0)) / 2
  const moved = (values: readonly number[]) => values.map((value) => value - middle).reverse()
  return { left: moved(left), right: moved(right), items: placed.map(({ item, offset }) => ({ item, offset: offset - middle })) }
}

function sidesOf(item: Item, shapes: ReadonlyMap<string, Shape>): Sides {
  if (item.kind === 'tree') return shapes.get(item.id) ?? { left: [], right: [] }
  const { width, levels } =
    item.kind === 'rows' ? { width: item.width, levels: item.rows.reduce((sum, row) => sum + row.levels, 0) } : stackSize(item)
  return { left: Array.from({ length: levels }, () => -width / 2), right: Array.from({ length: levels }, () => width / 2) }
}

interface Draft {
  readonly boxes: Box[]
  readonly lines: Lines[]
  readonly shapes: ReadonlyMap<string, Shape>
}

function place({ boxes }: Draft, id: string, middle: number, y: number): void {
  boxes.push({ id, x: middle - CARD.width / 2, y })
}

function placeBelow(draft: Draft, id: string, middle: number, y: number): void {
  const items = draft.shapes.get(id)?.items ?? []
  if (items.length === 0) return
  const [bus, top] = [y + CARD.height + BUS, y + LEVEL]
  const paths = [`M${middle} ${y + CARD.height}V${bus}`]
  const ends = [middle]
  const reach: number[] = []
  const bounds = { left: middle, right: middle, bottom: top }
  for (const { item, offset } of items) {
    const at = middle + offset
    if (item.kind === 'tree') {
      place(draft, item.id, at, top)
      paths.push(`M${at} ${bus}V${top}`)
      ends.push(at)
    } else if (item.kind === 'stack') {
      const { width, height } = stackSize(item)
      ends.push(...placeStack(draft, item, { left: at - width / 2, top, bus }, paths))
      bounds.bottom = Math.max(bounds.bottom, top + height)
    } else {
      const last = placeRows(draft, item, { left: at - item.width / 2, top }, paths)
      ends.push(at - item.width / 2)
      bounds.bottom = Math.max(bounds.bottom, last)
      reach.push(at + item.width / 2)
    }
  }
  bounds.left = Math.min(...ends)
  bounds.right = Math.max(...ends)
  paths.push(`M${bounds.left} ${bus}H${bounds.right}`)
  bounds.right = Math.max(bounds.right, ...reach)
  draft.lines.push({ id, d: paths.join(''), top: y + CARD.height, ...bounds })
}

/** Fills the columns from the left, each from the top; answers with where their lines start. */
function placeStack(
  draft: Draft,
  stack: Item & { kind: 'stack' },
  at: { left: number; top: number; bus: number },
  paths: string[],
): number[] {
  const { rows } = stackSize(stack)
  const spines: number[] = []
  for (let first = 0; first < stack.ids.length; first += rows) {
    const spine = at.left + (first / rows) * (SPINE + CARD.width + GAP)
    spines.push(spine)
    const column = stack.ids.slice(first, first + rows)
    for (const [row, id] of column.entries()) {
      const y = at.top + row * ROW
      place(draft, id, spine + SPINE + CARD.width / 2, y)
      paths.push(`M${spine} ${y + CARD.height / 2}h${SPINE}`)
    }
    paths.push(`M${spine} ${at.bus}V${at.top + (column.length - 1) * ROW + CARD.height / 2}`)
  }
  return spines
}

/** Every row hangs on a line of its own, and these on one at the left; answers with where the last row begins. */
function placeRows(draft: Draft, { rows }: Rows, at: { left: number; top: number }, paths: string[]): number {
  let y = at.top
  let bus = y
  for (const { trees, left, levels } of rows) {
    bus = y - (LEVEL - CARD.height - BUS)
    let last = at.left
    for (const { item, offset } of trees) {
      if (item.kind !== 'tree') continue
      last = at.left + SPINE - left + offset
      place(draft, item.id, last, y)
      paths.push(`M${last} ${bus}V${y}`)
    }
    paths.push(`M${at.left} ${bus}H${last}`)
    y += levels * LEVEL
  }
  paths.push(`M${at.left} ${at.top - (LEVEL - CARD.height - BUS)}V${bus}`)
  return bus
}
