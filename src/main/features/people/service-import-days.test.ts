import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { type ImportChoices, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { workspaceRouter } from '../workspace/index.ts'
import { peopleRouter } from './index.ts'

const TODAY = '2026-11-10'

let vault: TestVault
let at: { context: TestVault['context'] }

beforeEach(async () => {
  vault = await openTestVault()
  at = { context: vault.context }
})
afterEach(() => vault.close())

const bytesOf = (text: string | Uint8Array<ArrayBuffer>) => new File([text], 'people.csv')
const preview = (text: string | Uint8Array<ArrayBuffer>, choices: Partial<ImportChoices> = {}) =>
  call(peopleRouter.importPreview, { fileName: 'people.csv', file: bytesOf(text), choices: { ...NO_CHOICES, ...choices } }, at)
const again = (token: string, choices: Partial<ImportChoices>) =>
  call(peopleRouter.importAgain, { token, choices: { ...NO_CHOICES, ...choices } }, at)
const commit = (token: string, more: object = {}) => call(peopleRouter.importCommit, { token, ...more }, at)
const importText = async (text: string, choices: Partial<ImportChoices> = {}) => commit((await preview(text, choices)).token)
const list = () => call(peopleRouter.list, undefined, at)
const idOf = async (name: string): Promise<PersonId> => {
  const person = (await list()).find((one) => one.name === name)
  if (!person) throw new Error(`nobody is called ${name}`)
  return person.id
}
const history = async (name: string) =>
  (await call(peopleRouter.history, { personId: await idOf(name) }, at)).map(({ kind, on, from, to }) => [kind, on, from, to])
const undo = (changeId: string) => call(workspaceRouter.undo, { changeId: changeId as never }, at)

const firm = `employee_id,name,job_title,department,manager_id,hire_date
1,Ada Example,Director,Board,,2010-01-04
2,Bo Chen,Analyst,Sales,1,2015-02-02
3,Cy Dubois,Clerk,Sales,2,2018-05-07
`

describe('the day on which imported changes took effect', () => {
  const promoted = 'employee_id,name,job_title\n2,Bo Chen,Lead\n'

  it('is today unless another is said, and the preview counts whom it concerns', async () => {
    await importText(firm)
    const shown = await preview(promoted)
    expect(shown).toMatchObject({ dated: 1, leaving: 0 })
    await commit(shown.token)
    expect(await history('Bo Chen')).toEqual([['job', TODAY, 'Analyst', 'Lead']])
  })

  it('is the one said of the whole file', async () => {
    await importText(firm)
    const shown = await preview(promoted)
    const dated = await again(shown.token, { effectiveOn: '2026-07-01' })
    expect(dated.problems).toEqual([])
    await commit(dated.token)
    expect(await history('Bo Chen')).toEqual([['job', '2026-07-01', 'Analyst', 'Lead']])
  })

  it('is the one in the row where the file has a column of them', async () => {
    await importText(firm)
    const file = 'employee_id,name,job_title,effective date\n2,Bo Chen,Lead,2026-09-01\n3,Cy Dubois,Senior clerk,\n'
    const shown = await preview(file, { effectiveOn: '2026-07-01' })
    expect(shown.columns.map(({ field }) => field)).toEqual(['employeeNumber', 'name', 'jobTitle', 'since'])
    await commit(shown.token)
    expect(await history('Bo Chen')).toEqual([['job', '2026-09-01', 'Analyst', 'Lead']])
    expect(await history('Cy Dubois')).toEqual([['job', '2026-07-01', 'Clerk', 'Senior clerk']])
  })

  it('is not that of a row which tells of an older change than one on record', async () => {
    await importText(firm)
    await importText(promoted, { effectiveOn: '2026-03-01' })
    await importText('employee_id,name,department,effective date\n2,Bo Chen,Marketing,2025-01-01\n')
    expect(await history('Bo Chen')).toEqual([
      ['unit', TODAY, 'Sales', 'Marketing'],
      ['job', '2026-03-01', 'Analyst', 'Lead'],
    ])
  })

  it('is today, and said so, where a later change is on record or the hiring came after', async () => {
    await importText(firm)
    await importText(promoted, { effectiveOn: '2026-03-01' })
    const shown = await preview('employee_id,name,job_title\n2,Bo Chen,Manager\n3,Cy Dubois,Senior clerk\n', { effectiveOn: '2017-01-01' })
    expect(shown.problems.map(({ row, code, effect, repair }) => [row, code, effect, repair])).toEqual([
      [2, 'later-change', 'repairs', `Dated ${TODAY}: a change of 2026-03-01 is on record`],
      [3, 'later-change', 'repairs', `Dated ${TODAY}: hired on 2018-05-07`],
    ])
    await commit(shown.token)
    expect((await history('Bo Chen'))[0]).toEqual(['job', TODAY, 'Lead', 'Manager'])
  })

  it('is never one that is yet to come', async () => {
    await importText(firm)
    const shown = await preview('employee_id,name,job_title,effective date\n2,Bo Chen,Lead,2027-01-01\n')
    expect(shown.problems).toMatchObject([
      { code: 'future-change', field: 'since', repair: `Dated ${TODAY}, since 2027-01-01 is yet to come` },
    ])
    await commit(shown.token)
    expect(await history('Bo Chen')).toEqual([['job', TODAY, 'Analyst', 'Lead']])
    const later = await preview('employee_id,name,job_title\n2,Bo Chen,Chief\n', { effectiveOn: '2027-01-01' })
    await expect(commit(later.token)).rejects.toMatchObject({ code: 'DATE_IN_FUTURE' })
  })

  it('holds for those the file says have left; the day of a job is not the day of a leaving', async () => {
    await importText(firm)
    await importText('employee_id,name,status,effective date\n3,Cy Dubois,left,2019-01-01\n', { effectiveOn: '2026-10-31' })
    expect(await history('Cy Dubois')).toEqual([['left', '2026-10-31', null, null]])
  })
})

describe('earlier jobs in a file', () => {
  // As payroll systems write them: a row for each job, with the day it began.
  const jobs = `employee_id,name,email,job_title,department,manager_id,hire_date,start date,end date,status
1,Ada Example,ada@example.com,Director,Board,,2010-01-04,2010-01-04,,Current
2,Bo Chen,bo@example.com,Trainee,Sales,1,2015-02-02,2015-02-02,2016-12-31,
2,Bo Chen,bo@example.com,Analyst,Sales,1,2015-02-02,2017-01-01,2019-05-31,
2,Bo Chen,bo@example.com,Lead,Marketing,4,2015-02-02,2019-06-01,,Current
4,Di Ek,di@example.com,Head,Marketing,1,2012-01-01,2012-01-01,,Current
`

  it('become dated changes of one person, and are shown as what they are', async () => {
    const shown = await preview(jobs)
    expect(shown.counts).toEqual({ rows: 5, added: 3, changed: 0, unchanged: 0, skipped: 0, history: 2, missing: 0 })
    expect(shown.problems.map(({ row, code, effect, repair }) => [row, code, effect, repair])).toEqual([
      [3, 'history-row', 'notes', 'Kept as history of row 5: Trainee, Sales'],
      [4, 'history-row', 'notes', 'Kept as history of row 5: Analyst, Sales'],
    ])
    expect(shown.sample.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added', 'history', 'history'])
    await commit(shown.token)
    expect(await history('Bo Chen')).toEqual([
      ['manager', '2019-06-01', 'Ada Example', 'Di Ek'],
      ['unit', '2019-06-01', 'Sales', 'Marketing'],
      ['job', '2019-06-01', 'Analyst', 'Lead'],
      ['job', '2017-01-01', 'Trainee', 'Analyst'],
    ])
    expect(await call(peopleRouter.get, { personId: await idOf('Bo Chen') }, at)).toMatchObject({ inJobSince: '2019-06-01' })
  })

  it('change nothing the second time, and go with one undo', async () => {
    const { change } = await importText(jobs)
    expect((await preview(jobs)).counts).toMatchObject({ added: 0, changed: 0, unchanged: 3, history: 2 })
    await undo(change.id)
    expect(await list()).toEqual([])
    expect(await vault.deps.db.selectFrom('person_event').selectAll().execute()).toEqual([])
  })

  it('are added to somebody known only by the latest job, and leave reviews with today’s manager', async () => {
    await importText('employee_id,name,job_title,department,hire_date\n2,Bo Chen,Lead,Marketing,2015-02-02\n')
    const shown = await preview(jobs)
    expect(shown.counts).toMatchObject({ added: 2, changed: 1, history: 2 })
    await commit(shown.token)
    expect((await history('Bo Chen')).filter(([kind]) => kind === 'job')).toEqual([
      ['job', '2019-06-01', 'Analyst', 'Lead'],
      ['job', '2017-01-01', 'Trainee', 'Analyst'],
    ])
  })

  it('end in the change the file brings, where the vault still has an earlier job', async () => {
    await importText('employee_id,name,job_title,department,hire_date\n2,Bo Chen,Analyst,Sales,2015-02-02\n')
    await importText(jobs)
    expect((await history('Bo Chen')).filter(([kind]) => kind === 'job')).toEqual([
      ['job', '2019-06-01', 'Analyst', 'Lead'],
      ['job', '2017-01-01', 'Trainee', 'Analyst'],
    ])
    expect((await preview(jobs)).counts).toMatchObject({ changed: 0, unchanged: 3 })
  })

  it('do not count before they have begun', async () => {
    const shown = await preview(jobs.replace('2019-06-01', '2027-06-01').replace(',Current\n4', ',\n4'))
    expect(shown.problems).toMatchObject([
      { row: 3, code: 'history-row' },
      { row: 5, code: 'future-change', effect: 'skips', repair: 'Begins on 2027-06-01. A file of that day or later brings it in' },
    ])
    await commit(shown.token)
    expect((await list()).find(({ name }) => name === 'Bo Chen')).toMatchObject({ jobTitle: 'Analyst', unit: 'Sales' })
  })

  it('say since when somebody new has the job', async () => {
    await importText('employee_id,name,job_title,hire_date,in job since\n7,Fay Gold,Lead,2015-01-01,2020-04-01\n')
    expect(await history('Fay Gold')).toEqual([['job', '2020-04-01', null, 'Lead']])
  })
})

describe('leavers of an import who have reports', () => {
  const leaving = (token: string, leavers: { personIds: PersonId[]; leftOn: string } | null) =>
    call(peopleRouter.importLeaving, { token, leavers }, at)

  it('are asked about: who takes over whom, the next above proposed; what was chosen is recorded', async () => {
    await importText(firm)
    const [ada, bo, cy] = [await idOf('Ada Example'), await idOf('Bo Chen'), await idOf('Cy Dubois')]
    const shown = await preview('employee_id,name\n1,Ada Example\n3,Cy Dubois\n')
    const leavers = { personIds: [bo], leftOn: '2026-10-31' }
    expect((await leaving(shown.token, leavers)).reports).toEqual([
      { personId: cy, name: 'Cy Dubois', leaverName: 'Bo Chen', successorId: ada },
    ])
    const { change } = await commit(shown.token, { leavers, handOver: [{ personId: cy, managerId: ada }] })
    expect((await list()).find(({ id }) => id === cy)).toMatchObject({ managerName: 'Ada Example' })
    expect(await history('Cy Dubois')).toEqual([['manager', '2026-10-31', 'Bo Chen', 'Ada Example']])
    await undo(change.id)
    expect((await list()).map(({ status, managerName }) => [status, managerName])).toEqual([
      ['active', null],
      ['active', 'Ada Example'],
      ['active', 'Bo Chen'],
    ])
  })

  it('are also those the file itself says have left', async () => {
    await importText(firm)
    const [ada, cy] = [await idOf('Ada Example'), await idOf('Cy Dubois')]
    const shown = await preview(firm.replace('hire_date', 'hire_date,status').replace('2015-02-02', '2015-02-02,left'))
    expect(shown).toMatchObject({ leaving: 1 })
    expect((await leaving(shown.token, null)).reports).toMatchObject([{ personId: cy, successorId: ada }])
    await commit(shown.token, { handOver: [{ personId: cy, managerId: ada }] })
    expect(await history('Cy Dubois')).toEqual([['manager', TODAY, 'Bo Chen', 'Ada Example']])
  })

  it('leave nobody behind whom the file gives another manager', async () => {
    await importText(firm)
    const bo = await idOf('Bo Chen')
    const shown = await preview('employee_id,name,manager_id\n1,Ada Example,\n3,Cy Dubois,1\n')
    expect((await leaving(shown.token, { personIds: [bo], leftOn: TODAY })).reports).toEqual([])
  })

  it('may leave somebody behind who comes with the same file', async () => {
    await importText(firm)
    const [ada, bo] = [await idOf('Ada Example'), await idOf('Bo Chen')]
    const shown = await preview('employee_id,name,manager_id,hire_date\n1,Ada Example,,\n3,Cy Dubois,1,\n9,New Hand,2,2026-11-09\n')
    const leavers = { personIds: [bo], leftOn: '2026-10-31' }
    const { reports } = await leaving(shown.token, leavers)
    expect(reports).toMatchObject([{ name: 'New Hand', leaverName: 'Bo Chen', successorId: ada }])
    await commit(shown.token, { leavers, handOver: reports.map(({ personId }) => ({ personId, managerId: ada })) })
    expect((await list()).find(({ name }) => name === 'New Hand')).toMatchObject({ managerName: 'Ada Example' })
  })

  it('may be followed by somebody who comes with the same file', async () => {
    await importText(firm)
    const [bo, cy] = [await idOf('Bo Chen'), await idOf('Cy Dubois')]
    const shown = await preview(
      'employee_id,name,job_title,status,manager_id\n1,Ada Example,,,\n3,Cy Dubois,,,\n9,New Head,Head,,1\n8,Old Hand,,left,\n7,New Hand,Clerk,,2\n',
    )
    const leavers = { personIds: [bo], leftOn: '2026-10-31' }
    const { reports, arriving } = await leaving(shown.token, leavers)
    expect(arriving.map(({ name, jobTitle, employeeNumber }) => [name, jobTitle, employeeNumber])).toEqual([
      ['New Head', 'Head', '9'],
      ['New Hand', 'Clerk', '7'],
    ])
    const head = arriving.find(({ name }) => name === 'New Head')?.id
    await commit(shown.token, { leavers, handOver: reports.map(({ personId }) => ({ personId, managerId: head })) })
    const people = await list()
    expect(people.find(({ id }) => id === head)).toMatchObject({ name: 'New Head', managerName: 'Ada Example' })
    expect(people.find(({ id }) => id === cy)).toMatchObject({ managerName: 'New Head' })
    expect(people.find(({ name }) => name === 'New Hand')).toMatchObject({ managerName: 'New Head' })
    expect(await history('Cy Dubois')).toEqual([['manager', '2026-10-31', 'Bo Chen', 'New Head']])
  })

  it('are refused one who comes with the file and stands below the one taken over', async () => {
    await importText(firm)
    const [bo] = [await idOf('Bo Chen')]
    const shown = await preview('employee_id,name,manager_id\n1,Ada Example,\n3,Cy Dubois,\n9,New Head,2\n7,New Hand,9\n')
    const leavers = { personIds: [bo], leftOn: TODAY }
    const { arriving } = await leaving(shown.token, leavers)
    const [head, hand] = arriving.map(({ id }) => id)
    await expect(commit(shown.token, { leavers, handOver: [{ personId: head, managerId: hand }] })).rejects.toMatchObject({
      code: 'MANAGER_CYCLE',
    })
    await expect(commit(shown.token, { leavers, handOver: [{ personId: head, managerId: head }] })).rejects.toMatchObject({
      code: 'OWN_MANAGER',
    })
    expect(await list()).toHaveLength(3)
  })

  it('are refused a successor who reports to the one taken over', async () => {
    await importText(`${firm}4,Di Ek,Clerk,Sales,3,2020-01-01\n`)
    const [bo, cy, di] = [await idOf('Bo Chen'), await idOf('Cy Dubois'), await idOf('Di Ek')]
    const shown = await preview('employee_id,name\n1,Ada Example\n3,Cy Dubois\n4,Di Ek\n')
    const leavers = { personIds: [bo], leftOn: TODAY }
    await expect(commit(shown.token, { leavers, handOver: [{ personId: cy, managerId: di }] })).rejects.toMatchObject({
      code: 'MANAGER_CYCLE',
    })
    await expect(commit(shown.token, { leavers, handOver: [{ personId: cy, managerId: cy }] })).rejects.toMatchObject({
      code: 'OWN_MANAGER',
    })
    expect((await list()).map(({ status }) => status)).toEqual(['active', 'active', 'active', 'active'])
  })
})

describe('how a text is stored', () => {
  const cyrillic = new Uint8Array([...new TextEncoder().encode('name,job\n'), 0xc0, 0xed, 0xed, 0xe0, 0x2c, 0xcb, 0xe8, 0xe4, 0x0a])

  it('can be said by hand: the encoding', async () => {
    const shown = await preview(cyrillic)
    expect(shown.encoding).toBe('Windows-1252')
    const read = await again(shown.token, { encoding: 'Windows-1251' })
    expect(read).toMatchObject({ token: shown.token, encoding: 'Windows-1251', sample: [{ name: 'Анна', jobTitle: 'Лид' }] })
    await commit(read.token)
    expect(await list()).toMatchObject([{ name: 'Анна' }])
  })

  it('can be said by hand: what separates the cells, and the guess comes back when nothing is said', async () => {
    const file = 'name;job,or post\nAda;Lead\nBo;Clerk\n'
    const shown = await preview(file)
    expect(shown.delimiter).toBe(';')
    const read = await again(shown.token, { delimiter: ',', headerRow: 1 })
    expect(read).toMatchObject({ delimiter: ',', columns: [{ header: 'name;job' }, { header: 'or post' }] })
    expect(await again(shown.token, {})).toMatchObject({ delimiter: ';', counts: { added: 2 } })
  })

  it('says of a text that cannot be read so that letters are damaged', async () => {
    const shown = await preview(cyrillic, { encoding: 'UTF-8' })
    expect(shown.problems).toMatchObject([{ code: 'maybe-mojibake' }])
  })
})
