import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson } from '../../../../tests/support/cycle.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { OrgUnitId } from '../../../shared/kernel/ids.ts'
import { workspaceRouter } from '../workspace/index.ts'
import { peopleRouter } from './index.ts'

let vault: TestVault
let context: TestVault['context']
beforeEach(async () => {
  vault = await openTestVault()
  context = vault.context
})
afterEach(() => vault.close())

const units = () => call(peopleRouter.units, undefined, { context })
const paths = async () => (await units()).map(({ path, direct, total }) => `${path} ${direct}/${total}`)
const add = async (name: string, parentId: OrgUnitId | null = null) =>
  (await call(peopleRouter.addUnit, { name, parentId }, { context })).unitId
const undoLast = async () => {
  const last = await call(workspaceRouter.lastChange, undefined, { context })
  if (last) await call(workspaceRouter.undo, { changeId: last.id }, { context })
}
const idOf = async (path: string) => {
  const found = (await units()).find((unit) => unit.path === path)
  if (!found) throw new Error(`no unit ${path}`)
  return found.id
}

describe('units', () => {
  it('are added one by one or as a path, and each step is one undo', async () => {
    const operations = await add('Operations')
    await add('Production / Line 2', operations)
    expect(await paths()).toEqual(['Operations 0/0', 'Operations / Production 0/0', 'Operations / Production / Line 2 0/0'])
    await undoLast()
    expect(await paths()).toEqual(['Operations 0/0'])
    await expect(add('operations')).rejects.toMatchObject({ code: 'UNIT_NAME_TAKEN', data: { within: null } })
  })

  it('may share a name in different places; lists then write the path', async () => {
    await add('Sales / North')
    await add('Support / North')
    await addPerson(vault, 'Ada Example', { unit: 'Support / North' })
    expect((await units()).map(({ label }) => label)).toEqual(['Sales', 'Sales / North', 'Support', 'Support / North'])
    expect(await call(peopleRouter.list, undefined, { context })).toMatchObject([{ unit: 'Support / North' }])
  })

  it('are renamed, but not to the name of a sibling, nor to a path', async () => {
    const sales = await add('Sales')
    await add('Support')
    const rename = (name: string) => call(peopleRouter.renameUnit, { unitId: sales, name }, { context })
    await expect(rename('support')).rejects.toMatchObject({ code: 'UNIT_NAME_TAKEN' })
    await expect(rename('A / B')).rejects.toMatchObject({ code: 'UNIT_NAME_IS_PATH' })
    expect((await rename('SALES')).summary).toBe('Sales renamed to SALES')
    expect(await paths()).toEqual(['SALES 0/0', 'Support 0/0'])
  })

  it('move under another, never under themselves', async () => {
    await add('Operations / Production')
    const quality = await add('Quality')
    const move = (unitId: OrgUnitId, parentId: OrgUnitId | null) => call(peopleRouter.moveUnit, { unitId, parentId }, { context })
    const [operations, production] = [await idOf('Operations'), await idOf('Operations / Production')]
    await expect(move(operations, production)).rejects.toMatchObject({ code: 'UNIT_INSIDE_ITSELF', data: { name: 'Operations' } })
    await expect(move(operations, operations)).rejects.toMatchObject({ code: 'UNIT_INSIDE_ITSELF' })
    await move(quality, production)
    expect(await paths()).toEqual(['Operations 0/0', 'Operations / Production 0/0', 'Operations / Production / Quality 0/0'])
    await move(production, null)
    expect(await paths()).toEqual(['Operations 0/0', 'Production 0/0', 'Production / Quality 0/0'])
  })

  it('merge with everybody in them, which everybody’s record says, and one undo parts them again', async () => {
    await add('Sales / North')
    await add('Trade / North')
    await addPerson(vault, 'Ada Example', { unit: 'Sales' })
    await addPerson(vault, 'Bo Chen', { unit: 'Sales / North' })
    await addPerson(vault, 'Cy Dubois', { unit: 'Trade / North' })
    const before = await paths()
    const merge = (unitId: OrgUnitId, intoId: OrgUnitId) => call(peopleRouter.mergeUnits, { unitId, intoId }, { context })
    await expect(merge(await idOf('Trade'), await idOf('Trade / North'))).rejects.toMatchObject({ code: 'UNIT_INSIDE_ITSELF' })
    expect((await merge(await idOf('Sales'), await idOf('Trade'))).summary).toBe('Sales merged into Trade')
    expect(await paths()).toEqual(['Trade 1/3', 'Trade / North 2/2'])
    const events = () => vault.deps.db.selectFrom('person_event').select(['kind', 'from_text', 'to_text']).orderBy('from_text').execute()
    expect(await events()).toEqual([
      { kind: 'unit', from_text: 'Sales', to_text: 'Trade' },
      { kind: 'unit', from_text: 'Sales / North', to_text: 'North' },
    ])
    await undoLast()
    expect(await paths()).toEqual(before)
    expect(await events()).toEqual([])
  })

  it('are removed only when nobody is in them', async () => {
    await add('Sales / North')
    const ada = await addPerson(vault, 'Ada Example', { unit: 'North' })
    const remove = (unitId: OrgUnitId) => call(peopleRouter.removeUnit, { unitId }, { context })
    await expect(remove(await idOf('Sales'))).rejects.toMatchObject({ code: 'UNIT_NOT_EMPTY', data: { people: 0, units: 1 } })
    await expect(remove(await idOf('Sales / North'))).rejects.toMatchObject({ code: 'UNIT_NOT_EMPTY', data: { people: 1, units: 0 } })
    await call(peopleRouter.remove, { personIds: [ada] }, { context })
    await remove(await idOf('Sales / North'))
    expect(await paths()).toEqual(['Sales 0/0'])
    await undoLast()
    await undoLast()
    expect(await paths()).toEqual(['Sales 0/1', 'Sales / North 1/1'])
  })

  it('are led by the one whose manager is elsewhere', async () => {
    const ada = await addPerson(vault, 'Ada Example', { unit: 'Board' })
    const bo = await addPerson(vault, 'Bo Chen', { unit: 'Sales', managerId: ada })
    await addPerson(vault, 'Cy Dubois', { unit: 'Sales', managerId: bo })
    expect((await units()).map(({ name, head }) => [name, head?.name])).toEqual([
      ['Board', 'Ada Example'],
      ['Sales', 'Bo Chen'],
    ])
  })
})

describe('the org chart', () => {
  it('shows everybody active, and who left while somebody below has not', async () => {
    const ada = await addPerson(vault, 'Ada Example', { jobTitle: 'Director' })
    const bo = await addPerson(vault, 'Bo Chen', { managerId: ada, unit: 'Sales' })
    const cy = await addPerson(vault, 'Cy Dubois', { managerId: bo })
    await call(peopleRouter.updateMany, { personIds: [bo], fields: { status: 'left' } }, { context })
    const chart = () => call(peopleRouter.chart, undefined, { context })
    expect((await chart()).people).toMatchObject([
      { name: 'Ada Example', jobTitle: 'Director', managerId: null, standing: 'active' },
      { name: 'Bo Chen', unit: 'Sales', managerId: ada, standing: 'left' },
      { name: 'Cy Dubois', managerId: bo },
    ])
    await call(peopleRouter.updateMany, { personIds: [cy], fields: { status: 'left' } }, { context })
    expect((await chart()).people.map(({ name }) => name)).toEqual(['Ada Example'])
  })
})
