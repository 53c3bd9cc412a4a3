import type { ChartPerson } from '../../../shared/contract/people-org.ts'

export interface ChartNode {
  readonly id: string
  /** Null for the one card that stands for people with neither a manager nor reports. */
  readonly person: ChartPerson | null
  readonly parentId: string | null
  readonly children: readonly string[]
  /** 0 for a root of this chart. */
  readonly depth: number
  /** Active people below, at any depth. */
  readonly below: number
  /** Place among its siblings, from 1. */
  readonly place: number
  readonly siblings: number
  /** Here only to show the line from the top to somebody of the unit asked for. */
  readonly context: boolean
}

export interface ChartTree {
  /** Each before those below it. */
  readonly nodes: ReadonlyMap<string, ChartNode>
  readonly roots: readonly string[]
  /** People who are meant. Who is only context, or has left and still has reports, is shown and not counted. */
  readonly count: number
  readonly managers: number
  readonly levels: number
}

export interface ChartWish {
  /** Only this person and everybody below. */
  readonly from: string | null
  /** Only people of these units, and the line above them. */
  readonly units: ReadonlySet<string> | null
}

/** The card of people with neither a manager nor reports. */
export const LONERS = 'nobody-above-or-below'

/** The forest of managers that the wish leaves over. People come by name and stay in that order. */
export function buildTree(people: readonly ChartPerson[], wish: ChartWish): ChartTree {
  const all = new Map<string, ChartPerson>(people.map((person) => [person.id, person]))
  const { kept, meant } = keptOf(people, all, wish)
  const children = new Map<string | null, string[]>()
  for (const person of people) {
    if (!kept.has(person.id)) continue
    const above = person.id === wish.from || person.managerId === null || !kept.has(person.managerId) ? null : person.managerId
    const beside = children.get(above)
    if (beside) beside.push(person.id)
    else children.set(above, [person.id])
  }
  const tops = children.get(null) ?? []
  const loners = tops.filter((id) => !children.has(id))
  const grouped = loners.length > 1 ? loners : []
  const roots = grouped.length === 0 ? tops : [...tops.filter((id) => children.has(id)), LONERS]
  if (grouped.length > 0) children.set(LONERS, grouped)
  return grow(roots, children, all, meant)
}

function keptOf(people: readonly ChartPerson[], all: ReadonlyMap<string, ChartPerson>, { from, units }: ChartWish) {
  const under = from === null ? null : everybodyBelow(people, from)
  const asked = people.filter(({ id, unitId }) => (under?.has(id) ?? true) && (units?.has(unitId ?? '') ?? true))
  const kept = new Set<string>()
  for (const person of asked) {
    let at: ChartPerson | undefined = person
    while (at !== undefined && !kept.has(at.id)) {
      kept.add(at.id)
      at = at.managerId === null || at.id === from ? undefined : all.get(at.managerId)
    }
  }
  return { kept, meant: new Set<string>(asked.map(({ id }) => id)) }
}

function everybodyBelow(people: readonly ChartPerson[], from: string): ReadonlySet<string> {
  const reports = new Map<string, string[]>()
  for (const { id, managerId } of people) {
    if (managerId === null) continue
    const beside = reports.get(managerId)
    if (beside) beside.push(id)
    else reports.set(managerId, [id])
  }
  const found = new Set([from])
  for (const id of found) for (const report of reports.get(id) ?? []) found.add(report)
  return found
}

/** How many of them work here now. */
export function activeIn(people: readonly ChartPerson[]): number {
  return people.filter(({ standing }) => standing === 'active').length
}

function grow(
  roots: readonly string[],
  children: ReadonlyMap<string | null, readonly string[]>,
  all: ReadonlyMap<string, ChartPerson>,
  meant: ReadonlySet<string>,
): ChartTree {
  const order: { id: string; parentId: string | null; depth: number; place: number; siblings: number }[] = []
  const waiting = rowOf(roots, null, 0).reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    order.push(next)
    waiting.push(...rowOf(children.get(next.id) ?? [], next.id, next.depth + 1).reverse())
  }
  const below = new Map<string, number>()
  for (const { id, parentId } of [...order].reverse()) {
    const own = (below.get(id) ?? 0) + (all.get(id)?.standing === 'active' ? 1 : 0)
    if (parentId !== null) below.set(parentId, (below.get(parentId) ?? 0) + own)
  }
  const nodes = new Map<string, ChartNode>()
  for (const entry of order) {
    const person = all.get(entry.id) ?? null
    const context = person !== null && !meant.has(entry.id)
    nodes.set(entry.id, { ...entry, person, children: children.get(entry.id) ?? [], below: below.get(entry.id) ?? 0, context })
  }
  const managers = order.filter(({ id }) => meant.has(id) && children.has(id)).length
  return {
    nodes,
    roots,
    count: activeIn([...meant].flatMap((id) => all.get(id) ?? [])),
    managers,
    levels: order.reduce((most, { depth }) => Math.max(most, depth + 1), 0),
  }
}

function rowOf(ids: readonly string[], parentId: string | null, depth: number) {
  return ids.map((id, index) => ({ id, parentId, depth, place: index + 1, siblings: ids.length }))
}

/** Those on the way from the top to somebody, nearest last. */
export function lineTo(nodes: ReadonlyMap<string, ChartNode>, id: string): string[] {
  const line: string[] = []
  for (let at = nodes.get(id)?.parentId ?? null; at !== null; at = nodes.get(at)?.parentId ?? null) line.unshift(at)
  return line
}

/** Somebody with reports, and every manager below. */
export function managersFrom(nodes: ReadonlyMap<string, ChartNode>, id: string): string[] {
  const found = [id]
  for (const at of found)
    for (const child of nodes.get(at)?.children ?? []) if ((nodes.get(child)?.children.length ?? 0) > 0) found.push(child)
  return (nodes.get(id)?.children.length ?? 0) > 0 ? found : []
}

/** Cards on the picture while these managers are open, each before those below it. */
export function visibleNodes({ nodes, roots }: ChartTree, open: ReadonlySet<string>): ChartNode[] {
  const shown: ChartNode[] = []
  const waiting = [...roots].reverse()
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = nodes.get(id)
    if (node === undefined) continue
    shown.push(node)
    if (open.has(id)) waiting.push(...[...node.children].reverse())
  }
  return shown
}

const FEW = 8

/** What is open at first: the top, and further levels while there is hardly anything to see. */
export function openAtFirst(tree: ChartTree): ReadonlySet<string> {
  const open = new Set<string>()
  let row = tree.roots.filter((id) => id !== LONERS || tree.roots.length === 1)
  let shown = row.length
  while (row.length > 0 && shown < FEW) {
    const next = row.flatMap((id) => tree.nodes.get(id)?.children ?? [])
    for (const id of row) if ((tree.nodes.get(id)?.children.length ?? 0) > 0) open.add(id)
    shown += next.length
    row = next
  }
  return open
}
