import { z } from 'zod'
import { isDescribed, JobContent, tidyJob, withNotices } from '../../../shared/rules/job-profile.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Importing, MethodEntry, PartKeeper } from './method-entry.ts'
import { addJobProfile } from './queries.ts'
import { competencyNotices } from './queries-frameworks.ts'
import { addVersion, newestVersion, setJobHead } from './queries-jobs.ts'

const JobInFile = JobContent.extend({ id: z.uuid() })

function jobEntry({ id, ...content }: z.infer<typeof JobInFile>): MethodEntry {
  const { title, responsibilities, competencies } = content
  return {
    part: 'jobProfiles',
    id,
    name: title,
    about: `${responsibilities.length} responsibilities, ${competencies.length} competencies`,
    identity: title.trim().toLowerCase(),
    json: { id, ...content },
    shell: (db) => emptyJobOf(db, title),
    plant: async (to, as) => {
      await addJobProfile(to.tx, { id: as.id, title: as.name })
      await publish(to, as.id, { ...content, title: as.name })
    },
    replace: (to, at) => publish(to, at, content),
  }
}

/** A profile of that title that says nothing yet, as an import of people leaves them: it is what the method describes. */
async function emptyJobOf(db: ReadDb, title: string): Promise<string | null> {
  const plain = title.trim().toLowerCase()
  const found = (await jobsHere(db)).find((job) => job.content === null && job.title.trim().toLowerCase() === plain)
  return found?.id ?? null
}

/** As the next version: people keep the one they hold. */
async function publish(to: Importing, id: string, content: JobContent): Promise<void> {
  const before = await newestVersion(to.tx, id)
  const linked = await linkedHere(to, content)
  await addVersion(to.tx, id, {
    id: to.deps.newId(),
    number: (before?.number ?? 0) + 1,
    content: linked,
    reason: 'Imported with a method',
    publishedAt: to.at,
  })
  await setJobHead(to.tx, id, linked)
}

/** Leads to the competencies and jobs of this vault; what is not here is named and leads nowhere. */
async function linkedHere({ tx, idOf }: Importing, content: JobContent): Promise<JobContent> {
  const [competencies, jobs] = [await idsOf(tx, 'competency'), await idsOf(tx, 'job_profile')]
  const here = (id: string | null, known: ReadonlySet<string>) => {
    const own = id === null ? null : (idOf.get(id) ?? id)
    return own !== null && (known.has(own) || [...idOf.values()].includes(own)) ? own : null
  }
  return {
    ...content,
    competencies: content.competencies.map((each) => ({ ...each, competencyId: here(each.competencyId, competencies) })),
    careerPaths: content.careerPaths.map((each) => ({ ...each, jobProfileId: here(each.jobProfileId, jobs) })),
  }
}

async function idsOf(tx: WriteDb, table: 'competency' | 'job_profile'): Promise<Set<string>> {
  const rows = await tx.selectFrom(table).select('id').where('deleted_at', 'is', null).execute()
  return new Set(rows.map((row) => row.id))
}

interface JobHere {
  readonly id: string
  readonly title: string
  /** What counts: the newest version, else what is being written; null when it says nothing. */
  readonly content: JobContent | null
}

async function jobsHere(db: ReadDb): Promise<JobHere[]> {
  const rows = await db
    .selectFrom('job_profile')
    .select(['id', 'title', 'draft'])
    .where('deleted_at', 'is', null)
    .orderBy('title')
    .execute()
  const jobs: JobHere[] = []
  for (const { id, title, draft } of rows) {
    const written = (await newestVersion(db, id))?.content ?? (draft === null ? null : tidyJob(JobContent.parse(JSON.parse(draft))))
    jobs.push({ id, title, content: written !== null && isDescribed(written) ? written : null })
  }
  const notices = await competencyNotices(
    db,
    jobs.flatMap(({ content }) => content ?? []),
  )
  return jobs.map((job) => (job.content === null ? job : { ...job, content: withNotices(job.content, notices) }))
}

/** Job profiles as they count now. A profile that is only a title stays at home. */
export const jobsKeeper: PartKeeper = {
  part: 'jobProfiles',
  limit: 5000,
  entries: async (db) => (await jobsHere(db)).flatMap(({ id, content }) => (content === null ? [] : [jobEntry({ id, ...content })])),
  read: (raw) => jobEntry(JobInFile.parse(raw)),
}
