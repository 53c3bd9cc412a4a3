import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { type ImportChoices, type ImportDecision, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import { peopleRouter } from './index.ts'

let vault: TestVault

beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.close())

const list = () => call(peopleRouter.list, undefined, { context: vault.context })
function preview(text: string, choices: Partial<ImportChoices> = {}) {
  const file = new File([text], 'people.csv')
  return call(
    peopleRouter.importPreview,
    { fileName: 'people.csv', file, choices: { ...NO_CHOICES, ...choices } },
    { context: vault.context },
  )
}
const commit = (token: string) => call(peopleRouter.importCommit, { token }, { context: vault.context })
const importText = async (text: string, choices: Partial<ImportChoices> = {}) => commit((await preview(text, choices)).token)
const about = (row: number, action: ImportDecision['action'], value: string | null = null) =>
  ({ row, action, field: 'employeeNumber', value }) as const

const ours =
  'employee_id,name,email,manager_id\n1,Bjorn Rettig,bjorn@example.com,\n2,Cy Dubois,cy@example.com,1\n3,Di Ek,di@example.com,1\n'
const theirs =
  'employee_id,name,email,manager_id\n1,Steven King,sking@other.example,\n2,Neena Kochhar,neena@other.example,1\n3,Lex De Haan,lex@other.example,1\n4,Max Novak,max@other.example,1\n'

describe('the file of another firm', () => {
  it('turns nobody into somebody else: rows with a number known as another’s are left out, and the file is called foreign', async () => {
    await importText(ours)
    const shown = await preview(theirs)
    expect(shown).toMatchObject({ foreign: true, counts: { added: 1, changed: 0, skipped: 3 } })
    expect(shown.problems[0]).toMatchObject({
      row: 2,
      code: 'number-taken',
      effect: 'skips',
      name: 'Steven King',
      value: '1',
      repair: 'The vault has it as Bjorn Rettig',
      choices: ['fix', 'as-is', 'skip'],
    })
    await commit(shown.token)
    expect((await list()).map(({ name, managerName }) => [name, managerName])).toEqual([
      ['Bjorn Rettig', null],
      ['Cy Dubois', 'Bjorn Rettig'],
      ['Di Ek', 'Bjorn Rettig'],
      ['Max Novak', null],
    ])
  })

  it('is taken in as new people where that is decided, who report to each other and to nobody of the vault', async () => {
    await importText(ours)
    const shown = await preview(theirs, { decisions: [2, 3, 4].map((row) => about(row, 'fix', '')) })
    expect(shown.problems.filter(({ field }) => field === 'employeeNumber')).toEqual([])
    await commit(shown.token)
    expect((await list()).map(({ name, employeeNumber, managerName }) => [name, employeeNumber, managerName]).slice(3)).toEqual([
      ['Lex De Haan', null, 'Steven King'],
      ['Max Novak', '4', 'Steven King'],
      ['Neena Kochhar', null, 'Steven King'],
      ['Steven King', null, null],
    ])
  })
})

describe('a number known as somebody else’s', () => {
  it('is the same person renamed where that is decided', async () => {
    await importText(ours)
    await importText('employee_id,name\n1,Steven King\n', { decisions: [about(2, 'as-is')] })
    expect((await list()).map(({ name, employeeNumber }) => [name, employeeNumber])).toContainEqual(['Steven King', '1'])
    expect(await list()).toHaveLength(3)
  })

  it('stays with them when the row is another person of the vault by e-mail', async () => {
    await importText(ours)
    const shown = await preview('employee_id,name,email\n2,Bjorn Rettig,bjorn@example.com\n')
    expect(shown.problems).toMatchObject([{ code: 'number-taken', effect: 'repairs', repair: 'Stays 1: the vault has 2 as Cy Dubois' }])
    expect(shown).toMatchObject({ foreign: false, counts: { unchanged: 1, changed: 0 } })
  })

  it('says nothing against somebody who married', async () => {
    await importText(ours)
    const shown = await preview('employee_id,name,email\n1,Bjorn Novak,bjorn@example.com\n')
    expect(shown).toMatchObject({ problems: [], counts: { changed: 1 } })
  })
})

describe('a row without a name', () => {
  const jobs = (rows: string) => `employee_id,name,email,job_title\n${rows}`
  const bjorn = async () => (await list()).find(({ employeeNumber }) => employeeNumber === '1')

  it('is left out among rows with names, however known its number is, and the one the vault has is proposed', async () => {
    await importText(ours)
    const file = jobs('1,,,Chief\n5,New Hand,,Clerk\n')
    const shown = await preview(file)
    expect(shown).toMatchObject({ counts: { added: 1, changed: 0, skipped: 1 } })
    expect(shown.problems).toMatchObject([
      {
        row: 2,
        column: 'name',
        code: 'missing-name',
        effect: 'skips',
        repair: 'The vault has 1 as Bjorn Rettig',
        choices: ['fix', 'skip'],
        suggestions: [{ value: 'Bjorn Rettig' }],
      },
    ])
    await importText(file, { decisions: [{ row: 2, action: 'fix', field: 'name', value: 'Bjorn Rettig' }] })
    expect(await bjorn()).toMatchObject({ name: 'Bjorn Rettig', jobTitle: 'Chief' })
  })

  it('is somebody new where another name is written for it', async () => {
    await importText(ours)
    const shown = await preview(jobs('1,,,Chief\n5,New Hand,,Clerk\n'), {
      decisions: [{ row: 2, action: 'fix', field: 'name', value: 'Steven King' }],
    })
    expect(shown.problems).toMatchObject([{ code: 'number-taken', name: 'Steven King', repair: 'The vault has it as Bjorn Rettig' }])
  })

  it('is known by its e-mail, which no other firm gives, whatever its number', async () => {
    await importText(ours)
    await importText(jobs('1,,bjorn@example.com,Chief\n3,,CY@example.com,Lead\n5,New Hand,,Clerk\n'))
    expect((await list()).map(({ name, employeeNumber, jobTitle }) => [name, employeeNumber, jobTitle])).toEqual([
      ['Bjorn Rettig', '1', 'Chief'],
      ['Cy Dubois', '2', 'Lead'],
      ['Di Ek', '3', null],
      ['New Hand', '5', 'Clerk'],
    ])
  })

  it('means the one with its number in a file that names nobody, with or without a column for it', async () => {
    await importText(ours)
    expect(await preview('employee_id,job_title\n1,Chief\n2,Lead\n9,Clerk\n')).toMatchObject({ counts: { changed: 2, skipped: 1 } })
    expect(await preview(jobs('1,,,Chief\n2,,,Lead\n'))).toMatchObject({ counts: { changed: 2, skipped: 0 }, problems: [] })
  })
})

describe('the same file a second time', () => {
  const file =
    'employee_id,name,email,manager_id\n1,Ada Example,ada@example.com,\n2,Bo Chen,bo@example.com,9999\n2,Cy Dubois,cy@example.com,1\n'
  const decisions: ImportDecision[] = [
    { row: 3, action: 'skip', field: null, value: null },
    about(4, 'fix', '7'),
    { row: 4, action: 'fix', field: 'manager', value: '' },
  ]

  it('changes nothing, whatever was decided about its rows; and the decisions can be forgotten', async () => {
    await importText(file, { decisions })
    expect(await preview(file)).toMatchObject({ recalled: 2, counts: { added: 0, changed: 0, unchanged: 2, skipped: 1 } })
    const fresh = await preview(file, { recall: false })
    expect(fresh).toMatchObject({ recalled: 0, counts: { added: 1 } })
  })

  it('keeps to them while other rows of the list change', async () => {
    await importText(file, { decisions })
    await importText(`${file}8,Di Ek,di@example.com,1\n`)
    expect(await preview(file)).toMatchObject({ recalled: 2, counts: { added: 0, changed: 0 } })
  })

  it('reads job titles as names again', async () => {
    const posts = 'Post Unique Reference,Job Title\n1,Director\n2,Deputy Director\n'
    await importText(posts, { titlesAsNames: true })
    expect(await preview(posts)).toMatchObject({ needs: [], titlesAsNames: true, counts: { unchanged: 2, added: 0 } })
  })
})
