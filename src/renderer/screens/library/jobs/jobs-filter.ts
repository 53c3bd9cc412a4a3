import { z } from 'zod'
import type { JobRow } from '../../../../shared/contract/library-jobs.ts'

export type JobState = 'published' | 'changed' | 'draft' | 'title'
export type JobColumn = 'title' | 'people' | 'version' | 'state' | 'published'

export const JobsSearch = z.object({
  text: z.string().optional().catch(undefined),
  state: z.enum(['published', 'changed', 'draft', 'title']).optional().catch(undefined),
  sort: z.enum(['title', 'people', 'version', 'state', 'published']).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
})
export type JobsSearch = z.infer<typeof JobsSearch>

/** What is there of a profile: a version, one with a draft of the next, a draft only, or a title from an import. */
export function jobState(job: Pick<JobRow, 'version' | 'draftAt'>): JobState {
  if (job.version !== null) return job.draftAt === null ? 'published' : 'changed'
  return job.draftAt === null ? 'title' : 'draft'
}

export const JOB_STATES: Readonly<Record<JobState, string>> = {
  published: 'Published',
  changed: 'Draft of the next version',
  draft: 'Draft',
  title: 'Title only',
}

/** What a column sorts by. */
export function jobValue(job: JobRow, column: JobColumn): string | number | null {
  switch (column) {
    case 'title':
      return job.title
    case 'people':
      return job.people
    case 'version':
      return job.version
    case 'state':
      return JOB_STATES[jobState(job)]
    case 'published':
      return job.publishedAt
  }
}

const inWords = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

function compare(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'string' && typeof b === 'string') return inWords.compare(a, b)
  return Number(a) - Number(b)
}

/** What matches, in the order asked for; what has no value comes last either way. */
export function listJobs(jobs: readonly JobRow[], { text = '', state, sort = 'title', desc = false }: JobsSearch): JobRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = jobs.filter((job) => {
    const said = `${job.title} ${job.purpose}`.toLowerCase()
    return (state === undefined || jobState(job) === state) && words.every((word) => said.includes(word))
  })
  const valued = Map.groupBy(found, (job) => jobValue(job, sort) !== null)
  const sorted = (valued.get(true) ?? []).toSorted((a, b) => compare(jobValue(a, sort), jobValue(b, sort)) * (desc ? -1 : 1))
  return [...sorted, ...(valued.get(false) ?? [])]
}
