import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generatePeopleCsv } from '../../../../tests/support/people-generator.ts'
import { type ImportChoices, type ImportPreview, type ImportProblem, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { readTable } from './open-table.ts'
import { readPeopleFile } from './read-people-file.ts'
import { decodeText } from './rules-text.ts'

const committed = new URL('../../../../tests/fixtures/people/', import.meta.url)
const shared = new URL('../../../../../shared/data/', import.meta.url)
const context: JobContext = { signal: new AbortController().signal, progress: () => undefined }
// The larger files are not in the repository: they are looked at where they lie beside it.
const real = existsSync(shared)

async function read(data: Uint8Array, choices: Partial<ImportChoices> = {}) {
  const input = {
    file: { bytes: new Uint8Array(data).buffer },
    choices: { ...NO_CHOICES, ...choices },
    today: '2026-11-26',
    existing: [],
    units: [],
    habits: {},
  }
  const result = await readPeopleFile(input, context)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const shipped = (name: string) => readFileSync(new URL(name, shared))
const inRepository = (name: string) => existsSync(new URL(name, committed))
const peopleFile = (name: string) => (inRepository(name) ? readFileSync(new URL(name, committed)) : shipped(`people/${name}`))

/** How often each kind of problem was found, and what came of it. */
function kinds(problems: readonly ImportProblem[]): Record<string, number> {
  const groups = Map.groupBy(problems, ({ code, effect }) => `${code} ${effect}`)
  return Object.fromEntries([...groups].map(([kind, list]) => [kind, list.length]))
}

describe('lists of people', () => {
  it('take in the 290 of AdventureWorks without a question: one head, five levels, at most 24 reports', async () => {
    const { report, people } = await read(readFileSync(new URL('adventureworks_employees.csv', committed)))
    expect(report.counts).toEqual({ rows: 290, added: 290, changed: 0, unchanged: 0, skipped: 0, history: 0, missing: 0 })
    expect(report.problems).toEqual([])
    const reports = Map.groupBy(people, ({ fields }) => (fields.manager && 'row' in fields.manager ? fields.manager.row : 0))
    const span = [...reports].map(([head, list]) => (head === 0 ? 0 : list.length))
    const depth = (row: number): number => 1 + Math.max(0, ...(reports.get(row) ?? []).map((person) => depth(person.row)))
    expect(reports.get(0)?.map(({ fields }) => fields.employeeNumber)).toEqual(['112'])
    expect({ span: Math.max(...span), depth: depth(reports.get(0)?.[0]?.row ?? 0) }).toEqual({ span: 24, depth: 5 })
    expect(new Set(people.map(({ fields }) => fields.jobTitle)).size).toBe(67)
    expect(new Set(people.map(({ fields }) => fields.unit)).size).toBe(16)
  })

  it('take in what the generator makes', async () => {
    const { report } = await read(new TextEncoder().encode(generatePeopleCsv(500)))
    expect(report).toMatchObject({ counts: { added: 500, skipped: 0 }, problems: [] })
  })

  if (real)
    it('take in the raw export once per person: five who changed jobs stand in eleven rows', async () => {
      const { report, people } = await read(shipped('people/adventureworks_dimemployee_raw.csv'))
      expect(report.counts).toMatchObject({ rows: 296, added: 290, skipped: 0, history: 6 })
      expect(kinds(report.problems)).toEqual({ 'history-row notes': 6 })
      // The firm's export gives the earlier rows the same job, department and manager: there is no change to record.
      expect(people.filter(({ past = [] }) => past.some(({ from }) => from !== null))).toEqual([])
      expect(new Set(report.problems.map(({ name }) => name)).size).toBe(5)
      // Days first, as the file shows with days above 12; NULL is nobody above and nothing else.
      expect(people[0]).toMatchObject({ fields: { hiredOn: '2006-01-28', employeeNumber: '1' } })
      expect(report).toMatchObject({ needs: [], dates: { order: 'dmy', ambiguous: 0 } })
      expect(people.filter(({ fields }) => fields.manager === null)).toHaveLength(1)
    })

  if (real)
    it('take in the 107 of the other firm; one has no department, one no manager', async () => {
      const { report, people } = await read(shipped('people/oracle_hr_employees.csv'))
      expect(report.counts).toMatchObject({ rows: 107, added: 107, skipped: 0 })
      expect(report.problems).toEqual([])
      const without = (field: 'unit' | 'manager') => people.filter(({ fields }) => fields[field] === null)
      expect(without('unit').map(({ fields }) => fields.employeeNumber)).toEqual(['178'])
      expect(without('manager').map(({ fields }) => fields.employeeNumber)).toEqual(['100'])
    })
})

describe('lists of posts', () => {
  // Rows, duplicate ids and self-managed posts as counted independently; nowhere a missing manager or a circle.
  const bodies: readonly { name: string; rows: number; added: number; found: Record<string, number> }[] = [
    { name: 'dfid', rows: 89, added: 89, found: { 'own-manager repairs': 3 } },
    {
      name: 'home_office',
      rows: 259,
      added: 256,
      found: { 'duplicate-row skips': 1, 'duplicate-id skips': 2, 'own-manager repairs': 1, 'vacant-post notes': 9 },
    },
    { name: 'decc', rows: 132, added: 130, found: { 'duplicate-row skips': 2, 'missing-name repairs': 2, 'vacant-post notes': 2 } },
    { name: 'environment_agency', rows: 181, added: 181, found: { 'vacant-post notes': 2 } },
    { name: 'monitor', rows: 57, added: 57, found: { 'vacant-post notes': 1 } },
  ]

  for (const { name, rows, added, found } of bodies.filter((body) => real || inRepository(`ukgov_${body.name}_senior.csv`)))
    it(`are told from people, and come in under their titles with every defect named: ${name}`, async () => {
      const data = peopleFile(`ukgov_${name}_senior.csv`)
      expect((await read(data)).report).toMatchObject({ shape: 'posts', needs: ['name'], counts: { rows } })
      const { report, people } = await read(data, { titlesAsNames: true })
      expect(report.counts).toMatchObject({ rows, added, skipped: rows - added })
      expect(kinds(report.problems)).toEqual(found)
      const own = report.problems.filter(({ code }) => code === 'own-manager').map(({ row }) => row)
      const heads = people.filter(({ fields }) => fields.manager === null).map(({ row }) => row)
      expect(heads.filter((row) => !own.includes(row))).toHaveLength(1)
      expect(report.problems.every(({ repair, effect, choices }) => (effect === 'notes' || repair !== null) && choices.length > 0)).toBe(
        true,
      )
    })
})

describe('lists of something else', () => {
  const files: readonly (readonly [name: string, shape: ImportPreview['shape'], rows: number])[] = [
    ['ukgov_decc_junior', 'post-groups', 324],
    ['ukgov_dfid_junior', 'post-groups', 371],
    ['ukgov_environment_agency_junior', 'post-groups', 1967],
    ['ukgov_home_office_junior', 'post-groups', 1387],
    ['ukgov_monitor_junior', 'post-groups', 113],
    ['oracle_hr_departments', 'units', 27],
    ['oracle_hr_jobs', 'jobs', 19],
    ['oracle_hr_job_history', 'job-history', 10],
  ]

  for (const [name, shape, rows] of files.filter(([file]) => real || inRepository(`${file}.csv`)))
    it(`are said to be what they are, and nobody is made of them: ${name}`, async () => {
      const { report, people } = await read(peopleFile(`${name}.csv`))
      expect(report).toMatchObject({ shape, needs: ['name'], counts: { rows, added: 0, skipped: rows } })
      expect(people).toEqual([])
    })
})

describe('the cases of csv-spectrum', () => {
  it('are read by the same rules in a small list of their kind', () => {
    const rows = readTable('a,b\r\n1,"x, ""y""\r\nz"\r\n"",ʤ\r\n').rows.map(({ cells }) => cells)
    expect(rows).toEqual([
      ['a', 'b'],
      ['1', 'x, "y"\nz'],
      ['', 'ʤ'],
    ])
  })

  const names = ['comma_in_quotes', 'empty', 'empty_crlf', 'escaped_quotes', 'json', 'newlines', 'newlines_crlf', 'quotes_and_newlines']
  for (const name of real ? [...names, 'simple', 'simple_crlf', 'utf8'] : [])
    it(`are read as they say: ${name}`, () => {
      const decoded = decodeText(shipped(`hostile-csv/csv-spectrum/${name}.csv`))
      if (!decoded.ok) throw new Error(decoded.error.code)
      const [heading, ...rows] = readTable(decoded.value.text).rows
      const objects = rows.map(({ cells }) => Object.fromEntries((heading?.cells ?? []).map((key, at) => [key, cells[at] ?? ''])))
      const told = JSON.parse(shipped(`hostile-csv/csv-spectrum/${name}.json`).toString().replaceAll(String.raw`\r\n`, String.raw`\n`))
      expect(objects).toEqual(told)
    })

  if (real)
    it('keep a quote that stands for seconds of arc, and a letter nobody could read', () => {
      const decoded = decodeText(shipped('hostile-csv/csv-spectrum/location_coordinates.csv'))
      if (!decoded.ok) throw new Error(decoded.error.code)
      expect(readTable(decoded.value.text).rows[1]?.cells.slice(1)).toEqual([
        `37\ufffd36'37.8"N 121\ufffd2'17.9"W`,
        'Modesto',
        'Stanislaus',
      ])
    })
})
