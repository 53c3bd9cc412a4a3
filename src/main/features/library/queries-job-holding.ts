import type { HeldJob, JobDetail } from '../../../shared/contract/library-jobs.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { JobProfileId, ParticipationId, PersonId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { contentOf, newestVersions, rowToVersion, type StoredVersion, VERSION } from './queries-jobs.ts'

/** How many people hold each version in a running cycle. */
export async function countHolders(db: ReadDb, jobProfileId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('participation')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .innerJoin('job_profile_version', 'job_profile_version.id', 'participation.job_profile_version_id')
    .where('job_profile_version.job_profile_id', '=', jobProfileId)
    .where('participation.deleted_at', 'is', null)
    .where('cycle.status', '=', 'running')
    .select(({ fn }) => ['job_profile_version.id', fn.count<number>('participation.person_id').distinct().as('n')])
    .groupBy('job_profile_version.id')
    .execute()
  return new Map(rows.map((row) => [row.id, row.n]))
}

/** Active people who have the job, with the version each holds in the newest running cycle. */
export async function listJobPeople(db: ReadDb, jobProfileId: string): Promise<JobDetail['people']> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('org_unit', 'org_unit.id', 'person.org_unit_id')
    .select(['person.id', 'given_name', 'family_name', 'org_unit.name as unit'])
    .select((eb) =>
      eb
        .selectFrom('participation')
        .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
        .innerJoin('job_profile_version', 'job_profile_version.id', 'participation.job_profile_version_id')
        .whereRef('participation.person_id', '=', 'person.id')
        .where('participation.deleted_at', 'is', null)
        .where('cycle.status', '=', 'running')
        .where('job_profile_version.job_profile_id', '=', jobProfileId)
        .select('job_profile_version.number')
        .orderBy('cycle.launched_at', 'desc')
        .limit(1)
        .as('holds'),
    )
    .where('person.job_profile_id', '=', jobProfileId)
    .where('person.deleted_at', 'is', null)
    .where('person.status', '=', 'active')
    .orderBy('given_name')
    .orderBy('family_name')
    .execute()
  return rows.map((row) => ({
    personId: row.id as PersonId,
    name: `${row.given_name} ${row.family_name}`.trim(),
    unit: row.unit,
    holds: row.holds,
  }))
}

/** The newest version of the job of each of these people. Who has no job, or one without a version, is not in the map. */
export async function jobVersionsOf(db: ReadDb, personIds: readonly PersonId[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('person')
    .innerJoin(newestVersions(db).as('newest'), 'newest.job_profile_id', 'person.job_profile_id')
    .select(['person.id as person', 'newest.id as version'])
    .where('person.id', 'in', personIds)
    .execute()
  return new Map(rows.map((row) => [row.person, row.version]))
}

/** The job a person has now; undefined when there is no such person. */
export async function findJobOf(db: ReadDb, personId: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('person')
    .select('job_profile_id')
    .where('id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row?.job_profile_id
}

export interface Held extends Omit<HeldJob, 'version' | 'newer' | 'taken'> {
  readonly version: StoredVersion | null
}

/** What a person held in each cycle, newest first. */
export async function listHeld(db: ReadDb, personId: string): Promise<Held[]> {
  const rows = await db
    .selectFrom('participation')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .leftJoin('job_profile_version', 'job_profile_version.id', 'participation.job_profile_version_id')
    .select(['participation.id as participation', 'cycle.id as cycle', 'cycle.name', 'cycle.status', 'job_profile_version.job_profile_id'])
    .select(VERSION)
    .select((eb) =>
      eb
        .selectFrom('agreement')
        .whereRef('agreement.participation_id', '=', 'participation.id')
        .where('manager_at', 'is not', null)
        .where('employee_at', 'is not', null)
        .select(({ fn, ref }) => fn.max(fn<number>('max', [ref('manager_at'), ref('employee_at')])).as('at'))
        .as('agreed_at'),
    )
    .where('participation.person_id', '=', personId)
    .where('participation.deleted_at', 'is', null)
    .orderBy('cycle.launched_at', 'desc')
    .execute()
  return rows.map(({ id, number, content, reason, published_at, ...row }) => ({
    participationId: row.participation as ParticipationId,
    cycleId: row.cycle as HeldJob['cycleId'],
    cycleName: row.name,
    running: row.status === 'running',
    agreedOn: row.agreed_at === null ? null : localDate(row.agreed_at),
    jobProfileId: row.job_profile_id as JobProfileId | null,
    version:
      id === null || number === null || content === null || published_at === null
        ? null
        : rowToVersion({ id, number, content, reason: reason ?? '', published_at }),
  }))
}

/** Newer versions taken while the cycles ran, latest first, by participation. */
export async function listTaken(db: ReadDb, personId: string): Promise<Map<string, HeldJob['taken']>> {
  const rows = await db
    .selectFrom('job_version_taken')
    .innerJoin('participation', 'participation.id', 'job_version_taken.participation_id')
    .innerJoin('job_profile_version', 'job_profile_version.id', 'job_version_taken.to_version_id')
    .select(['participation.id', 'job_profile_version.number', 'job_profile_version.content'])
    .select(['job_version_taken.reason', 'job_version_taken.taken_at'])
    .where('participation.person_id', '=', personId)
    .orderBy('job_version_taken.taken_at', 'desc')
    .orderBy('job_version_taken.id', 'desc')
    .execute()
  const groups = Map.groupBy(rows, (row) => row.id)
  const step = (row: (typeof rows)[number]) => ({
    number: row.number,
    title: contentOf(row.content).title,
    reason: row.reason,
    at: row.taken_at,
  })
  return new Map([...groups].map(([id, own]) => [id, own.map(step)]))
}

export interface HoldingPlace {
  readonly personId: string
  readonly versionId: string | null
  readonly running: boolean
}

export async function findHolding(db: ReadDb, participationId: string): Promise<HoldingPlace | null> {
  const row = await db
    .selectFrom('participation')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .select(['person_id', 'job_profile_version_id', 'cycle.status'])
    .where('participation.id', '=', participationId)
    .where('participation.deleted_at', 'is', null)
    .executeTakeFirst()
  return row ? { personId: row.person_id, versionId: row.job_profile_version_id, running: row.status === 'running' } : null
}

export interface Taking {
  readonly id: string
  readonly participationId: string
  readonly from: string | null
  readonly to: string
  readonly reason: string
  readonly at: number
}

export async function takeVersion(tx: WriteDb, { id, participationId, from, to, reason, at }: Taking): Promise<void> {
  await tx.updateTable('participation').set({ job_profile_version_id: to }).where('id', '=', participationId).execute()
  await tx
    .insertInto('job_version_taken')
    .values({ id, participation_id: participationId, from_version_id: from, to_version_id: to, reason, taken_at: at })
    .execute()
}
