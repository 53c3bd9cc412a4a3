import type { Change } from '../../../shared/contract/base.ts'
import type { PersonDetail, PersonFields, PersonRow } from '../../../shared/contract/people.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe, change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { currentCycleNow } from '../cycles/index.ts'
import { openCatalogues } from './catalogues.ts'
import {
  addPeople,
  changePerson,
  findByNumber,
  findPerson,
  lineAbove,
  listPeople,
  listReports,
  markRemoved,
  namesOf,
  type PersonColumns,
  type PersonRef,
} from './queries.ts'
import { countsOf } from './queries-counts.ts'
import { namedPerson, withoutBlanks } from './rules.ts'
import { displayName } from './rules-names.ts'

type WriteDeps = Pick<Deps, 'db' | 'now' | 'newId'>
type NumberTaken = { readonly code: 'EMPLOYEE_NUMBER_TAKEN'; readonly data: { readonly name: string } }
export type NotFound = { readonly code: 'PERSON_NOT_FOUND' }
type NeedsName = { readonly code: 'PERSON_NEEDS_NAME' }
export type ManagerRefused =
  | { readonly code: 'OWN_MANAGER' }
  | { readonly code: 'MANAGER_CYCLE'; readonly data: { readonly names: string[] } }

export async function getPeople(deps: Pick<Deps, 'db' | 'now'>): Promise<PersonRow[]> {
  const cycle = await currentCycleNow(deps)
  return listPeople(deps.db, cycle?.id ?? null)
}

export async function getPerson(deps: Pick<Deps, 'db' | 'now'>, personId: PersonId): Promise<Result<PersonDetail, NotFound>> {
  const cycle = await currentCycleNow(deps)
  const person = await findPerson(deps.db, personId, cycle?.id ?? null)
  if (!person) return err({ code: 'PERSON_NOT_FOUND' })
  return ok({ ...person, reports: await listReports(deps.db, personId), counts: await countsOf(deps.db, personId) })
}

export async function createPerson(
  deps: WriteDeps,
  input: PersonFields,
): Promise<Result<{ personId: PersonId; change: Change }, NumberTaken | NeedsName | NotFound>> {
  const named = namedPerson(withoutBlanks(input))
  if (!named) return err({ code: 'PERSON_NEEDS_NAME' })
  const summary = `${displayName(named)} added`
  return change(deps, { verb: 'people.create', summary }, async (tx, open) => {
    const taken = await numberTaken(tx, named.employeeNumber, null)
    if (taken) return err(taken)
    const { managerId } = named
    if (managerId !== null && (await namesOf(tx, [managerId])).length === 0) return err({ code: 'PERSON_NOT_FOUND' as const })
    const { jobTitle, unit, ...columns } = named
    const catalogues = await openCatalogues(tx, deps)
    const personId = deps.newId() as PersonId
    const ids = { jobProfileId: await catalogues.jobProfileId(jobTitle), orgUnitId: await catalogues.orgUnitId(unit) }
    await addPeople(tx, [{ ...columns, ...ids, id: personId }], open.at)
    return ok({ personId, change: { id: open.id, summary } })
  })
}

export async function updatePerson(
  deps: WriteDeps,
  personId: PersonId,
  input: Partial<PersonFields>,
): Promise<Result<Change, NotFound | NeedsName | ManagerRefused | NumberTaken>> {
  return change(deps, { verb: 'people.update', summary: 'Person changed' }, async (tx, open) => {
    const person = await findPerson(tx, personId, null)
    if (!person) return err({ code: 'PERSON_NOT_FOUND' as const })
    const fields = withoutBlanks(input)
    const name = namedPerson({ ...person, ...givenNames(fields) })
    if (!name) return err({ code: 'PERSON_NEEDS_NAME' as const })
    const refused =
      (await managerRefused(tx, personId, fields.managerId ?? null)) ?? (await numberTaken(tx, fields.employeeNumber ?? null, personId))
    if (refused) return err(refused)
    const { givenName, familyName } = name
    const renamed = Object.keys(givenNames(fields)).length === 0 ? {} : { givenName, familyName }
    await changePerson(tx, personId, { ...(await toColumns(tx, deps, fields)), ...renamed })
    const onlyManager = Object.keys(fields).join() === 'managerId'
    const summary = onlyManager ? `Manager changed for ${displayName(name)}` : `${displayName(name)} changed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

function givenNames({ givenName, familyName }: Partial<PersonFields>): Partial<Pick<PersonFields, 'givenName' | 'familyName'>> {
  return { ...(givenName === undefined ? {} : { givenName }), ...(familyName === undefined ? {} : { familyName }) }
}

/** Jobs and units are named; the columns hold their ids. */
async function toColumns(
  tx: WriteDb,
  deps: WriteDeps,
  { jobTitle, unit, ...columns }: Partial<PersonFields>,
): Promise<Partial<PersonColumns>> {
  const catalogues = await openCatalogues(tx, deps)
  return {
    ...columns,
    ...(jobTitle === undefined ? {} : { jobProfileId: await catalogues.jobProfileId(jobTitle) }),
    ...(unit === undefined ? {} : { orgUnitId: await catalogues.orgUnitId(unit) }),
  }
}

async function numberTaken(db: ReadDb, employeeNumber: string | null, except: PersonId | null): Promise<NumberTaken | null> {
  const holder = employeeNumber === null ? null : await findByNumber(db, employeeNumber, except)
  return holder ? { code: 'EMPLOYEE_NUMBER_TAKEN', data: { name: holder.name } } : null
}

/** A manager who reports, over any number of steps, to this person would close a circle; it is named from the person on. */
export async function managerRefused(
  tx: WriteDb,
  personId: PersonId,
  managerId: PersonId | null,
): Promise<ManagerRefused | NotFound | null> {
  if (managerId === null) return null
  if (managerId === personId) return { code: 'OWN_MANAGER' }
  if ((await namesOf(tx, [managerId])).length === 0) return { code: 'PERSON_NOT_FOUND' }
  const line = await lineAbove(tx, managerId, personId)
  return line.reached ? { code: 'MANAGER_CYCLE', data: { names: [line.names.at(-1) ?? '', ...line.names] } } : null
}

/** Ids in one SQL statement; far below SQLite's limit on parameters. */
const SLICE = 500

/** Soft: their reports keep naming them, and past and running cycles keep their participation. */
export async function removePeople(deps: WriteDeps, personIds: readonly PersonId[]): Promise<Result<Change, NotFound>> {
  const ids = [...new Set(personIds)]
  return change(deps, { verb: 'people.remove', summary: `${ids.length} people removed`, long: ids.length > SLICE }, async (tx, open) => {
    const found: PersonRef[] = []
    for (let start = 0; start < ids.length; start += SLICE) {
      const slice = ids.slice(start, start + SLICE)
      found.push(...(await namesOf(tx, slice)))
      await markRemoved(tx, slice, open.at)
      await breathe()
    }
    if (found.length < ids.length) return err({ code: 'PERSON_NOT_FOUND' as const })
    const summary = found.length === 1 ? `${found[0]?.name ?? ''} removed` : `${found.length} people removed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
