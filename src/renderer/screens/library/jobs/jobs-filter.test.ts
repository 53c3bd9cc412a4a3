import { describe, expect, it } from 'vitest'
import type { JobRow } from '../../../../shared/contract/library-jobs.ts'
import type { JobProfileId } from '../../../../shared/kernel/ids.ts'
import { sheetOf } from '../../../components/sheet.ts'
import { jobColumns } from './jobs-columns.tsx'
import { filterJobs, JobsSearch, jobState } from './jobs-filter.ts'

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
const titles = (search: JobsSearch) => filterJobs(jobs, search).map(({ title }) => title)

describe('the list of jobs', () => {
  it('says of each how far it is', () => {
    const changed = job('Buyer', { version: 1, draftAt: 4 })
    expect([...jobs, changed].map(jobState)).toEqual(['published', 'draft', 'title', 'changed'])
  })

  it('finds words of the title and the purpose, and the state asked for', () => {
    expect(titles({ text: 'PARTS buy' })).toEqual(['Buyer'])
    expect(titles({ state: 'title' })).toEqual(['Welder'])
  })

  it('comes by title, whatever the case of the letters', () => {
    expect(titles({})).toEqual(['accountant', 'Buyer', 'Welder'])
  })

  it('goes into a file with the columns chosen: numbers as numbers, the day of publication as a day, and the whole purpose', () => {
    const whole = job('Buyer', { version: 2, publishedAt: Date.UTC(2026, 2, 4, 12), people: 9, purpose: 'Buys parts' })
    const columns = jobColumns
    expect(sheetOf({ name: 'Jobs', rows: [whole], columns, hidden: new Set() })).toEqual({
      name: 'Jobs',
      headers: ['Job', 'Purpose', 'People', 'Version', 'State', 'Published'],
      rows: [['Buyer', 'Buys parts', 9, 2, 'Published', { day: '2026-03-04' }]],
    })
    expect(sheetOf({ name: 'Jobs', rows: [jobs[2] as JobRow], columns, hidden: new Set(['purpose', 'state']) }).rows).toEqual([
      ['Welder', 0, null, null],
    ])
  })

  it('leaves out of the address what it does not know', () => {
    expect(JobsSearch.parse({ sort: 'colour', state: 'lost', text: 'a' })).toEqual({ text: 'a' })
  })
})
