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
