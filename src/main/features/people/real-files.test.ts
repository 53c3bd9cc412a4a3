import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generatePeopleCsv } from '../../../../tests/support/people-generator.ts'
import { type ImportChoices, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { readPeopleFile } from './read-people-file.ts'

const committed = new URL('../../../../tests/fixtures/people/', import.meta.url)
const shared = new URL('../../../../../shared/data/', import.meta.url)
const context: JobContext = { signal: new AbortController().signal, progress: () => undefined }

function read(data: Uint8Array, choices: Partial<ImportChoices> = {}) {
  const input = {
    file: { bytes: new Uint8Array(data).buffer },
    choices: { ...NO_CHOICES, ...choices },
    existing: [],
    units: [],
    habits: {},
  }
  return readPeopleFile(input, context)
}

describe('real files', () => {
  it('takes in the 290 of AdventureWorks without a question', async () => {
    const result = await read(readFileSync(new URL('adventureworks_employees.csv', committed)))
    if (!result.ok) throw new Error(result.error.code)
    const { report, people } = result.value
    expect(report.counts).toEqual({ rows: 290, added: 290, changed: 0, unchanged: 0, skipped: 0, missing: 0 })
    expect(report.problems).toEqual([])
    expect(people.filter(({ fields }) => fields.manager === null)).toHaveLength(1)
  })

  it('takes in what the generator makes', async () => {
    const result = await read(new TextEncoder().encode(generatePeopleCsv(500)))
    expect(result).toMatchObject({ ok: true, value: { report: { counts: { added: 500, skipped: 0 }, problems: [] } } })
  })

  // Duplicate ids, missing managers, self-managed and circles as counted independently.
  const bodies = [
    { name: 'dfid', rows: 89, duplicates: 0, own: 3 },
    { name: 'home_office', rows: 259, duplicates: 3, own: 1 },
    { name: 'decc', rows: 132, duplicates: 2, own: 0 },
    { name: 'environment_agency', rows: 181, duplicates: 0, own: 0 },
    { name: 'monitor', rows: 57, duplicates: 0, own: 0 },
  ]
  // The larger files are not in the repository: they are looked at where they lie beside it.
  const real = existsSync(shared)

  for (const { name, rows, duplicates, own } of real ? bodies : [])
    it(`finds the defects of the posts of ${name}`, async () => {
      const data = readFileSync(new URL(`people/ukgov_${name}_senior.csv`, shared))
      // The file names posts, not people: the job title stands for the name.
      const result = await read(data, { titlesAsNames: true })
      if (!result.ok) throw new Error(result.error.code)
      const { problems, counts } = result.value.report
      const count = (...codes: string[]) => problems.filter(({ code }) => codes.includes(code)).length
      expect(counts.rows).toBe(rows)
      expect(count('duplicate-id', 'duplicate-row')).toBe(duplicates)
      expect(count('own-manager')).toBe(own)
      expect(count('unknown-manager', 'manager-cycle', 'ambiguous-manager')).toBe(0)
    })

  if (real)
    it('takes the five people who changed jobs once each', async () => {
      const result = await read(readFileSync(new URL('people/adventureworks_dimemployee_raw.csv', shared)))
      if (!result.ok) throw new Error(result.error.code)
      expect(result.value.report.counts).toMatchObject({ rows: 296, added: 290, skipped: 6 })
      expect(new Set(result.value.report.problems.map(({ code, effect }) => `${code} ${effect}`))).toEqual(new Set(['history-row skips']))
    })

  if (real)
    it('reads every file there is without falling over', async () => {
      for (const folder of ['people/', 'hostile-csv/handmade/', 'hostile-csv/csv-spectrum/']) {
        const names = readdirSync(new URL(folder, shared)).filter((name) => /\.(csv|txt)$/.test(name))
        for (const name of names) expect(typeof (await read(readFileSync(new URL(folder + name, shared)))).ok).toBe('boolean')
      }
    })
})
