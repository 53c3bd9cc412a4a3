import type { Change } from '../../../shared/contract/base.ts'
import type { PersonDetail, PersonFields, PersonRow } from '../../../shared/contract/people.ts'
import type { PersonEventKind, When } from '../../../shared/contract/people-changes.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe, change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { currentCycleNow } from '../cycles/index.ts'
import { openCatalogues } from './catalogues.ts'
import {
  addPeople,
  changePerson,
  findByNumber,
  findPerson,
  listPeople,
  listReports,
  markRemoved,
  namesOf,
  type PersonRef,
} from './queries.ts'
import { countsOf } from './queries-counts.ts'
import { addEvents, listEvents } from './queries-events.ts'
import { namedPerson, withoutBlanks } from './rules.ts'
import { displayName } from './rules-names.ts'
import { type ChangeRefused, changeOne, type InFuture, isToCome, type NotFound, openWriter, type WriteDeps } from './service-changes.ts'

type NumberTaken = { readonly code: 'EMPLOYEE_NUMBER_TAKEN'; readonly data: { readonly name: string } }
type NeedsName = { readonly code: 'PERSON_NEEDS_NAME' }

export async function getPeople(deps: Pick<Deps, 'db' | 'now'>): Promise<PersonRow[]> {
  const cycle = await currentCycleNow(deps)
  return listPeople(deps.db, cycle?.id ?? null)
}

export async function getPerson(deps: Pick<Deps, 'db' | 'now'>, personId: PersonId): Promise<Result<PersonDetail, NotFound>> {
  const cycle = await currentCycleNow(deps)
  const person = await findPerson(deps.db, personId, cycle?.id ?? null)
  if (!person) return err({ code: 'PERSON_NOT_FOUND' })
  const events = await listEvents(deps.db, [personId])
  const last = (kind: PersonEventKind) => events.findLast((event) => event.kind === kind)?.on ?? null
  return ok({
    ...person,
    leftOn: person.status === 'left' ? last('left') : null,
    inJobSince: last('job'),
    reports: await listReports(deps.db, personId),
    counts: await countsOf(deps.db, personId),
  })
}

export async function createPerson(
  deps: WriteDeps,
  { leftOn = null, ...input }: PersonFields & { readonly leftOn?: IsoDate | null | undefined },
): Promise<Result<{ personId: PersonId; change: Change }, NumberTaken | NeedsName | NotFound | InFuture>> {
  const named = namedPerson(withoutBlanks(input))
  if (!named) return err({ code: 'PERSON_NEEDS_NAME' })
  if (leftOn !== null && isToCome({ kind: 'from', on: leftOn, reason: '' }, deps.now())) return err({ code: 'DATE_IN_FUTURE' })
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
    if (input.status === 'left' && leftOn !== null) {
      const left = { personId, kind: 'left', on: leftOn, from: null, to: null, reason: '' } as const
      await addEvents(tx, { newId: deps.newId, at: open.at, firstKnown: 'note' }, [left])
    }
    return ok({ personId, change: { id: open.id, summary } })
  })
}

/** The facts of one person. A job, a manager, a unit and a standing hold from a day; the rest is as it is. */
export async function updatePerson(
  deps: WriteDeps,
  personId: PersonId,
  input: Partial<PersonFields>,
  when?: When,
): Promise<Result<Change, NotFound | NeedsName | ChangeRefused | InFuture | NumberTaken>> {
  if (when && isToCome(when, deps.now())) return err({ code: 'DATE_IN_FUTURE' })
  return change(deps, { verb: 'people.update', summary: 'Person changed' }, async (tx, open) => {
    const person = await findPerson(tx, personId, null)
    if (!person) return err({ code: 'PERSON_NOT_FOUND' as const })
    const fields = withoutBlanks(input)
    const name = namedPerson({ ...person, ...givenNames(fields) })
    if (!name) return err({ code: 'PERSON_NEEDS_NAME' as const })
    const taken = await numberTaken(tx, fields.employeeNumber ?? null, personId)
    if (taken) return err(taken)
    const { jobTitle, unit, managerId, status, ...plain } = fields
    const { givenName, familyName } = name
    const renamed = Object.keys(givenNames(fields)).length === 0 ? {} : { givenName, familyName }
    await changePerson(tx, personId, { ...plain, ...renamed })
    const held = await changeOne(await openWriter(tx, open, deps, when), personId, { jobTitle, unit, managerId, status })
    if (!held.ok) return held
    const onlyManager = Object.keys(fields).join() === 'managerId'
    const summary = onlyManager ? `Manager changed for ${displayName(name)}` : `${displayName(name)} changed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

function givenNames({ givenName, familyName }: Partial<PersonFields>): Partial<Pick<PersonFields, 'givenName' | 'familyName'>> {
  return { ...(givenName === undefined ? {} : { givenName }), ...(familyName === undefined ? {} : { familyName }) }
}

async function numberTaken(db: ReadDb, employeeNumber: string | null, except: PersonId | null): Promise<NumberTaken | null> {
  const holder = employeeNumber === null ? null : await findByNumber(db, employeeNumber, except)
  return holder ? { code: 'EMPLOYEE_NUMBER_TAKEN', data: { name: holder.name } } : null
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
