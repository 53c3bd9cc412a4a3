import { existsSync, readFileSync } from 'node:fs'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { type ImportChoices, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import { peopleRouter } from './index.ts'
import { follows } from './rules-import-ends.ts'

const TODAY = '2026-11-10'
const raw = new URL('../../../../../shared/data/people/adventureworks_dimemployee_raw.csv', import.meta.url)

let vault: TestVault
let at: { context: TestVault['context'] }

beforeEach(async () => {
  vault = await openTestVault()
  at = { context: vault.context }
})
afterEach(() => vault.close())

const preview = (text: string, choices: Partial<ImportChoices> = {}) =>
  call(
    peopleRouter.importPreview,
    { fileName: 'people.csv', file: new File([text], 'people.csv'), choices: { ...NO_CHOICES, ...choices } },
    at,
  )
const commit = (token: string) => call(peopleRouter.importCommit, { token }, at)
const importText = async (text: string, choices: Partial<ImportChoices> = {}) => commit((await preview(text, choices)).token)
const list = () => call(peopleRouter.list, undefined, at)
const find = async (name: string) => {
  const person = (await list()).find((one) => one.name === name)
  if (!person) throw new Error(`nobody is called ${name}`)
  return person
}
const history = async (name: string) => {
  const { id } = await find(name)
  return (await call(peopleRouter.history, { personId: id }, at)).map(({ kind, on }) => `${on} ${kind}`)
}
const found = ({ problems }: Awaited<ReturnType<typeof preview>>) =>
  problems.map(({ row, code, effect, repair }) => [row, code, effect, repair])

const HEAD = 'employee_id,name,job_title,hire_date,StartDate,EndDate\n'
const firm = 'employee_id,name,job_title,hire_date\n1,Ada Example,Director,2010-01-04\n2,Bo Chen,Lead,2015-02-02\n'

describe('the last day in a file', () => {
  it.each(['EndDate', 'Termination date', 'Exit date', 'Austrittsdatum', 'Last working day', 'Date of leaving'])(
    'is found under the heading “%s”',
    async (heading) => {
      const shown = await preview(`employee_id,name,${heading}\n2,Bo Chen,2026-10-30\n`)
      expect(shown.columns.map(({ field }) => field)).toEqual(['employeeNumber', 'name', 'until'])
      expect(shown).toMatchObject({ addedLeft: 1 })
    },
  )

  it('marks somebody of the vault as having left on that day, and changes nothing the second time', async () => {
    await importText(firm)
    const file = 'employee_id,name,termination date\n1,Ada Example,\n2,Bo Chen,2026-10-30\n'
    const shown = await preview(file)
    expect(shown).toMatchObject({ problems: [], leaving: 1, counts: { changed: 1, unchanged: 1 } })
    await commit(shown.token)
    expect((await find('Bo Chen')).status).toBe('left')
    expect(await history('Bo Chen')).toEqual(['2026-10-30 left'])
    expect((await preview(file)).counts).toMatchObject({ changed: 0, unchanged: 2 })
  })

  it('is on record of somebody who is new and has left already', async () => {
    await importText('employee_id,name,hire_date,exit date\n7,Fay Gold,2015-01-01,2020-04-30\n')
    expect((await find('Fay Gold')).status).toBe('left')
    expect(await history('Fay Gold')).toEqual(['2020-04-30 left'])
  })

  it('is told of somebody who is known to have left, but not when', async () => {
    await importText('employee_id,name,status\n7,Fay Gold,left\n')
    const file = 'employee_id,name,status,exit date\n7,Fay Gold,left,2020-04-30\n'
    expect((await preview(file)).counts).toMatchObject({ changed: 1 })
    await importText(file)
    expect(await history('Fay Gold')).toEqual(['2020-04-30 left'])
    expect((await preview(file)).counts).toMatchObject({ unchanged: 1 })
  })

  it('has not come while it is in the future, whatever the status says; one that means never is none', async () => {
    const shown = await preview(
      'employee_id,name,status,exit date\n1,Ada Example,,2027-01-31\n2,Bo Chen,terminated,2026-12-31\n3,Cy Dubois,,31.12.9999\n',
    )
    expect(found(shown)).toEqual([
      [2, 'future-change', 'notes', 'Leaves on 2027-01-31. A file of that day or later brings it in'],
      [3, 'future-change', 'repairs', 'Leaves on 2026-12-31. A file of that day or later brings it in'],
    ])
    await commit(shown.token)
    expect((await list()).map(({ status }) => status)).toEqual(['active', 'active', 'active'])
  })

  it('says nothing against somebody the file calls active, unless that is decided', async () => {
    const file = 'employee_id,name,status,exit date\n2,Bo Chen,active,2026-10-30\n'
    const shown = await preview(file)
    expect(found(shown)).toEqual([[2, 'ended-yet-active', 'repairs', 'Stays active']])
    expect(shown.problems[0]?.suggestions).toEqual([{ value: 'left', label: 'left on 2026-10-30' }])
    await importText(file, { decisions: [{ row: 2, action: 'fix', field: 'status', value: 'left' }] })
    expect(await history('Bo Chen')).toEqual(['2026-10-30 left'])
  })

  it('is not taken where it is before the first day, the hiring or a return on record', async () => {
    expect(found(await preview(`${HEAD}2,Bo Chen,Lead,2015-02-02,2019-06-01,2019-05-31\n`))).toEqual([
      [2, 'end-before-start', 'repairs', 'Left empty: began on 2019-06-01'],
    ])
    await importText(firm)
    const stale = await preview('employee_id,name,exit date\n2,Bo Chen,2014-12-31\n')
    expect(found(stale)).toEqual([[2, 'later-change', 'repairs', 'Stays active: hired on 2015-02-02']])
    expect(stale.counts).toMatchObject({ changed: 0, unchanged: 1 })
  })
})

describe('the last days of several jobs', () => {
  it('make a gap between two of them a leaving and a return', async () => {
    const file = `${HEAD}2,Bo Chen,Trainee,2015-02-02,2015-02-02,2016-12-31\n2,Bo Chen,Lead,2015-02-02,2018-03-01,\n`
    const shown = await preview(file)
    expect(shown.counts).toMatchObject({ added: 1, history: 1 })
    await commit(shown.token)
    expect((await find('Bo Chen')).status).toBe('active')
    expect((await history('Bo Chen')).toSorted()).toEqual(['2016-12-31 left', '2018-03-01 job', '2018-03-01 returned'])
    expect((await preview(file)).counts).toMatchObject({ changed: 0, unchanged: 1, history: 1 })
  })

  it('tell of a gap before the job the vault knows', async () => {
    await importText('employee_id,name,job_title,hire_date\n2,Bo Chen,Lead,2015-02-02\n')
    await importText(`${HEAD}2,Bo Chen,Trainee,2015-02-02,2015-02-02,2016-12-31\n2,Bo Chen,Lead,2015-02-02,2018-03-01,\n`)
    expect((await history('Bo Chen')).toSorted()).toEqual(['2016-12-31 left', '2018-03-01 job', '2018-03-01 returned'])
  })

  it('end with the latest of them: who then has no job has left', async () => {
    await importText(`${HEAD}2,Bo Chen,Trainee,2015-02-02,2015-02-02,2020-12-31\n2,Bo Chen,Lead,2015-02-02,2018-03-01,2019-03-01\n`)
    expect((await find('Bo Chen')).status).toBe('left')
    expect((await history('Bo Chen')).toSorted()).toEqual(['2018-03-01 job', '2020-12-31 left'])
  })

  it('are no leaving where the next job follows at once, also in days to come', async () => {
    const shown = await preview(`${HEAD}2,Bo Chen,Trainee,2015-02-02,2015-02-02,${TODAY}\n2,Bo Chen,Lead,2015-02-02,2026-11-11,\n`)
    expect(found(shown)).toEqual([[3, 'future-change', 'skips', 'Begins on 2026-11-11. A file of that day or later brings it in']])
    expect(shown).toMatchObject({ addedLeft: 0 })
  })

  it.each([
    ['2016-12-31', '2017-01-01', true],
    ['2016-12-31', '2016-12-31', true],
    ['2026-10-30', '2026-11-02', true],
    ['2026-10-29', '2026-11-02', false],
    ['2016-12-31', '2018-03-01', false],
  ])('that end on %s, before the next begins on %s: follows at once is %s, days off left aside', (last, next, expected) => {
    expect(follows(last, next)).toBe(expected)
  })

  it('are those of one person hired twice, where the file has days of hiring and of leaving only', async () => {
    const file =
      'employee_id,name,job_title,hire_date,termination date\n7,Fay Gold,Clerk,2010-01-04,2012-05-31\n7,Fay Gold,Lead,2015-03-02,\n'
    await importText(file)
    expect(await find('Fay Gold')).toMatchObject({ status: 'active', hiredOn: '2010-01-04', jobTitle: 'Lead' })
    expect((await history('Fay Gold')).toSorted()).toEqual(['2012-05-31 left', '2015-03-02 job', '2015-03-02 returned'])
    expect((await preview(file)).counts).toMatchObject({ changed: 0, unchanged: 1, history: 1 })
  })

  if (existsSync(raw))
    it('of a real export leave everybody where they are: each job follows the one before', async () => {
      const shown = await preview(readFileSync(raw, 'utf8'))
      expect(shown.columns.find(({ header }) => header === 'EndDate')?.field).toBe('until')
      expect(shown).toMatchObject({ addedLeft: 0, counts: { added: 290, history: 6 } })
      await commit(shown.token)
      expect(await vault.deps.db.selectFrom('person_event').select('id').where('kind', 'in', ['left', 'returned']).execute()).toEqual([])
    })
})
