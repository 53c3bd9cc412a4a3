import type { OrgUnit } from '../../../shared/contract/people-org.ts'

/** Units on screen while some are folded: none below a folded one. */
export function unfoldedUnits(units: readonly OrgUnit[], folded: ReadonlySet<string>): OrgUnit[] {
  const hidden = new Set<string>()
  return units.filter(({ id, parentId }) => {
    const out = parentId !== null && (hidden.has(parentId) || folded.has(parentId))
    if (out) hidden.add(id)
    return !out
  })
}

export type UnitStep = { readonly kind: 'go'; readonly id: string } | { readonly kind: 'fold' | 'unfold'; readonly id: string } | null

export interface ListedUnits {
  readonly listed: readonly OrgUnit[]
  /** Units with others below them. */
  readonly parents: ReadonlySet<string>
  readonly folded: ReadonlySet<string>
}

/** What an arrow, Home or End does in the tree of units, as trees do everywhere. */
export function stepInUnits(key: string, id: string, { listed, parents, folded }: ListedUnits): UnitStep {
  const at = listed.findIndex((unit) => unit.id === id)
  const to = (unit: Pick<OrgUnit, 'id'> | undefined): UnitStep => (unit === undefined ? null : { kind: 'go', id: unit.id })
  switch (key) {
    case 'ArrowDown':
      return to(listed[at + 1])
    case 'ArrowUp':
      return to(at > 0 ? listed[at - 1] : undefined)
    case 'Home':
      return to(listed[0])
    case 'End':
      return to(listed.at(-1))
    case 'ArrowRight':
      if (!parents.has(id)) return null
      return folded.has(id) ? { kind: 'unfold', id } : to(listed[at + 1])
    case 'ArrowLeft': {
      if (parents.has(id) && !folded.has(id)) return { kind: 'fold', id }
      const parentId = listed[at]?.parentId ?? null
      return parentId === null ? null : { kind: 'go', id: parentId }
    }
    default:
      return null
  }
}
