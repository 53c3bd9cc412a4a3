import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { type ImportChoices, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import { peopleRouter } from './index.ts'

let vault: TestVault

beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.close())

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

const two = 'employee_id,name,job_title,department,manager_id\n1,Ken Sánchez,Director,Board,\n2,Bo Chen,Analyst,Sales,1\n'

describe('the preview of people who are in the vault', () => {
  it('shows them as they would be: what an empty cell does not change stays', async () => {
    await importText(two)
    const { sample } = await preview('employee_id,name,job_title,department,manager_id\n2,Bo Chen,,Finance,\n')
    expect(sample).toMatchObject([{ name: 'Bo Chen', jobTitle: 'Analyst', unit: 'Finance', manager: 'Ken Sánchez', outcome: 'changed' }])
  })

  it('says of a manager who cannot be found, or is oneself, that the line stays as it is', async () => {
    await importText(two)
    const unknown = await preview('employee_id,name,manager_id\n2,Bo Chen,9999\n')
    expect(unknown.problems).toMatchObject([{ code: 'unknown-manager', repair: 'Stays with Ken Sánchez' }])
    expect(unknown.sample).toMatchObject([{ manager: 'Ken Sánchez', outcome: 'unchanged' }])
    const own = await preview('employee_id,name,manager_id\n2,Bo Chen,2\n')
    expect(own.problems).toMatchObject([{ code: 'own-manager', repair: 'Stays with Ken Sánchez' }])
  })
})

describe('people whom the file says have left', () => {
  it('are counted among the new, and shown as such', async () => {
    const shown = await preview('employee_id,name,status\n1,Ada Example,active\n2,Bo Chen,eliminated\n')
    expect(shown).toMatchObject({ addedLeft: 1, counts: { added: 2 }, sample: [{ status: 'active' }, { status: 'left' }] })
    expect(await commit(shown.token)).toMatchObject({ change: { summary: '2 people imported (1 as left)' } })
  })
})

describe('a manager who has left', () => {
  const list = () => call(peopleRouter.list, undefined, { context: vault.context })
  const firm = 'employee_id,name,manager_id\n1,Ada Example,\n2,Bo Chen,1\n3,Cy Dubois,1\n'
  const later = 'employee_id,name,manager_id\n4,Di Ek,1\n'

  async function adaLeaves(successor: string | null) {
    await importText(firm)
    const people = await list()
    const idOf = (name: string) => people.find((person) => person.name === name)?.id
    const [ada, cy, bo] = [idOf('Ada Example'), idOf('Cy Dubois'), idOf('Bo Chen')]
    if (!ada || !cy || !bo) throw new Error('nobody')
    const shown = await preview('employee_id,name\n2,Bo Chen\n3,Cy Dubois\n')
    const to = successor === null ? null : bo
    const handOver = [
      { personId: cy, managerId: to },
      { personId: bo, managerId: null },
    ]
    const leavers = { personIds: [ada], leftOn: '2026-01-31' }
    await call(peopleRouter.importCommit, { token: shown.token, leavers, handOver }, { context: vault.context })
  }

  it('is replaced by who took over, unless the row is taken as written', async () => {
    await adaLeaves('Bo Chen')
    const shown = await preview(later)
    expect(shown.problems).toMatchObject([
      {
        code: 'manager-left',
        effect: 'repairs',
        repair: 'Reports to Bo Chen, who took over from Ada Example',
        suggestions: [{ value: '2' }],
      },
    ])
    expect(shown.sample).toMatchObject([{ manager: 'Bo Chen' }])
    const asWritten = await preview(later, { decisions: [{ row: 2, action: 'as-is', field: 'manager', value: null }] })
    expect(asWritten).toMatchObject({ problems: [], sample: [{ manager: 'Ada Example' }] })
  })

  it('is named where nobody took over', async () => {
    await adaLeaves(null)
    expect((await preview(later)).problems).toMatchObject([{ code: 'manager-left', effect: 'notes', repair: null }])
  })

  it('is named in a first file, too', async () => {
    const shown = await preview('employee_id,name,manager_id,status\n1,Ada Example,,left\n2,Bo Chen,1,active\n')
    expect(shown.problems).toMatchObject([{ row: 3, code: 'manager-left', effect: 'notes' }])
  })
})

describe('a row that was decided about', () => {
  const file = 'employee_id,name,manager_id\n1,Ada Example,\n2,Bo Chen,9999\n'

  it('keeps its name when it is left out', async () => {
    const { sample } = await preview(file, { decisions: [{ row: 3, action: 'skip', field: null, value: null }] })
    expect(sample).toMatchObject([{}, { row: 3, name: 'Bo Chen', outcome: 'skipped' }])
  })

  it('shows what the file says, and beside it what was written and mends nothing', async () => {
    const { problems } = await preview(file, { decisions: [{ row: 3, action: 'fix', field: 'manager', value: '9998' }] })
    expect(problems).toMatchObject([{ code: 'unknown-manager', value: '9999', repair: 'Written: 9998. No manager' }])
  })
})

describe('the rows of a long file', () => {
  const rowsOf = (token: string, outcome: 'added' | 'changed' | null, from: number) =>
    call(peopleRouter.importRows, { token, outcome, from }, { context: vault.context })

  it('can all be seen before they are imported, those that change something first', async () => {
    const lines = Array.from({ length: 450 }, (_, index) => `${index + 1},Person ${index + 1},Analyst`).join('\n')
    await importText(`employee_id,name,job_title\n${lines}\n`)
    const shown = await preview(`employee_id,name,job_title\n${lines.replace('450,Person 450,Analyst', '450,Person 450,Lead')}\n`)
    const pages = [await rowsOf(shown.token, null, 0), await rowsOf(shown.token, null, 200), await rowsOf(shown.token, null, 400)]
    expect(pages.map(({ rows, next }) => [rows.length, next])).toEqual([
      [200, 200],
      [200, 400],
      [50, null],
    ])
    expect(pages[0]?.rows[0]).toMatchObject({ name: 'Person 450', outcome: 'changed' })
    expect(await rowsOf(shown.token, 'changed', 0)).toMatchObject({ rows: [{ row: 451 }], next: null })
  })

  it('are gone with the preview', async () => {
    await expect(rowsOf('nothing', null, 0)).rejects.toMatchObject({ code: 'PREVIEW_GONE' })
  })
})
