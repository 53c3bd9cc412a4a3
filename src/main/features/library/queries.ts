import type { ReadDb, WriteDb } from '../../db/database.ts'

export interface JobProfile {
  readonly id: string
  readonly title: string
}

export async function listJobProfiles(db: ReadDb): Promise<JobProfile[]> {
  return db.selectFrom('job_profile').select(['id', 'title']).where('deleted_at', 'is', null).orderBy('id').execute()
}

export async function addJobProfile(tx: WriteDb, profile: JobProfile): Promise<void> {
  await tx
    .insertInto('job_profile')
    .values({ ...profile, purpose: '' })
    .execute()
}
