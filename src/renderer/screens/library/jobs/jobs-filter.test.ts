import { describe, expect, it } from 'vitest'
import type { JobRow } from '../../../../shared/contract/library-jobs.ts'
import type { JobProfileId } from '../../../../shared/kernel/ids.ts'
import { JobsSearch, jobState, listJobs } from './jobs-filter.ts'

const job = (title: string, rest: Partial<JobRow> = {}): JobRow => ({
  id: title as JobProfileId,
  title,
  purpose: '',
  version: null,
  publishedAt: null,
  draftAt: null,
  people: 0,
  ...rest,
})
const jobs = [
  job('Buyer', { version: 2, publishedAt: 5, people: 9, purpose: 'Buys parts' }),
  job('accountant', { draftAt: 3, people: 2 }),
  job('Welder'),
]
const titles = (search: JobsSearch) => listJobs(jobs, search).map(({ title }) => title)

describe('the list of jobs', () => {
  it('says of each how far it is', () => {
    const changed = job('Buyer', { version: 1, draftAt: 4 })
    expect([...jobs, changed].map(jobState)).toEqual(['published', 'draft', 'title', 'changed'])
  })

  it('finds words of the title and the purpose, and the state asked for', () => {
    expect(titles({ text: 'PARTS buy' })).toEqual(['Buyer'])
    expect(titles({ state: 'title' })).toEqual(['Welder'])
  })

  it('sorts as asked, whatever the case of the letters, and puts what has no value last', () => {
    expect(titles({})).toEqual(['accountant', 'Buyer', 'Welder'])
    expect(titles({ sort: 'people', desc: true })).toEqual(['Buyer', 'accountant', 'Welder'])
    expect(titles({ sort: 'version' })[0]).toBe('Buyer')
    expect(titles({ sort: 'published', desc: true })[0]).toBe('Buyer')
  })

  it('leaves out of the address what it does not know', () => {
    expect(JobsSearch.parse({ sort: 'colour', state: 'lost', text: 'a' })).toEqual({ text: 'a' })
  })
})
