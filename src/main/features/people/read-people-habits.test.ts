import { describe, expect, it } from 'vitest'
import { type ImportChoices, type ImportProblem, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { readPeopleFile } from './read-people-file.ts'

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

const found = (problems: readonly ImportProblem[]) => problems.map(({ row, code, effect }) => `${row} ${code} ${effect}`)

describe('a text file', () => {
  const rows = ['employee_id,name,hire date', '1,Zoë,2020-01-01', '2,Łukasz,2021-01-01']
  const names = async (bytes: Uint8Array) => {
    const result = await read(bytes)
    if (!result.ok) throw new Error(result.error.code)
    return [result.value.opened.encoding, result.value.opened.delimiter, ...result.value.people.map(({ fields }) => fields.givenName)]
  }
  const utf16 = (text: string, swapped: boolean) => {
    const bytes = Buffer.from(text, 'utf16le')
    return new Uint8Array(swapped ? bytes.swap16() : bytes)
  }

  it('is read in UTF-16 of either kind, with its mark or without', async () => {
    const text = rows.join('\r\n')
    expect(await names(utf16(text, false))).toEqual(['UTF-16 LE', ',', 'Zoë', 'Łukasz'])
    expect(await names(utf16(text, true))).toEqual(['UTF-16 BE', ',', 'Zoë', 'Łukasz'])
    expect(await names(utf16(`\ufeff${text}`, false))).toEqual(['UTF-16 LE', ',', 'Zoë', 'Łukasz'])
  })

  it.each([
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['bars', '|'],
  ])('is cut at %s, also with commas in its cells and lines that end in CR alone', async (_, delimiter) => {
    const text = ['Staff, all', ...rows.map((row) => row.replaceAll(',', delimiter)), `3${delimiter}O'Neil, Sean${delimiter}`].join('\r')
    expect(await names(new TextEncoder().encode(text))).toEqual(['UTF-8', delimiter, 'Zoë', 'Łukasz', 'Sean'])
  })

  it('is cut where its first line says, and that line is no row', async () => {
    const { people, opened, report } = await readText('sep=~\r\nname~job\r\nAda~Lead, acting; interim\r\n')
    expect([opened.delimiter, report.headerRow]).toEqual(['~', 2])
    expect(people).toMatchObject([{ row: 3, fields: { givenName: 'Ada', jobTitle: 'Lead, acting; interim' } }])
  })
})

describe('headings', () => {
  const file = 'Staff list,,\nas of 2025,,\n\nID,Name,Team\n1,Ada,Sales\n2,Bo,Sales\n'

  it('are found below a title', async () => {
    const { report, people } = await readText(file)
    expect([report.headerRow, people.length]).toEqual([4, 2])
    expect(report.top.map(({ row }) => row)).toEqual([1, 2, 4, 5, 6])
  })

  it('are where a person says, or nowhere', async () => {
    expect((await readText(file, { headerRow: 2, mapping: [null, 'name', null] })).report.counts.rows).toBe(3)
    const { report } = await readText('1,Ada,Sales\n2,Bo,Sales\n', { headerRow: 0 })
    expect([report.headerRow, report.counts.added]).toEqual([0, 2])
  })
})

describe('employee numbers', () => {
  const numbers = async (...cells: string[]) => {
    const { people, report } = await readText(['id,name,manager id', ...cells.map((cell, at) => `${cell},P${at},`)].join('\n'))
    return { read: people.map(({ fields }) => fields.employeeNumber), found: found(report.problems) }
  }

  it('get their zeros back where the others show how long they are', async () => {
    expect(await numbers('00001', '00002', '42', '00043')).toEqual({
      read: ['00001', '00002', '00042', '00043'],
      found: ['4 zeros-restored repairs'],
    })
  })

  it('do not where they are of several lengths, or where the longer number is somebody else', async () => {
    expect((await numbers('00001', '123456', '42')).read).toEqual(['00001', '123456', '42'])
    expect(await numbers('00001', '00042', '42')).toMatchObject({ read: ['00001', '00042', '42'], found: ['4 zeros-lost notes'] })
  })

  it('written as amounts are numbers again, also where managers are named by them', async () => {
    expect((await numbers('1.0', '2.0', '13.0')).read).toEqual(['1', '2', '13'])
    expect((await numbers('"1,234"', '"2,345"', '77')).read).toEqual(['1234', '2345', '77'])
    const { people } = await readText('id,name,manager id\n1,Ada,\n2,Bo,1.0\n')
    expect(people[1]?.fields.manager).toEqual({ row: 2 })
  })

  it('in the digits of another script find their manager', async () => {
    const { people } = await readText('id,name,manager id\n٣,Ada,\n４,Bo,3\n5,Cy,4\n')
    expect(people.map(({ fields }) => fields.manager)).toEqual([null, { row: 2 }, { row: 3 }])
  })
})

describe('what a person needs to decide', () => {
  it('a circle is named with the number that two rows share', async () => {
    const { report } = await readText('id,name,manager id\n1,Ada,2\n2,Bo,1\n2,Cy,\n')
    const circle = report.problems.find(({ code }) => code === 'manager-cycle')
    expect(circle?.repair).toBe('Ada has no manager. Number 2 is there twice: also for Cy, row 4, left out, who reports to nobody')
  })

  it('several heads are noted, all but the one with most people below', async () => {
    const { report } = await readText('id,name,manager id\n1,Ada,\n2,Bo,1\n3,Cy,2\n4,Di,\n5,Ed,4\n')
    expect(report.problems).toMatchObject([
      {
        row: 5,
        code: 'several-roots',
        repair: 'Reports to nobody, 1 below. Ada has 2 below',
        suggestions: [{ value: '1', label: 'Ada (row 2)' }],
      },
    ])
  })

  it.each(['Sean ONeil', 'sean  o’neil', 'S. O’Neil', 'Sena ONeil', 'Neil, Sean O', 'sean@exmple.com'])(
    '%s is close to Sean O’Neil',
    async (text) => {
      const { report } = await readText(`name,email,manager\nSean O’Neil,sean@example.com,\nBo Chen,bo@example.com,"${text}"\n`)
      const fault = report.problems.find(({ row }) => row === 3)
      expect(fault === undefined || fault.suggestions[0]?.label === 'Sean O’Neil (row 2)').toBe(true)
    },
  )

  it('a list without names is an update of people the vault knows', async () => {
    const known = { id: 'a', givenName: 'Ada', familyName: 'Example', employeeNumber: '1', email: null, jobTitle: null, unit: null }
    const existing = [{ ...known, unitId: null, managerId: null, hiredOn: null, status: 'active' as const }]
    const bytes = new TextEncoder().encode('employee id,job title\n1,Lead\n2,Buyer\n').buffer
    const result = await readPeopleFile(
      { file: { bytes }, choices: NO_CHOICES, today: '2026-11-26', existing, units: [], habits: {} },
      context,
    )
    if (!result.ok) throw new Error(result.error.code)
    expect(result.value.people).toMatchObject([{ id: 'a', fields: { jobTitle: 'Lead' } }])
    expect(found(result.value.report.problems)).toEqual(['3 unknown-person skips'])
  })
})
