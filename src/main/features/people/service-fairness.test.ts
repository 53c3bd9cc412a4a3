import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import writeWorkbook, { type Sheet } from 'write-excel-file/node'
import { addPerson } from '../../../../tests/support/cycle.ts'
import { searchAll } from '../../../../tests/support/search.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { insightsRouter } from '../insights/index.ts'
import { sharingRouter } from '../sharing/index.ts'
import { workspaceRouter } from '../workspace/index.ts'
import { peopleRouter } from './index.ts'

const CANARY = 'canary-woman-7f3a'

let vault: TestVault
let context: { context: TestVault['context'] }
let ada: PersonId

beforeEach(async () => {
  vault = await openTestVault()
  context = { context: vault.context }
  ada = await addPerson(vault, 'Ada Example', { employeeNumber: '007' })
  await addPerson(vault, 'Bo Chen', { email: 'bo@example.com', employeeNumber: '12' })
})
afterEach(() => vault.close())

const csv = (text: string) => ({ fileName: 'apart.csv', file: new File([text], 'apart.csv') })
const FILE = csv(`Number;Gender;Age band\n007;${CANARY};30 to 39\n12;man;\n99;man;20 to 29`)
async function workbook(sheets: readonly { readonly data: readonly (readonly (string | null)[])[] }[]) {
  // Rows of mixed cells: the writer types a sheet by one kind of object, which these are not.
  const bytes = await writeWorkbook(sheets as unknown as Sheet<never>[] as never).toBuffer()
  return { fileName: 'apart.xlsx', file: new File([new Uint8Array(bytes)], 'apart.xlsx') }
}
const turnOn = () => call(peopleRouter.turnOnFairness, undefined, context)
const importFile = (file = FILE, columns = [1, 2]) => call(peopleRouter.importProtected, { ...file, idColumn: 0, columns }, context)
const known = () => call(peopleRouter.fairness, undefined, context)
const stored = () => vault.deps.db.selectFrom('private_protected_attribute').selectAll().orderBy('person_id').orderBy('attribute').execute()

describe('attributes for fairness checks', () => {
  it('are off, and nothing of them is read, until they are turned on', async () => {
    expect(await known()).toEqual({ on: false, attributes: [] })
    await expect(call(peopleRouter.previewProtected, { ...FILE, idColumn: null }, context)).rejects.toMatchObject({ code: 'FAIRNESS_OFF' })
    await expect(importFile()).rejects.toMatchObject({ code: 'FAIRNESS_OFF' })
    expect(await stored()).toEqual([])
  })

  it('show before the import whom the file names, and find the column that says so', async () => {
    await turnOn()
    const preview = await call(peopleRouter.previewProtected, { ...FILE, idColumn: null }, context)
    expect(preview).toEqual({
      fileName: 'apart.csv',
      sheets: [],
      sheet: 0,
      rows: 3,
      id: { index: 0, kind: 'employee-number' },
      matched: 2,
      unmatched: [{ row: 4, value: '99' }],
      moreUnmatched: 0,
      columns: [
        { index: 1, heading: 'Gender', groups: 2, sample: [CANARY, 'man'] },
        { index: 2, heading: 'Age band', groups: 2, sample: ['30 to 39', '20 to 29'] },
      ],
    })
    const byMail = csv('Gender,Mail\nman,BO@example.com\n')
    expect(await call(peopleRouter.previewProtected, { ...byMail, idColumn: null }, context)).toMatchObject({
      id: { index: 1, kind: 'email' },
      matched: 1,
    })
    expect(await stored()).toEqual([])
  })

  it('are kept for the people named, and known as counts alone', async () => {
    await turnOn()
    expect((await importFile()).people).toBe(2)
    expect(await known()).toEqual({
      on: true,
      attributes: [
        { name: 'Age band', people: 1, groups: 1 },
        { name: 'Gender', people: 2, groups: 2 },
      ],
    })
  })

  it('come from a text with tabs, from UTF-16, and from below the titles of a workbook, whichever of its sheets holds them', async () => {
    await turnOn()
    const tabs = csv('Number\tGender\n007\tsome, other\n12\tman\n')
    expect(await call(peopleRouter.previewProtected, { ...tabs, idColumn: null }, context)).toMatchObject({
      matched: 2,
      columns: [{ heading: 'Gender', sample: ['some, other', 'man'] }],
    })
    const wide = new File([new Uint8Array([0xff, 0xfe]), Buffer.from('Number;Gender\n12;man\n', 'utf16le')], 'wide.csv')
    expect(await call(peopleRouter.previewProtected, { fileName: 'wide.csv', file: wide, idColumn: null }, context)).toMatchObject({
      matched: 1,
    })
    const book = await workbook([
      { data: [['Read me'], ['Nothing here']] },
      { data: [['Equality survey'], [], ['Number', 'Gender', 'Age band'], ['007', CANARY, '30 to 39'], ['12', 'man', null]] },
    ])
    const shown = await call(peopleRouter.previewProtected, { ...book, idColumn: null }, context)
    expect(shown).toMatchObject({ sheets: [{ hidden: false }, { hidden: false }], sheet: 1, rows: 2, matched: 2 })
    expect(shown.columns.map(({ heading, groups }) => [heading, groups])).toEqual([
      ['Gender', 2],
      ['Age band', 1],
    ])
    expect((await importFile({ ...book, sheet: 1 } as never)).people).toBe(2)
    expect((await stored()).map(({ value }) => value).toSorted()).toEqual(['30 to 39', CANARY, 'man'])
  })

  it('are refused from a file that is no list, as people are: an old workbook, one with a password, a damaged one, one far too wide', async () => {
    await turnOn()
    const look = (data: Uint8Array<ArrayBuffer> | string) =>
      call(peopleRouter.previewProtected, { fileName: 'a.xlsx', file: new File([data], 'a.xlsx'), idColumn: null }, context)
    const compound = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)])
    await expect(look(compound)).rejects.toMatchObject({ code: 'FILE_OLD_WORKBOOK' })
    const locked = new Uint8Array([...compound, ...Buffer.from('EncryptedPackage', 'utf16le')])
    await expect(look(locked)).rejects.toMatchObject({ code: 'FILE_HAS_PASSWORD' })
    await expect(look('PK\u0003\u0004 and then nothing')).rejects.toMatchObject({ code: 'FILE_DAMAGED' })
    await expect(look(`a${','.repeat(600)}\n007\n`)).rejects.toMatchObject({ code: 'FILE_TOO_WIDE' })
    expect(await stored()).toEqual([])
  })

  it('are replaced by a later file heading by heading, and an undo brings back what was there', async () => {
    await turnOn()
    await importFile()
    const before = await stored()
    const { change } = await importFile(csv('Number;Gender\n12;woman'), [1])
    expect(await known()).toMatchObject({ attributes: [{ name: 'Age band' }, { name: 'Gender', people: 1 }] })
    await call(workspaceRouter.undo, { changeId: change.id }, context)
    expect(await stored()).toEqual(before)
  })

  it('stay in sight when the turning on is taken back after something was kept', async () => {
    const { id } = await turnOn()
    await call(workspaceRouter.undo, { changeId: id }, context)
    expect(await known()).toEqual({ on: false, attributes: [] })
    const again = await turnOn()
    await importFile()
    await call(workspaceRouter.undo, { changeId: again.id }, context)
    expect(await known()).toMatchObject({ on: true, attributes: [{ name: 'Age band' }, { name: 'Gender' }] })
  })

  it('are refused where a column tells people apart, or names nobody', async () => {
    await turnOn()
    const rows = Array.from({ length: 51 }, (_, index) => `007;${1960 + index}`).join('\n')
    await expect(importFile(csv(`Number;Year of birth\n${rows}`), [1])).rejects.toMatchObject({
      code: 'NOT_A_GROUP',
      data: { heading: 'Year of birth', groups: 51, limit: 50 },
    })
    await expect(importFile(csv('Number;Gender\n99;man'), [1])).rejects.toMatchObject({ code: 'NOBODY_NAMED' })
    await expect(importFile(csv(''), [1])).rejects.toMatchObject({ code: 'FILE_EMPTY' })
    const pdf = csv('%PDF-1.7 and so on')
    await expect(importFile(pdf, [1])).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' })
  })

  it('stand on no page, in no list, no search and no export', async () => {
    await turnOn()
    const { change } = await importFile()
    const seen = [
      change,
      await call(peopleRouter.list, undefined, context),
      await call(peopleRouter.get, { personId: ada }, context),
      await call(insightsRouter.timeline, { personId: ada }, context),
      await searchAll(vault.context, CANARY),
      await call(workspaceRouter.lastChange, undefined, context),
    ]
    for (const format of ['json', 'csv', 'markdown'] as const) {
      for (const personId of [null, ada]) {
        seen.push((await (await call(sharingRouter.exportAll, { format, personId }, context)).text()) as never)
      }
    }
    expect(JSON.stringify(seen)).toContain('Ada')
    expect(JSON.stringify(seen)).not.toContain(CANARY)
    expect(JSON.stringify(seen)).not.toContain('Age band')
  })

  it('are gone when they are deleted, from the journal too, and no undo brings them back', async () => {
    await turnOn()
    const first = await importFile()
    const second = await importFile(csv('Number;Gender\n12;woman'), [1])
    const undone = await call(workspaceRouter.undo, { changeId: second.change.id }, context)
    expect(await call(peopleRouter.forgetProtected, undefined, context)).toEqual({ people: 2 })
    expect(await known()).toEqual({ on: false, attributes: [] })
    const { history } = { history: await vault.deps.db.selectFrom('history').selectAll().execute() }
    expect(JSON.stringify(history)).not.toContain(CANARY)
    expect(history.filter(({ tbl }) => tbl === 'private_protected_attribute')).toEqual([])
    for (const changeId of [first.change.id, second.change.id, undone.id]) {
      await expect(call(workspaceRouter.undo, { changeId }, context)).rejects.toMatchObject({ code: 'CHANGE_ALREADY_UNDONE' })
    }
    const last = await call(workspaceRouter.lastChange, undefined, context)
    await expect(call(workspaceRouter.undo, { changeId: last?.id as never }, context)).rejects.toMatchObject({ code: 'CHANGE_FINAL' })
  })
})
