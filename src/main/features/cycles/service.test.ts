import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, launchCycleFor } from '../../../../tests/support/cycle.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { peopleRouter } from '../people/index.ts'
import { currentCycle, cyclesRouter } from './index.ts'

let vault: TestVault
let context: TestVault['context']

beforeEach(async () => {
  vault = await openTestVault()
  context = vault.context
})
afterEach(() => vault.close())

const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' }

describe('launching a cycle', () => {
  it('takes everybody in once, with the manager they have on that day', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const bo = await addPerson(vault, 'Bo Chen', { managerId: ada, jobTitle: 'Analyst', unit: 'Sales' })
    const proposal = await call(cyclesRouter.propose, year, { context })
    const { cycle } = await call(cyclesRouter.launch, { ...proposal, personIds: [ada, bo, bo] }, { context })
    await call(cyclesRouter.close, { cycleId: cycle.id }, { context })
    await call(peopleRouter.update, { personId: bo, fields: { managerId: null } }, { context })

    const { people } = await call(cyclesRouter.get, { cycleId: cycle.id }, { context })
    expect(people).toMatchObject([
      { name: 'Ada Example', managerName: null, goals: 0, agreed: false, review: 'not-started', score: null },
      { name: 'Bo Chen', jobTitle: 'Analyst', unit: 'Sales', managerName: 'Ada Example' },
    ])
    expect(cycle).toMatchObject({ name: 'Cycle 2026', participants: 2, status: 'running' })
  })

  it('freezes the form as it was given', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const proposal = await call(cyclesRouter.propose, year, { context })
    const form = { ...proposal.form, title: 'Only this year' }
    const { cycle } = await call(cyclesRouter.launch, { ...proposal, form, personIds: [ada] }, { context })
    expect((await call(cyclesRouter.get, { cycleId: cycle.id }, { context })).form).toEqual(form)
  })

  it('starts for nobody when one of the people is not there', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const proposal = await call(cyclesRouter.propose, year, { context })
    const personIds = [ada, vault.deps.newId() as PersonId]
    await expect(call(cyclesRouter.launch, { ...proposal, personIds }, { context })).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
    expect(await call(cyclesRouter.list, undefined, { context })).toEqual([])
  })

  it('says what the weights of the form add up to when it is not 100 %', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const proposal = await call(cyclesRouter.propose, year, { context })
    const form = { ...proposal.form, goalsWeightBp: 7000 }
    await expect(call(cyclesRouter.launch, { ...proposal, form, personIds: [ada] }, { context })).rejects.toMatchObject({
      code: 'FORM_WEIGHTS_NOT_100',
      data: { totalBp: 11_000 },
    })
  })
})

describe('a form that cannot be rated by', () => {
  it('starts no cycle, and says why', async () => {
    const ada = await addPerson(vault, 'Ada Example')
    const proposal = await call(cyclesRouter.propose, year, { context })
    const { scale } = proposal.form
    const launch = (other: object) =>
      call(cyclesRouter.launch, { ...proposal, form: { ...proposal.form, scale: { ...scale, ...other } }, personIds: [ada] }, { context })
    await expect(launch({ meets: 7 })).rejects.toMatchObject({ code: 'MEETS_NOT_ON_SCALE' })
    await expect(launch({ points: scale.points.toReversed() })).rejects.toMatchObject({ code: 'SCALE_OUT_OF_ORDER' })
    await expect(launch({ points: scale.points.slice(0, 2), meets: 2 })).rejects.toMatchObject({ code: 'FORM_OFF_SCALE' })
    expect(await call(cyclesRouter.list, undefined, { context })).toEqual([])
  })

  it('comes from no template that is not there', async () => {
    await expect(call(cyclesRouter.propose, { ...year, template: 'none' }, { context })).rejects.toMatchObject({
      code: 'TEMPLATE_NOT_FOUND',
    })
  })
})

describe('a running cycle', () => {
  it('is the current one until it is closed, and closes once', async () => {
    const { cycleId } = await launchCycleFor(vault, [await addPerson(vault, 'Ada Example')])
    expect((await currentCycle(vault.deps.db, '2026-05-01'))?.id).toBe(cycleId)
    await call(cyclesRouter.close, { cycleId }, { context })
    expect(await currentCycle(vault.deps.db, '2026-05-01')).toBeNull()
    await expect(call(cyclesRouter.close, { cycleId }, { context })).rejects.toMatchObject({ code: 'CYCLE_CLOSED' })
  })
})
