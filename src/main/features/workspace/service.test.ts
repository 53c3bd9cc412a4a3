import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestVault, TEST_START, type TestVault } from '../../../../tests/support/vault.ts'
import type { ChangeId, PersonId } from '../../../shared/kernel/ids.ts'
import { change } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import { workspaceRouter } from './index.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.close())

const context = () => ({ context: vault.context })
const undo = (changeId: ChangeId) => call(workspaceRouter.undo, { changeId }, context())

async function write(summary: string, work: (tx: WriteDb) => Promise<unknown>): Promise<ChangeId> {
  return change(vault.deps, { verb: 'test.write', summary }, async (tx, { id }) => {
    await work(tx)
    return id
  })
}

async function addPerson(givenName: string, managerId: string | null = null): Promise<{ id: PersonId; changeId: ChangeId }> {
  const id = vault.deps.newId() as PersonId
  const row = { employee_number: null, email: null, job_profile_id: null, org_unit_id: null, hired_on: null, deleted_at: null }
  const person = {
    id,
    given_name: givenName,
    family_name: 'Ruiz',
    manager_id: managerId,
    status: 'active',
    created_at: TEST_START,
  } as const
  const changeId = await write(`${givenName} added`, (tx) =>
    tx
      .insertInto('person')
      .values({ ...row, ...person })
      .execute(),
  )
  return { id, changeId }
}
const nameOf = async (id: string) =>
  (await vault.deps.db.selectFrom('person').select('given_name').where('id', '=', id).executeTakeFirst())?.given_name
const renameTo = (id: string, name: string) => (tx: WriteDb) =>
  tx.updateTable('person').set({ given_name: name }).where('id', '=', id).execute()

describe('the workspace', () => {
  it('changes only what was given', async () => {
    const before = await call(workspaceRouter.get, undefined, context())
    const after = await call(workspaceRouter.update, { mission: 'Bikes that last', idleMinutes: 5 }, context())
    expect(after).toEqual({ ...before, mission: 'Bikes that last', idleMinutes: 5 })
    expect(await call(workspaceRouter.get, undefined, context())).toEqual(after)
  })

  it('remembers when the recovery code was first confirmed', async () => {
    await call(workspaceRouter.update, { recoveryConfirmed: true }, context())
    vault.setNow(TEST_START + 1000)
    const later = await call(workspaceRouter.update, { recoveryConfirmed: true }, context())
    expect(later.recoveryConfirmedAt).toBe(TEST_START)
  })
})

describe('undo', () => {
  it('takes back what was added, changed and removed, and can itself be taken back', async () => {
    const ana = await addPerson('Ana')
    const renamed = await write('Ana renamed', renameTo(ana.id, 'Anna'))
    const removed = await write('Anna removed', (tx) => tx.deleteFrom('person').where('id', '=', ana.id).execute())

    const undone = await undo(removed)
    expect(undone.summary).toBe('Undone: Anna removed')
    expect(await nameOf(ana.id)).toBe('Anna')
    await undo(renamed)
    expect(await nameOf(ana.id)).toBe('Ana')
    await undo(ana.changeId)
    expect(await nameOf(ana.id)).toBeUndefined()
  })

  it('takes back an undo, and the change counts again', async () => {
    const ana = await addPerson('Ana')
    const first = await undo(ana.changeId)
    await undo(first.id)
    expect(await nameOf(ana.id)).toBe('Ana')
    await undo(ana.changeId)
    expect(await nameOf(ana.id)).toBeUndefined()
  })

  it('takes back a row that one change wrote twice', async () => {
    const ana = await addPerson('Ana')
    const twice = await write('Ana renamed twice', async (tx) => {
      await renameTo(ana.id, 'Anna')(tx)
      await renameTo(ana.id, 'Anne')(tx)
    })
    await undo(twice)
    expect(await nameOf(ana.id)).toBe('Ana')
  })

  it('is refused when the row is no longer as the change left it, and says what came after', async () => {
    const ana = await addPerson('Ana')
    const first = await write('Ana renamed', renameTo(ana.id, 'Anna'))
    await write('Anna renamed again', renameTo(ana.id, 'Anne'))
    await addPerson('Bo')
    await expect(undo(first)).rejects.toMatchObject({ code: 'CHANGE_OVERTAKEN', data: { summary: 'Anna renamed again' } })
    expect(await nameOf(ana.id)).toBe('Anne')
  })

  it('is refused when something else came to depend on the row', async () => {
    const ana = await addPerson('Ana')
    const bo = vault.deps.newId()
    await write('Note kept', (tx) =>
      tx
        .insertInto('private_note')
        .values({
          id: bo,
          person_id: ana.id,
          body: 'Calm',
          observation: '',
          observed_on: '2026-11-10',
          created_at: 0,
          updated_at: 0,
          deleted_at: null,
        })
        .execute(),
    )
    await expect(undo(ana.changeId)).rejects.toMatchObject({ code: 'CHANGE_OVERTAKEN', data: { summary: 'Note kept' } })
    expect(await nameOf(ana.id)).toBe('Ana')
  })

  it('is refused when a removed person’s number was given to somebody else meanwhile, and names that', async () => {
    const numbered = (id: string) => (tx: WriteDb) => tx.updateTable('person').set({ employee_number: '7' }).where('id', '=', id).execute()
    const [gail, rob] = [await addPerson('Gail'), await addPerson('Rob')]
    await write('Number given', numbered(gail.id))
    const removed = await write('2 people removed', async (tx) => {
      // The other is put back first: what the undo itself wrote is nothing that came after.
      for (const { id } of [gail, rob]) await tx.updateTable('person').set({ deleted_at: 1 }).where('id', '=', id).execute()
    })
    const ana = await addPerson('Ana')
    await write('Ana has number 7', numbered(ana.id))
    await expect(undo(removed)).rejects.toMatchObject({ code: 'CHANGE_OVERTAKEN', data: { summary: 'Ana has number 7' } })
    const gone = await vault.deps.db.selectFrom('person').select('id').where('deleted_at', 'is not', null).execute()
    expect(gone).toHaveLength(2)
  })

  it('is refused when somebody came to report to a person it would take away, although that shows only at the end', async () => {
    const { id, changeId } = await addPerson('Roberto')
    await addPerson('Gail', id)
    await expect(undo(changeId)).rejects.toMatchObject({ code: 'CHANGE_OVERTAKEN', data: { summary: 'Gail added' } })
    expect(await nameOf(id)).toBe('Roberto')
    expect((await vault.deps.db.selectFrom('open_change').select('change_id').executeTakeFirst())?.change_id).toBeNull()
  })

  it('happens once, and only to changes there are', async () => {
    const ana = await addPerson('Ana')
    await undo(ana.changeId)
    await expect(undo(ana.changeId)).rejects.toMatchObject({ code: 'CHANGE_ALREADY_UNDONE' })
    await expect(undo(vault.deps.newId() as ChangeId)).rejects.toMatchObject({ code: 'CHANGE_NOT_FOUND' })
  })

  it('walks back through what was done when repeated', async () => {
    const ana = await addPerson('Ana')
    const bo = await addPerson('Bo')
    const last = () => call(workspaceRouter.lastChange, undefined, context())
    expect(await last()).toEqual({ id: bo.changeId, summary: 'Bo added' })
    await undo(bo.changeId)
    expect(await last()).toEqual({ id: ana.changeId, summary: 'Ana added' })
    await undo(ana.changeId)
    expect(await last()).toBeNull()
  })

  it('leaves a history row for every row it touched', async () => {
    const ana = await addPerson('Ana')
    const undone = await undo(ana.changeId)
    const rows = await vault.deps.db.selectFrom('history').select(['tbl', 'op']).where('change_id', '=', undone.id).execute()
    expect(rows).toEqual([{ tbl: 'person', op: 'delete' }])
  })
})
