import type { ChartPerson } from '../../../shared/contract/people-org.ts'
import { type ChartTree, type ChartWish, lineTo, openAtFirst } from './chart-tree.ts'

/** Where a picture nobody asked for begins: at the manager of the owner, so that it shows the own team and one step up. */
export function homeOf(people: readonly ChartPerson[], ownPersonId: string | null): string | null {
  return people.find(({ id }) => id === ownPersonId)?.managerId ?? null
}

export interface Start {
  readonly open: ReadonlySet<string>
  readonly active: string | null
}

const MANY = 150

/** What is open and chosen when a picture is first shown. */
export function startOf(people: readonly ChartPerson[], wish: ChartWish, tree: ChartTree, ownPersonId: string | null): Start {
  if (wish.units !== null) return startOfUnit(tree)
  const own = ownPersonId === null ? undefined : tree.nodes.get(ownPersonId)
  if (own === undefined || (wish.from !== null && wish.from !== homeOf(people, ownPersonId))) {
    return { open: openAtFirst(tree), active: wish.from ?? tree.roots[0] ?? null }
  }
  const open = new Set(lineTo(tree.nodes, own.id))
  if (own.children.length > 0) open.add(own.id)
  return { open, active: own.id }
}

/** A unit is shown whole while it can be taken in at a glance, else down to its people at the top. */
function startOfUnit(tree: ChartTree): Start {
  const leading = [...tree.nodes.values()].filter(({ children }) => children.length > 0)
  const open = leading.filter(({ context }) => context || tree.nodes.size <= MANY)
  const first = [...tree.nodes.values()].filter(({ context }) => !context).sort((a, b) => a.depth - b.depth)[0]
  return { open: new Set(open.map(({ id }) => id)), active: first?.id ?? null }
}
