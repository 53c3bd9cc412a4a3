import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ImportChoices, type ImportProblem, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { readTable } from './open-table.ts'
import { readPeopleFile } from './read-people-file.ts'
import { decodeText } from './rules-text.ts'

const committed = new URL('../../../../tests/fixtures/people/', import.meta.url)
const context: JobContext = { signal: new AbortController().signal, progress: () => undefined }

function read(data: Uint8Array, choices: Partial<ImportChoices> = {}) {
  const input = {
    file: { bytes: new Uint8Array(data).buffer },
    choices: { ...NO_CHOICES, ...choices },
    today: '2026-11-26',
    existing: [],
    units: [],
    habits: {},
  }
  return readPeopleFile(input, context)
}

async function readText(text: string, choices?: Partial<ImportChoices>) {
  const result = await read(new TextEncoder().encode(text), choices)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const file = (name: string) => readFileSync(new URL(name, committed))
const found = (problems: readonly ImportProblem[]) => problems.map(({ row, code, effect }) => `${row} ${code} ${effect}`)

async function readFixture(name: string) {
  const result = await read(file(name))
  if (!result.ok) throw new Error(result.error.code)
  const { report, people } = result.value
  return {
    report,
    people,
    found: found(report.problems),
    names: people.map(({ fields }) => `${fields.givenName} ${fields.familyName}`.trim()),
  }
}

interface ManifestEntry {
  readonly file: string
  readonly encoding: string
  readonly delimiter: string
  readonly records: number
}
const manifest = JSON.parse(file('manifest.json').toString()) as ManifestEntry[]
const encodings: Record<string, string> = { 'utf-8-sig': 'UTF-8', 'utf-8': 'UTF-8', 'utf-16-be': 'UTF-16 BE', cp1252: 'Windows-1252' }

describe('every file of the manifest', () => {
  const names = manifest.map((entry) => ({ ...entry, name: entry.file.replace('handmade/', '') }))

  it.each(names.filter(({ records }) => records > 0))(
    '$name has its encoding, delimiter and records',
    ({ name, encoding, delimiter, records }) => {
      const decoded = decodeText(file(name))
      if (!decoded.ok) throw new Error(decoded.error.code)
      const table = readTable(decoded.value.text)
      expect({ encoding: decoded.value.encoding, delimiter: table.delimiter }).toEqual({ encoding: encodings[encoding], delimiter })
      expect(table.rows.length - (name === 'no_header.csv' ? 0 : 1)).toBe(records)
    },
  )

  it('keeps a quoted line break in one record, and counts rows as a spreadsheet does', async () => {
    for (const name of ['utf8_bom_crlf.csv', 'utf16be_bom_comma.csv', 'cp1252_semicolon.csv', 'pipe_delimited.txt']) {
      const { people, found: problems } = await readFixture(name)
      expect(people.at(-1)).toMatchObject({
        row: 6,
        fields: { jobTitle: 'Engineer (night shift)', hiredOn: '2023-01-09', manager: { row: 3 } },
      })
      expect(people[1]).toMatchObject({ fields: { givenName: 'Sean', familyName: "O'Neil" } })
      expect(people[3]).toMatchObject({ fields: { jobTitle: 'Analyst "II"' } })
      expect(problems).toEqual([])
    }
  })

  it('reads Œ as Excel wrote it', async () => {
    expect((await readFixture('cp1252_semicolon.csv')).names).toContain('René Œuvre')
  })

  it('reads three kinds of line break and counts the blank line', async () => {
    const { people } = await readFixture('mixed_newlines.csv')
    expect(people.map(({ row }) => row)).toEqual([2, 3, 4, 6])
  })

  it('keeps quotes inside a cell', async () => {
    expect((await readFixture('stray_quote_in_field.csv')).people.map(({ fields }) => fields.jobTitle)).toEqual([
      ...[`5' 10" tall`, 'Lead "acting" manager', 'ok'],
    ])
  })

  it('takes the first of two columns with one meaning', async () => {
    const { people, names: read } = await readFixture('duplicate_and_blank_headers.csv')
    expect(read).toEqual(['Ada', 'Sean'])
    expect(people[1]?.fields.manager).toEqual({ row: 2 })
  })

  it('does without a heading', async () => {
    const { report, people } = await readFixture('no_header.csv')
    expect(report.headerRow).toBe(0)
    expect(people).toMatchObject([
      { row: 1, fields: { givenName: 'Ada', jobTitle: 'Director' } },
      { row: 2, fields: { manager: { row: 1 } } },
    ])
  })

  it('says that an empty file is empty and that 2,001 columns are too many', async () => {
    expect(await read(file('empty_0_bytes.csv'))).toEqual({ ok: false, error: { code: 'FILE_EMPTY' } })
    expect(await read(file('wide_2001_columns.csv'))).toEqual({
      ok: false,
      error: { code: 'FILE_TOO_WIDE', data: { columns: 2001, limit: 500 } },
    })
  })

  it('takes a NUL out of a name without cutting it short', async () => {
    const { names: read, found: problems } = await readFixture('nul_bytes.csv')
    expect(read[0]).toBe('Ada')
    expect(problems).toEqual(['2 nul-removed repairs'])
  })

  it('notes damaged letters and imports them unchanged', async () => {
    const { names: read, found: problems } = await readFixture('double_encoded_utf8.csv')
    expect(read).toEqual(['JosÃ©', 'ZoÃ«'])
    expect(problems).toEqual(['2 maybe-mojibake notes', '3 maybe-mojibake notes'])
  })

  it('names what Excel did to numbers and dates', async () => {
    const { people, found: problems } = await readFixture('excel_damaged_ids.csv')
    expect(problems).toEqual([
      ...[
        '2 ambiguous-date repairs',
        '2 scientific-id notes',
        '3 unreadable-date repairs',
        '4 ambiguous-date notes',
        '4 zeros-lost notes',
        '5 unreadable-date repairs',
      ],
    ])
    expect(people.map(({ fields }) => [fields.employeeNumber, fields.hiredOn, fields.manager])).toEqual([
      ['1.23457E+11', '2019-04-01', null],
      ['00042', null, { row: 2 }],
      ['42', '2021-02-01', { row: 3 }],
      ['123456789012', null, { row: 4 }],
    ])
  })

  it('asks for a name column where there is none', async () => {
    const result = await read(file('number_formats.csv'))
    expect(result).toMatchObject({ ok: true, value: { report: { counts: { rows: 8, skipped: 8 } } } })
  })

  it('keeps markup and SQL as the text it is', async () => {
    expect((await readFixture('markup_and_sql.csv')).names).toEqual([
      ...[
        '<script>alert(1)</script>',
        "Robert'); DROP TABLE employees;--",
        ['{{7*7}} $', '{7*7} <%= 7*7 %>'].join(''),
        '../../etc/passwd',
        '%s%n%x',
        '&lt;b&gt;',
      ],
    ])
  })

  it('says which of the repeated numbers is which kind of repetition', async () => {
    const { report, found: problems, names: read } = await readFixture('duplicate_ids.csv')
    expect(problems).toEqual([
      ...['4 duplicate-row skips', '5 duplicate-id skips', '6 duplicate-id skips', '7 duplicate-email notes', '8 duplicate-id skips'],
      '9 missing-id notes',
    ])
    expect(read).toEqual(['Ada', 'Sean', 'Pref', 'NoId'])
    expect(report.counts).toEqual({ rows: 8, added: 4, changed: 0, unchanged: 0, skipped: 4, history: 0, missing: 0 })
  })

  it('finds managers by e-mail and by name, and says who could be meant', async () => {
    const { people, report } = await readFixture('manager_by_email_or_name.csv')
    expect(people.map(({ fields }) => fields.manager)).toEqual([null, { row: 2 }, { row: 3 }, { row: 2 }, null])
    expect(report.problems).toMatchObject([
      { row: 6, code: 'ambiguous-manager', column: 'Reports To', repair: "No manager: could be Sean O'Neil (row 3), Sean O'Neil (row 5)" },
    ])
  })

  it('takes long, short and unusual names, and no blank ones', async () => {
    const { names: read, found: problems } = await readFixture('long_names.csv')
    expect(read[0]).toHaveLength(300)
    expect(read[1]).toBe('X')
    expect(problems).toEqual(['4 missing-name skips'])
  })
})

describe('managers', () => {
  const people = (...rows: string[]) => readText(['id,name,manager id', ...rows].join('\n'))

  it('may come later in the file', async () => {
    expect((await people('1,Ada,2', '2,Bo,')).people[0]?.fields.manager).toEqual({ row: 3 })
  })

  it('are not oneself', async () => {
    expect(found((await people('1,Ada,1')).report.problems)).toEqual(['2 own-manager repairs'])
  })

  it('do not go in a circle: it is named and cut once', async () => {
    const { report, people: planned } = await people('1,Ada,3', '2,Bo,1', '3,Cy,2', '4,Di,3')
    expect(report.problems).toMatchObject([{ row: 2, code: 'manager-cycle', value: 'Ada → Cy → Bo → Ada', repair: 'Ada has no manager' }])
    expect(planned.map(({ fields }) => fields.manager)).toEqual([null, { row: 2 }, { row: 3 }, { row: 4 }])
  })

  it('are found although the number lost its zeros or its case, and it is said', async () => {
    const { report, people: planned } = await people('0042,Ada,', 'E7,Bo,42', '3,Cy,e7')
    expect(planned.map(({ fields }) => fields.manager)).toEqual([null, { row: 2 }, { row: 3 }])
    expect(report.problems.map(({ repair }) => repair)).toEqual(['Taken as Ada (row 2)', 'Taken as Bo (row 3)'])
  })

  it('who are nowhere are named', async () => {
    expect((await people('1,Ada,99')).report.problems).toMatchObject([{ code: 'unknown-manager', value: '99', effect: 'repairs' }])
    expect(found((await people('1,Ada,XX', '2,Bo,1', '3,Cy,NULL')).report.problems)).toEqual(['4 several-roots notes'])
  })
})

describe('rows', () => {
  it('with more or fewer cells than the heading are said to be so', async () => {
    const { report } = await readText('id,name,job\n1,Ada\n2,Bo,Lead,extra\n3,Cy,Lead,')
    expect(found(report.problems)).toEqual(['2 ragged-row notes', '3 ragged-row repairs'])
  })

  it('after a quote that never closes are still read', async () => {
    const { people } = await readText('id,name,job\n1,"Ada" Example,Lead\n2,"Bo,Lead\n3,Cy,"Lead, ""acting"""\n')
    expect(people.map(({ fields }) => [fields.givenName, fields.jobTitle])).toEqual([
      ['"Ada"', 'Lead'],
      ['"Bo', 'Lead'],
      ['Cy', 'Lead, "acting"'],
    ])
  })

  it('may be two hundred thousand, and no more', async () => {
    const long = `name\n${'A\n'.repeat(200_001)}`
    expect(await read(new TextEncoder().encode(long))).toEqual({ ok: false, error: { code: 'FILE_TOO_LONG', data: { limit: 200_000 } } })
  })

  it('follow the columns a person chose over the guess', async () => {
    const { report, people } = await readText('a,b\nLead,Ada', { mapping: ['jobTitle', 'name'], headerRow: 1 })
    expect(people[0]?.fields).toMatchObject({ givenName: 'Ada', jobTitle: 'Lead' })
    expect(report.columns.map(({ field }) => field)).toEqual(['jobTitle', 'name'])
  })
})

it('hands over the gravest two thousand of too many problems, in the order of the rows, and says how many more there were', async () => {
  const rows = Array.from({ length: 3000 }, (_, row) => (row === 2990 ? `${row},,1900-01-01` : `${row},Ada ${row},not a date`))
  const { report } = await readText(['ID,Name,Hired', ...rows].join('\n'))
  expect(report.problems).toHaveLength(2000)
  expect(report.moreProblems).toBe(1000)
  expect(report.problems.at(-1)).toMatchObject({ row: 2992, code: 'missing-name', effect: 'skips' })
  expect(report.counts).toMatchObject({ rows: 3000, added: 2999, skipped: 1 })
})
