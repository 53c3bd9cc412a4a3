import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { ListState } from '../../../shared/contract/list-views.ts'
import { workspaceRouter as workspace } from './index.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.close())

const at = () => ({ context: vault.context })
const state = (unit: string): ListState => ({ search: { unit, desc: true }, hidden: ['email'], density: 'compact' })
const views = () => call(workspace.listViews, { list: 'people' }, at())
const save = (name: string, unit: string) => call(workspace.saveListView, { list: 'people', name, state: state(unit) }, at())

describe('a list', () => {
  it('remembers how it was last looked at, each list for itself, without anything to take back', async () => {
    await call(workspace.keepListState, { list: 'people', state: state('Toolmaking') }, at())
    await call(workspace.keepListState, { list: 'people', state: state('Sales') }, at())
    expect(await views()).toEqual({ last: state('Sales'), named: [] })
    expect(await call(workspace.listViews, { list: 'goals' }, at())).toEqual({ last: null, named: [] })
    expect(await call(workspace.lastChange, undefined, at())).toBeNull()
  })

  it('and the place where the vault was left, which is no list and nothing to take back', async () => {
    expect(await call(workspace.place, undefined, at())).toBeNull()
    await call(workspace.keepPlace, { at: '#/people?unit=Sales' }, at())
    await call(workspace.keepPlace, { at: '#/goals' }, at())
    expect(await call(workspace.place, undefined, at())).toBe('#/goals')
    expect(await call(workspace.lastChange, undefined, at())).toBeNull()
    await expect(call(workspace.keepPlace, { at: 'https://example.com/' }, at())).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('keeps named views by name; a name saved again is replaced, whatever its capitals', async () => {
    await save('Tools', 'Toolmaking')
    await save('all sales', 'Sales')
    await save('TOOLS', 'Tool Design')
    const { named } = await views()
    expect(named.map(({ name, state: { search } }) => [name, search.unit])).toEqual([
      ['all sales', 'Sales'],
      ['TOOLS', 'Tool Design'],
    ])
  })

  it('renames a view, but not to a name another has; a removed view comes back by undo', async () => {
    const { viewId } = await save('Tools', 'Toolmaking')
    await save('Sales', 'Sales')
    await expect(call(workspace.renameListView, { viewId, name: 'sales' }, at())).rejects.toMatchObject({
      code: 'LIST_VIEW_NAME_TAKEN',
      data: { name: 'sales' },
    })
    await call(workspace.renameListView, { viewId, name: 'tools' }, at())
    const removed = await call(workspace.removeListView, { viewId }, at())
    expect(removed.summary).toBe('View “tools” removed')
    expect((await views()).named.map(({ name }) => name)).toEqual(['Sales'])
    await call(workspace.undo, { changeId: removed.id }, at())
    expect((await views()).named.map(({ name }) => name)).toEqual(['Sales', 'tools'])
  })
})
