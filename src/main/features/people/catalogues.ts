import type { WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { addJobProfile, listJobProfiles } from '../library/index.ts'
import { addUnit, listUnits } from './queries-org.ts'
import { placeOfUnit } from './rules-org.ts'
import { sameKey } from './rules-text.ts'

/** Finds a job profile or an org unit by name, whatever its case, and makes it when there is none. */
export interface Catalogues {
  jobProfileId(title: string | null): Promise<string | null>
  /** A path stands for its last unit; what is missing of it is made. */
  orgUnitId(name: string | null): Promise<string | null>
}

export async function openCatalogues(tx: WriteDb, deps: Pick<Deps, 'newId'>): Promise<Catalogues> {
  const jobs = new Map((await listJobProfiles(tx)).map((job) => [sameKey(job.title), job.id]))
  const units = await listUnits(tx)
  const placed = new Map<string, string | null>()
  const findOrAdd = async (known: Map<string, string>, name: string | null, add: (id: string, name: string) => Promise<void>) => {
    if (name === null || name.trim() === '') return null
    const found = known.get(sameKey(name))
    if (found !== undefined) return found
    const id = deps.newId()
    await add(id, name.trim())
    known.set(sameKey(name), id)
    return id
  }
  return {
    jobProfileId: (title) => findOrAdd(jobs, title, (id, name) => addJobProfile(tx, { id, title: name })),
    orgUnitId: async (name) => {
      if (name === null || name.trim() === '') return null
      const known = placed.get(sameKey(name))
      if (known !== undefined) return known
      const place = placeOfUnit(units, name)
      let at = place.unitId
      for (const missing of place.missing) {
        const unit = { id: deps.newId(), name: missing, parentId: at }
        await addUnit(tx, unit)
        units.push(unit)
        at = unit.id
      }
      placed.set(sameKey(name), at)
      return at
    },
  }
}
