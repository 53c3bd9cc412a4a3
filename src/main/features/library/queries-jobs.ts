import type { HeldJob, JobDetail, JobRow, JobVersion } from '../../../shared/contract/library-jobs.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { JobProfileId, ParticipationId, PersonId } from '../../../shared/kernel/ids.ts'
import { JobContent } from '../../../shared/rules/job-profile.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { JobProfileTable } from './schema.ts'

export interface JobHead {
  readonly id: JobProfileId
  readonly title: string
  readonly purpose: string
  readonly draft: JobContent | null
  readonly draftAt: number | null
}

function rowToHead(row: Omit<JobProfileTable, 'deleted_at'>): JobHead {
  const draft = row.draft === null ? null : contentOf(row.draft)
  return { id: row.id as JobProfileId, title: row.title, purpose: row.purpose, draft, draftAt: row.draft_at }
}

function contentOf(json: string): JobContent {
  return JobContent.parse(JSON.parse(json))
}

const HEAD = ['id', 'title', 'purpose', 'draft', 'draft_at'] as const

export async function findJob(db: ReadDb, id: string): Promise<JobHead | null> {
  const row = await db.selectFrom('job_profile').select(HEAD).where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row ? rowToHead(row) : null
}

/** By title. Active people only are counted. */
export async function listJobs(db: ReadDb): Promise<JobRow[]> {
  const rows = await db
    .selectFrom('job_profile')
    .leftJoin(newestVersions(db).as('newest'), 'newest.job_profile_id', 'job_profile.id')
    .select(['job_profile.id', 'title', 'purpose', 'draft_at', 'newest.number', 'newest.published_at'])
    .select((eb) =>
      eb
        .selectFrom('person')
        .whereRef('person.job_profile_id', '=', 'job_profile.id')
        .where('person.deleted_at', 'is', null)
        .where('person.status', '=', 'active')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('people'),
    )
    .where('job_profile.deleted_at', 'is', null)
    .orderBy('title')
    .execute()
  return rows.map((row) => ({
    id: row.id as JobProfileId,
    title: row.title,
    purpose: row.purpose,
    version: row.number,
    publishedAt: row.published_at,
    draftAt: row.draft_at,
    people: row.people ?? 0,
  }))
}

// SQLite takes the bare columns beside max() from the row that holds the maximum.
function newestVersions(db: ReadDb) {
  return db
    .selectFrom('job_profile_version')
    .select(({ fn }) => ['job_profile_id', 'id', 'published_at', fn.max('number').as('number')])
    .groupBy('job_profile_id')
}

export interface StoredVersion extends Omit<JobVersion, 'holders'> {
  readonly id: string
}

interface VersionRow {
  readonly id: string
  readonly number: number
  readonly content: string
  readonly reason: string
  readonly published_at: number
}

function rowToVersion({ id, number, content, reason, published_at }: VersionRow): StoredVersion {
  return { id, number, content: contentOf(content), reason, publishedAt: published_at }
}

const VERSION = [
  'job_profile_version.id',
  'job_profile_version.number',
  'job_profile_version.content',
  'job_profile_version.reason',
  'job_profile_version.published_at',
] as const

/** Newest first. */
export async function listVersions(db: ReadDb, jobProfileId: string): Promise<StoredVersion[]> {
  const rows = await db
    .selectFrom('job_profile_version')
    .select(VERSION)
    .where('job_profile_id', '=', jobProfileId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(rowToVersion)
}

export async function newestVersion(db: ReadDb, jobProfileId: string): Promise<StoredVersion | null> {
  return (await listVersions(db, jobProfileId))[0] ?? null
}

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

/** Profiles whose newest version names this one as a next step. */
export async function listReachedFrom(db: ReadDb, jobProfileId: string): Promise<JobDetail['reachedFrom']> {
  const rows = await db
    .selectFrom('job_profile')
    .innerJoin(newestVersions(db).as('newest'), 'newest.job_profile_id', 'job_profile.id')
    .innerJoin('job_profile_version', 'job_profile_version.id', 'newest.id')
    .select(['job_profile.id', 'job_profile.title', 'job_profile_version.content'])
    .where('job_profile.deleted_at', 'is', null)
    .where('job_profile_version.content', 'like', `%${jobProfileId}%`)
    .orderBy('job_profile.title')
    .execute()
  const leadsHere = (content: string) => contentOf(content).careerPaths.some((path) => path.jobProfileId === jobProfileId)
  return rows.filter((row) => leadsHere(row.content)).map(({ id, title }) => ({ id: id as JobProfileId, title }))
}

/** Another profile of that title, whatever the case of its letters. */
export async function findTitle(db: ReadDb, title: string, except: string | null): Promise<{ id: string; title: string } | null> {
  const rows = await db.selectFrom('job_profile').select(['id', 'title']).where('deleted_at', 'is', null).execute()
  const plain = title.trim().toLowerCase()
  return rows.find((row) => row.id !== except && row.title.trim().toLowerCase() === plain) ?? null
}

export async function setDraft(tx: WriteDb, id: string, draft: JobContent | null, at: number): Promise<void> {
  await tx
    .updateTable('job_profile')
    .set({ draft: draft === null ? null : JSON.stringify(draft), draft_at: draft === null ? null : at })
    .where('id', '=', id)
    .execute()
}

export async function addVersion(tx: WriteDb, jobProfileId: string, version: StoredVersion): Promise<void> {
  const { id, number, content, reason, publishedAt: published_at } = version
  await tx
    .insertInto('job_profile_version')
    .values({ id, job_profile_id: jobProfileId, number, content: JSON.stringify(content), reason, published_at })
    .execute()
}

/** The title that lists show, and the purpose under it, are those of what counts now. */
export async function setJobHead(tx: WriteDb, id: string, { title, purpose }: Pick<JobContent, 'title' | 'purpose'>): Promise<void> {
  await tx.updateTable('job_profile').set({ title, purpose }).where('id', '=', id).execute()
}

export async function markJobRemoved(tx: WriteDb, id: string, at: number): Promise<void> {
  await tx.updateTable('job_profile').set({ deleted_at: at }).where('id', '=', id).execute()
}

/** Everybody who has the job, whoever left included: their record names it. */
export async function countPeople(db: ReadDb, jobProfileId: string): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('job_profile_id', '=', jobProfileId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
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
