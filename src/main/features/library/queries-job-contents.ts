import type { JobProfileId } from '../../../shared/kernel/ids.ts'
import { JobContent } from '../../../shared/rules/job-profile.ts'
import type { ReadDb } from '../../db/database.ts'

/** What a version of a job profile says; null where none is held. */
export async function jobContentOf(db: ReadDb, versionId: string | null): Promise<JobContent | null> {
  if (versionId === null) return null
  const row = await db.selectFrom('job_profile_version').select('content').where('id', '=', versionId).executeTakeFirst()
  return row ? JobContent.parse(JSON.parse(row.content)) : null
}

export interface NewestJob {
  readonly id: JobProfileId
  readonly title: string
  /** Number of the newest version; null, without content, while none is published. */
  readonly version: number | null
  readonly content: JobContent | null
}

/** Every job profile as its newest version has it, by title. */
export async function newestJobs(db: ReadDb, ids: readonly string[] | null = null): Promise<NewestJob[]> {
  let profiles = db.selectFrom('job_profile').select(['id', 'title']).where('deleted_at', 'is', null).orderBy('title')
  if (ids !== null) profiles = profiles.where('id', 'in', [...ids])
  const versions = await db
    .selectFrom('job_profile_version')
    .select(({ fn }) => ['job_profile_id', 'content', fn.max('number').as('number')])
    .groupBy('job_profile_id')
    .execute()
  const newest = new Map(versions.map((row) => [row.job_profile_id, row]))
  return (await profiles.execute()).map(({ id, title }) => {
    const version = newest.get(id)
    const content = version ? JobContent.parse(JSON.parse(version.content)) : null
    return { id: id as JobProfileId, title, version: version?.number ?? null, content }
  })
}
