import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, launchCycleFor } from '../../../../tests/support/cycle.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { change } from '../../db/change.ts'
import { planningRouter } from '../planning/index.ts'
import { peopleRouter } from './index.ts'
import { peopleQuery } from './queries.ts'

let vault: TestVault
let context: TestVault['context']

beforeEach(async () => {
  vault = await openTestVault()
  context = vault.context
})
afterEach(() => vault.close())

const list = () => call(peopleRouter.list, undefined, { context })
const update = (personId: PersonId, fields: object) => call(peopleRouter.update, { personId, fields }, { context })

describe('people', () => {
  it('are listed by name with job, unit and manager', async () => {
    const ada = await addPerson(vault, 'Ada Example', { jobTitle: 'Director', employeeNumber: '1' })
    await addPerson(vault, 'Bo Chen', { managerId: ada, jobTitle: 'director', unit: 'Sales' })
    expect(await list()).toMatchObject([
      { name: 'Ada Example', jobTitle: 'Director', managerName: null, review: null, goals: 0 },
      { name: 'Bo Chen', jobTitle: 'Director', unit: 'Sales', managerName: 'Ada Example' },
    ])
    expect(await vault.deps.db.selectFrom('job_profile').select('title').execute()).toEqual([{ title: 'Director' }])
  })

  it('need a name, and a number of their own', async () => {
    await addPerson(vault, 'Ada Example', { employeeNumber: '1' })
    await expect(addPerson(vault, '')).rejects.toMatchObject({ code: 'PERSON_NEEDS_NAME' })
    await expect(addPerson(vault, 'Bo Chen', { employeeNumber: '1' })).rejects.toMatchObject({
      code: 'EMPLOYEE_NUMBER_TAKEN',
      data: { name: 'Ada Example' },
    })
    expect(await list()).toHaveLength(1)
  })

  it('cannot report to themselves, nor to somebody below them; the circle is named', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const bo = await addPerson(vault, 'Bo Chen', { managerId: ada })
    const cy = await addPerson(vault, 'Cy Dubois', { managerId: bo })
    await expect(update(ada, { managerId: ada })).rejects.toMatchObject({ code: 'OWN_MANAGER' })
    await expect(update(ada, { managerId: cy })).rejects.toMatchObject({
      code: 'MANAGER_CYCLE',
      data: { names: ['Ada Example', 'Cy Dubois', 'Bo Chen', 'Ada Example'] },
    })
  })

  it('change only where something was said', async () => {
    const ada = await addPerson(vault, 'Ada Example', { email: 'ada@example.com', jobTitle: 'Director' })
    const said = await update(ada, { familyName: 'Sample', jobTitle: null })
    expect(said.summary).toBe('Ada Sample changed')
    expect(await list()).toMatchObject([{ name: 'Ada Sample', email: 'ada@example.com', jobTitle: null }])
  })

  it('who are removed still name their reports’ manager and keep their cycle', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const bo = await addPerson(vault, 'Bo Chen', { managerId: ada })
    await launchCycleFor(vault, [ada, bo])
    await call(peopleRouter.remove, { personIds: [ada] }, { context })
    expect(await list()).toMatchObject([{ name: 'Bo Chen', managerId: ada, managerName: 'Ada Example' }])
    await expect(call(peopleRouter.get, { personId: ada }, { context })).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
    const kept = await vault.deps.db.selectFrom('participation').select('id').where('deleted_at', 'is', null).execute()
    expect(kept).toHaveLength(2)
  })

  it('show their plan, last one-to-one and review in the running cycle', async () => {
    const ada = await addPerson(vault, 'Ada Example', { hiredOn: '2020-01-01' })
    const { participationIds } = await launchCycleFor(vault, [ada])
    const [participationId] = participationIds
    if (!participationId) throw new Error('nobody in the cycle')
    const goal = { participationId, kind: 'smart', title: 'Cut churn', proposedBy: 'manager' } as const
    const { goalId } = await call(planningRouter.createGoal, goal, { context })
    await call(planningRouter.updateGoal, { goalId, fields: { weightBp: 4000 } }, { context })
    await change(vault.deps, { verb: 'test', summary: 'Meeting' }, async (tx, { at }) => {
      const meeting = { minutes: 30, state: 'held', held_at: at, deleted_at: null } as const
      await tx
        .insertInto('one_to_one')
        .values([
          { ...meeting, id: vault.deps.newId(), person_id: ada, starts_at: new Date(2026, 8, 1, 9).getTime() },
          { ...meeting, id: vault.deps.newId(), person_id: ada, starts_at: new Date(2026, 9, 1, 9).getTime() },
        ])
        .execute()
    })
    expect(await list()).toMatchObject([{ goals: 1, weightBp: 4000, lastOneToOneOn: '2026-10-01', review: 'not-started' }])
    const person = await call(peopleRouter.get, { personId: ada }, { context })
    expect(person).toMatchObject({ givenName: 'Ada', reports: [], counts: { goals: 1, oneToOnes: 2, reviews: 0, rewards: 0, timeline: 3 } })
  })

  it('are listed without reading any table once per person', async () => {
    const { sql, parameters } = peopleQuery(vault.deps.db, vault.deps.newId() as never).compile()
    const plan = await vault.deps.db.executeQuery<{ detail: string }>({
      ...peopleQuery(vault.deps.db, null).compile(),
      sql: `EXPLAIN QUERY PLAN ${sql}`,
      parameters,
    })
    const scans = plan.rows.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))
    // Once over the people, and once over each table that is summed up before it is joined.
    expect(scans.filter((detail) => !/^SCAN (person|goal|review|one_to_one|plan|meeting|participation|SUBQUERY)/i.test(detail))).toEqual([])
    expect(plan.rows.map(({ detail }) => detail).join('\n')).not.toMatch(/CORRELATED/)
  })
})

describe('somebody who has left already', () => {
  const bo = {
    givenName: 'Bo',
    familyName: 'Chen',
    email: null,
    employeeNumber: null,
    jobTitle: null,
    unit: null,
    managerId: null,
    hiredOn: null,
    status: 'left',
  } as const

  it('is added with the last day, in one step that can be taken back', async () => {
    const { personId, change: made } = await call(peopleRouter.create, { ...bo, leftOn: '2020-03-31' }, { context })
    expect(await call(peopleRouter.get, { personId }, { context })).toMatchObject({ status: 'left', leftOn: '2020-03-31' })
    expect(made.summary).toBe('Bo Chen added')
  })

  it('is not added with a day to come', async () => {
    const late = call(peopleRouter.create, { ...bo, leftOn: '2999-01-01' }, { context })
    await expect(late).rejects.toMatchObject({ code: 'DATE_IN_FUTURE' })
    expect(await list()).toEqual([])
  })
})
