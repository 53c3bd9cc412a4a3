import { z } from 'zod'
import type { JobRow } from '../../../../shared/contract/library-jobs.ts'
import { inOrder } from '../../../components/table-order.ts'

export type JobState = 'published' | 'changed' | 'draft' | 'title'

export const JobsSearch = z.object({
  text: z.coerce.string().optional().catch(undefined),
  state: z.enum(['published', 'changed', 'draft', 'title']).optional().catch(undefined),
  sort: z.enum(['title', 'people', 'version', 'state', 'published']).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
})
export type JobsSearch = Readonly<z.infer<typeof JobsSearch>>

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

/** The jobs listed; where a column holds the same, by title. */
export function filterJobs(jobs: readonly JobRow[], { text = '', state }: JobsSearch): readonly JobRow[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = jobs.filter((job) => {
    const said = `${job.title} ${job.purpose}`.toLocaleLowerCase()
    return (state === undefined || jobState(job) === state) && words.every((word) => said.includes(word))
  })
  return inOrder(found, ({ title }) => title, false)
}
