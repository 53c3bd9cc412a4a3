import type { OrgUnit } from '../../../shared/contract/people-org.ts'

/** A unit and those below it. Units come each before those below them. */
export function unitAndBelow(units: readonly Pick<OrgUnit, 'id' | 'parentId'>[], id: string): ReadonlySet<string> {
  const found = new Set([id])
  for (const unit of units) if (unit.parentId !== null && found.has(unit.parentId)) found.add(unit.id)
  return found
}
