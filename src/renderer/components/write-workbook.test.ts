import readSheet from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { workbookOf } from './write-workbook.ts'

describe('a list as a workbook', () => {
  it('keeps texts as texts, numbers as numbers and days as days, and runs nothing', async () => {
    const blob = await workbookOf({
      name: 'Goals: 2026/27 [all] and a name that is far too long',
      headers: ['Text', 'Number', 'Day', 'Formula', 'Odd'],
      rows: [
        ['007', -2.5, { day: '2024-02-29' as IsoDate }, '=1+1', 'a\u0000b\u0007c\ud800'],
        [null, 0, null, '+SUM(A1)', ''],
      ],
    })
    const [first] = await readSheet(blob)
    const [head, one, other] = first?.data ?? []
    expect(head).toEqual(['Text', 'Number', 'Day', 'Formula', 'Odd'])
    expect(one?.slice(0, 2)).toEqual(['007', -2.5])
    expect(one?.[2]).toEqual(new Date('2024-02-29T00:00:00Z'))
    expect(one?.[3]).toBe("'=1+1")
    expect(String(one?.[4])).toMatch(/^abc/)
    expect(other?.slice(1, 4)).toEqual([0, null, "'+SUM(A1)"])
  })
  it('stays whole when a cell holds a word that every JavaScript object knows', async () => {
    const words = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']
    const [sheet] = await readSheet(await workbookOf({ name: 'Odd', headers: ['constructor'], rows: words.map((word) => [word]) }))
    expect(sheet?.data.map(([cell]) => String(cell).trim())).toEqual(['constructor', ...words])
  })
})
