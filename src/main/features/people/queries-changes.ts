import type { ReadDb } from '../../db/database.ts'
import { listEvents } from './queries-events.ts'
import { inSlices } from './queries-leaving.ts'
import { listUnitLabels } from './queries-org.ts'
import type { Subject } from './rules-changes.ts'
import { displayName } from './rules-names.ts'

/** These people as they are today, with what changed before. Who was removed is not among them. */
export function listSubjects(db: ReadDb, ids: readonly string[]): Promise<Subject[]> {
  return inSlices(ids, async (slice) => {
    const events = Map.groupBy(await listEvents(db, slice), ({ personId }) => personId)
    const units = await listUnitLabels(db)
    const rows = await db
      .selectFrom('person')
      .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
      .where('person.id', 'in', slice)
      .where('person.deleted_at', 'is', null)
      .select(['person.id', 'given_name', 'family_name', 'hired_on', 'status', 'manager_id', 'title', 'org_unit_id'])
      .orderBy('given_name')
      .orderBy('family_name')
      .orderBy('person.id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      name: displayName({ givenName: row.given_name, familyName: row.family_name }),
      hiredOn: row.hired_on,
      jobTitle: row.title,
      unit: row.org_unit_id === null ? null : (units.get(row.org_unit_id) ?? null),
      managerId: row.manager_id,
      status: row.status,
      events: events.get(row.id) ?? [],
    }))
  })
}

export interface PersonName {
  readonly id: string
  readonly name: string
}

/** What these people are called, removed ones too. */
export async function namesById(db: ReadDb, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await inSlices([...new Set(ids)], (slice) =>
    db.selectFrom('person').where('id', 'in', slice).select(['id', 'given_name', 'family_name']).execute(),
  )
  return new Map(rows.map((row) => [row.id, displayName({ givenName: row.given_name, familyName: row.family_name })]))
}

/** Somebody and everybody above them, nearest first. A circle ends where it closes. */
export async function lineFrom(db: ReadDb, personId: string): Promise<PersonName[]> {
  const line: PersonName[] = []
  const seen = new Set<string>()
  let at: string | null = personId
  while (at !== null && !seen.has(at)) {
    seen.add(at)
    const row: { given_name: string; family_name: string; manager_id: string | null } | undefined = await db
      .selectFrom('person')
      .where('id', '=', at)
      .select(['given_name', 'family_name', 'manager_id'])
      .executeTakeFirst()
    if (!row) break
    line.push({ id: at, name: displayName({ givenName: row.given_name, familyName: row.family_name }) })
    at = row.manager_id
  }
  return line
}

export interface Reporting {
  readonly id: string
  readonly name: string
  readonly managerId: string | null
  readonly active: boolean
}

/** Everybody's manager: the line that a hand-over walks up. */
export async function listReporting(db: ReadDb): Promise<Reporting[]> {
  const rows = await db
    .selectFrom('person')
    .where('deleted_at', 'is', null)
    .select(['id', 'given_name', 'family_name', 'manager_id', 'status'])
    .orderBy('given_name')
    .orderBy('family_name')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: displayName({ givenName: row.given_name, familyName: row.family_name }),
    managerId: row.manager_id,
    active: row.status === 'active',
  }))
}
