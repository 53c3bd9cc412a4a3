import type { JobDetail, JobRow, JobVersion } from '../../../shared/contract/library-jobs.ts'
import type { JobProfileId } from '../../../shared/kernel/ids.ts'
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

export function contentOf(json: string): JobContent {
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
export function newestVersions(db: ReadDb) {
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

export function rowToVersion({ id, number, content, reason, published_at }: VersionRow): StoredVersion {
  return { id, number, content: contentOf(content), reason, publishedAt: published_at }
}

export const VERSION = [
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
