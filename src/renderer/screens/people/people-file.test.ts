import { describe, expect, it } from 'vitest'
import type { PersonRow } from '../../../shared/contract/people.ts'
import { PersonId } from '../../../shared/kernel/ids.ts'
import { toCsv } from '../../components/csv.ts'
import { sheetOf } from '../../components/sheet.ts'
import { leftOutOf, peopleColumns } from './people-columns.tsx'
import { wholeSheet } from './people-file.ts'

const gail: PersonRow = {
  id: PersonId.parse('01942b64-9680-7000-8000-000000000001'),
  employeeNumber: '007',
  name: '=HYPERLINK("http://x") Erickson',
  givenName: '=HYPERLINK("http://x")',
  familyName: 'Erickson',
  email: '@sum',
  jobTitle: 'Design, "tools"',
  unit: '\u0000cmd',
  managerId: PersonId.parse('01942b64-9680-7000-8000-000000000002'),
  managerName: 'Rob Walters',
  hiredOn: '2020-01-31' as PersonRow['hiredOn'],
  status: 'active',
  goals: 2,
  weightBp: -2500,
  lastOneToOneOn: null,
  review: null,
}
const rob: PersonRow = { ...gail, id: PersonId.parse('01942b64-9680-7000-8000-000000000002'), employeeNumber: '008', managerId: null }
const columns = peopleColumns([gail, rob], '2026-11-20' as NonNullable<PersonRow['hiredOn']>, false)

describe('the exported list of people', () => {
  it('holds the columns shown in their order, days as days and numbers as numbers', () => {
    const hidden = new Set(columns.map(({ id }) => id).filter((id) => !['employeeNumber', 'hiredOn', 'goals'].includes(id)))
    const sheet = sheetOf({ name: 'People', rows: [gail], columns, hidden })
    expect(sheet.headers).toEqual(['Number', 'Hired', 'Goals', 'Weight, %'])
    expect(sheet.rows).toEqual([['007', { day: '2020-01-31' }, 2, -25]])
  })

  it('says who left, and shows no column in which nobody has anything yet', () => {
    const hidden = new Set(columns.map(({ id }) => id).filter((id) => id !== 'status'))
    expect(sheetOf({ name: 'People', rows: [{ ...gail, status: 'left' }], columns, hidden })).toMatchObject({
      headers: ['Status'],
      rows: [['Left']],
    })
    expect([...leftOutOf([gail])]).toEqual(expect.arrayContaining(['lastOneToOneOn', 'review']))
    expect(leftOutOf([gail]).has('goals')).toBe(false)
  })

  it('makes text of what a spreadsheet would run, and quotes what holds a comma or a quote', () => {
    const hidden = new Set(columns.map(({ id }) => id).filter((id) => !['name', 'jobTitle', 'unit', 'email', 'goals'].includes(id)))
    const { rows } = sheetOf({ name: 'People', rows: [gail], columns, hidden })
    expect(toCsv(rows)).toBe(`\uFEFF"'=HYPERLINK(""http://x"") Erickson","Design, ""tools""",'\u0000cmd,'@sum,2,-25\r\n`)
  })

  it('names managers outside the list in the file that is to be imported again', () => {
    const { headers, rows } = wholeSheet([gail, rob], [gail])
    expect(rows).toHaveLength(1)
    expect(rows[0]?.[headers.indexOf('Manager')]).toBe('008')
  })
})
