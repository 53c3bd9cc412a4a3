import type { WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { addJobProfile, listJobProfiles } from '../library/index.ts'
import { addOrgUnit, listOrgUnits } from './queries-import.ts'
import { sameKey } from './rules-text.ts'

/** Finds a job profile or an org unit by name, whatever its case, and makes it when there is none. */
export interface Catalogues {
  jobProfileId(title: string | null): Promise<string | null>
  orgUnitId(name: string | null): Promise<string | null>
}

export async function openCatalogues(tx: WriteDb, deps: Pick<Deps, 'newId'>): Promise<Catalogues> {
  const jobs = new Map((await listJobProfiles(tx)).map((job) => [sameKey(job.title), job.id]))
  const units = new Map((await listOrgUnits(tx)).map((unit) => [sameKey(unit.name), unit.id]))
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
    orgUnitId: (name) => findOrAdd(units, name, (id, unit) => addOrgUnit(tx, { id, name: unit })),
  }
}
