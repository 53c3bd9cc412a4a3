import type { PersonDetail, PersonFields, PersonRow } from '../../../shared/contract/people.ts'
import type { ReviewState } from '../../../shared/contract/reviewing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { CycleId, PersonId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { listUnitLabels } from './queries-org.ts'
import { displayName } from './rules-names.ts'

/** One query for the whole list: everybody with their plan, last one-to-one and review in the given cycle. */
export function peopleQuery(db: ReadDb, cycleId: CycleId | null) {
  return db
    .selectFrom('person')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .leftJoin('person as manager', 'manager.id', 'person.manager_id')
    .leftJoin('participation', (join) =>
      join
        .onRef('participation.person_id', '=', 'person.id')
        .on('participation.cycle_id', '=', cycleId ?? '')
        .on('participation.deleted_at', 'is', null),
    )
    .leftJoin(plans(db, cycleId).as('plan'), 'plan.participation_id', 'participation.id')
    .leftJoin(newestReviews(db, cycleId).as('review'), 'review.participation_id', 'participation.id')
    .leftJoin(lastMeetings(db).as('meeting'), 'meeting.person_id', 'person.id')
    .where('person.deleted_at', 'is', null)
    .select(['person.id', 'person.employee_number', 'person.given_name', 'person.family_name', 'person.email', 'person.manager_id'])
    .select(['person.hired_on', 'person.status', 'job_profile.title as job_title', 'person.org_unit_id'])
    .select(['manager.given_name as manager_given', 'manager.family_name as manager_family'])
    .select(['participation.id as participation_id', 'plan.goals', 'plan.weight_bp', 'review.state', 'meeting.last_at'])
}

function plans(db: ReadDb, cycleId: CycleId | null) {
  return db
    .selectFrom('goal')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .where('participation.cycle_id', '=', cycleId ?? '')
    .where('goal.deleted_at', 'is', null)
    .select(({ fn }) => ['goal.participation_id', fn.countAll<number>().as('goals'), fn.sum<number>('goal.weight_bp').as('weight_bp')])
    .groupBy('goal.participation_id')
}

// SQLite takes the bare columns beside max() from the row that holds the maximum.
function newestReviews(db: ReadDb, cycleId: CycleId | null) {
  return db
    .selectFrom('review')
    .innerJoin('participation', 'participation.id', 'review.participation_id')
    .where('participation.cycle_id', '=', cycleId ?? '')
    .where('review.deleted_at', 'is', null)
    .select(({ fn }) => ['review.participation_id', 'review.state', fn.max('review.version').as('version')])
    .groupBy('review.participation_id')
}

function lastMeetings(db: ReadDb) {
  return db
    .selectFrom('one_to_one')
    .where('state', '=', 'held')
    .where('deleted_at', 'is', null)
    .select(({ fn }) => ['person_id', fn.max('starts_at').as('last_at')])
    .groupBy('person_id')
}

type ListedRow = Awaited<ReturnType<ReturnType<typeof peopleQuery>['execute']>>[number]

function rowToPersonRow(row: ListedRow, units: ReadonlyMap<string, string>): PersonRow {
  return {
    id: row.id as PersonId,
    employeeNumber: row.employee_number,
    name: displayName({ givenName: row.given_name, familyName: row.family_name }),
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    jobTitle: row.job_title,
    unit: units.get(row.org_unit_id ?? '') ?? null,
    managerId: row.manager_id as PersonId | null,
    managerName: row.manager_given === null ? null : displayName({ givenName: row.manager_given, familyName: row.manager_family ?? '' }),
    hiredOn: row.hired_on,
    status: row.status,
    goals: row.goals ?? 0,
    weightBp: row.weight_bp ?? 0,
    lastOneToOneOn: row.last_at === null ? null : localDate(row.last_at),
    review: row.participation_id === null ? null : ((row.state ?? 'not-started') as ReviewState),
  }
}

/** Everybody, by name. A manager who was removed is still named. */
export async function listPeople(db: ReadDb, cycleId: CycleId | null): Promise<PersonRow[]> {
  const rows = await peopleQuery(db, cycleId).orderBy('person.given_name').orderBy('person.family_name').orderBy('person.id').execute()
  const units = await listUnitLabels(db)
  return rows.map((row) => rowToPersonRow(row, units))
}

export async function findPerson(
  db: ReadDb,
  id: PersonId,
  cycleId: CycleId | null,
): Promise<Omit<PersonDetail, 'reports' | 'counts' | 'leftOn' | 'inJobSince'> | null> {
  const row = await peopleQuery(db, cycleId).where('person.id', '=', id).executeTakeFirst()
  return row ? { ...rowToPersonRow(row, await listUnitLabels(db)), givenName: row.given_name, familyName: row.family_name } : null
}

export interface PersonRef {
  readonly id: PersonId
  readonly name: string
}

export async function listReports(db: ReadDb, managerId: PersonId): Promise<PersonRef[]> {
  const rows = await db
    .selectFrom('person')
    .where('manager_id', '=', managerId)
    .where('deleted_at', 'is', null)
    .select(['id', 'given_name', 'family_name'])
    .orderBy('given_name')
    .orderBy('family_name')
    .execute()
  return rows.map((row) => ({ id: row.id as PersonId, name: displayName({ givenName: row.given_name, familyName: row.family_name }) }))
}

/** Who has this employee number already, apart from one person. */
export async function findByNumber(db: ReadDb, employeeNumber: string, except: PersonId | null): Promise<PersonRef | null> {
  const row = await db
    .selectFrom('person')
    .where('employee_number', '=', employeeNumber)
    .where('deleted_at', 'is', null)
    .where('id', '!=', except ?? '')
    .select(['id', 'given_name', 'family_name'])
    .executeTakeFirst()
  return row ? { id: row.id as PersonId, name: displayName({ givenName: row.given_name, familyName: row.family_name }) } : null
}

/** Columns of `person` as fields of the contract name them. Units and jobs come as ids. */
export type PersonColumns = Omit<PersonFields, 'jobTitle' | 'unit'> & {
  readonly jobProfileId: string | null
  readonly orgUnitId: string | null
}

function columnsToRow(fields: Partial<PersonColumns>) {
  return {
    ...(fields.givenName === undefined ? {} : { given_name: fields.givenName }),
    ...(fields.familyName === undefined ? {} : { family_name: fields.familyName }),
    ...(fields.email === undefined ? {} : { email: fields.email }),
    ...(fields.employeeNumber === undefined ? {} : { employee_number: fields.employeeNumber }),
    ...(fields.jobProfileId === undefined ? {} : { job_profile_id: fields.jobProfileId }),
    ...(fields.orgUnitId === undefined ? {} : { org_unit_id: fields.orgUnitId }),
    ...(fields.managerId === undefined ? {} : { manager_id: fields.managerId }),
    ...(fields.hiredOn === undefined ? {} : { hired_on: fields.hiredOn }),
    ...(fields.status === undefined ? {} : { status: fields.status }),
  }
}

export type NewPerson = PersonColumns & { readonly id: string }

export async function addPeople(tx: WriteDb, people: readonly NewPerson[], at: number): Promise<void> {
  const rows = people.map((person) => ({
    id: person.id,
    employee_number: person.employeeNumber,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    job_profile_id: person.jobProfileId,
    org_unit_id: person.orgUnitId,
    manager_id: person.managerId,
    hired_on: person.hiredOn,
    status: person.status,
    created_at: at,
    deleted_at: null,
  }))
  await tx.insertInto('person').values(rows).execute()
}

export async function changePerson(tx: WriteDb, id: string, fields: Partial<PersonColumns>): Promise<void> {
  const row = columnsToRow(fields)
  if (Object.keys(row).length > 0) await tx.updateTable('person').set(row).where('id', '=', id).execute()
}

export async function namesOf(db: ReadDb, ids: readonly PersonId[]): Promise<PersonRef[]> {
  const rows = await db
    .selectFrom('person')
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .select(['id', 'given_name', 'family_name'])
    .execute()
  return rows.map((row) => ({ id: row.id as PersonId, name: displayName({ givenName: row.given_name, familyName: row.family_name }) }))
}

/** Reports and participations stay as they are: past cycles keep their people. */
export async function markRemoved(tx: WriteDb, ids: readonly PersonId[], at: number): Promise<void> {
  await tx.updateTable('person').set({ deleted_at: at }).where('id', 'in', ids).execute()
}
