import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addPerson } from '../../../../tests/support/cycle.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { peopleRouter } from './index.ts'

let vault: TestVault
let context: TestVault['context']

beforeEach(async () => {
  vault = await openTestVault()
  context = vault.context
})
afterEach(() => vault.close())

const updateMany = (personIds: PersonId[], fields: object) => call(peopleRouter.updateMany, { personIds, fields }, { context })
const managers = async () => (await call(peopleRouter.list, undefined, { context })).map((person) => person.managerName)

it('gives several people a manager in one change that can be taken back whole', async () => {
  const ada = await addPerson(vault, 'Ada Example')
  const bo = await addPerson(vault, 'Bo Chen')
  const cy = await addPerson(vault, 'Cy Diaz')
  const change = await updateMany([bo, cy], { managerId: ada })
  expect(change.summary).toBe('Manager changed for 2 people')
  expect(await managers()).toEqual([null, 'Ada Example', 'Ada Example'])
})

it('changes nobody when one of them would close a circle of managers', async () => {
  const ada = await addPerson(vault, 'Ada Example')
  const bo = await addPerson(vault, 'Bo Chen', { managerId: ada })
  const cy = await addPerson(vault, 'Cy Diaz')
  await expect(updateMany([cy, ada], { managerId: bo })).rejects.toMatchObject({ code: 'MANAGER_CYCLE' })
  expect(await managers()).toEqual([null, 'Ada Example', null])
})

it('names the person when it is only one who left', async () => {
  const ada = await addPerson(vault, 'Ada Example')
  expect((await updateMany([ada], { status: 'left' })).summary).toBe('Ada Example marked as left')
})
