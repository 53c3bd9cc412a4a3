import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, launchCycleFor } from '../../../../tests/support/cycle.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { CycleId, GoalId, ParticipationId, PersonId } from '../../../shared/kernel/ids.ts'
import { change } from '../../db/change.ts'
import { cyclesRouter } from '../cycles/index.ts'
import { addGoalComment, addProposedGoal, planningRouter, recordEmployeeAgreement } from './index.ts'

let vault: TestVault
let context: TestVault['context']
let bo: PersonId
let participationId: ParticipationId
let cycleId: CycleId

beforeEach(async () => {
  vault = await openTestVault()
  context = vault.context
  bo = await addPerson(vault, 'Bo Chen', { jobTitle: 'Analyst' })
  const launched = await launchCycleFor(vault, [bo])
  cycleId = launched.cycleId
  const [first] = launched.participationIds
  if (!first) throw new Error('nobody in the cycle')
  participationId = first
})
afterEach(() => vault.close())

async function addGoal(title: string, weightBp: number): Promise<GoalId> {
  const input = { participationId, kind: 'smart', title, proposedBy: 'manager' } as const
  const { goalId } = await call(planningRouter.createGoal, input, { context })
  await call(planningRouter.updateGoal, { goalId, fields: { weightBp } }, { context })
  return goalId
}

const readPlan = () => call(planningRouter.plan, { participationId }, { context })
const agree = (side: 'manager' | 'employee') => call(planningRouter.agree, { participationId, side }, { context })

const churn = { title: 'Monthly churn', unit: '%', direction: 'decrease', baseline: 8, target: 4 } as const

async function addChurn(goalId: GoalId) {
  return (await call(planningRouter.saveKeyResult, { goalId, keyResultId: null, ...churn }, { context })).keyResultId
}

describe('a plan', () => {
  it('starts empty, due at the end of the cycle', async () => {
    const goalId = await addGoal('Cut churn', 0)
    const plan = await readPlan()
    expect(plan).toMatchObject({
      cycleName: 'Cycle 2026',
      person: { name: 'Bo Chen', jobTitle: 'Analyst' },
      agreement: null,
      locked: false,
    })
    expect(plan.goals).toMatchObject([{ id: goalId, state: 'draft', dueOn: '2026-12-31', progressBp: null, weightBp: 0 }])
  })

  it('gives three equal goals exactly 100 % together', async () => {
    for (const title of ['One', 'Two', 'Three']) await addGoal(title, 3333)
    await call(planningRouter.distributeRemainder, { participationId }, { context })
    const plan = await readPlan()
    expect(plan.totalBp).toBe(10_000)
    expect(plan.goals.map((goal) => goal.weightBp)).toEqual([3334, 3333, 3333])
  })

  it('is listed with the name and the cycle of its person', async () => {
    await addGoal('Cut churn', 5000)
    const goals = await call(planningRouter.goals, { personId: null }, { context })
    expect(goals).toMatchObject([{ title: 'Cut churn', personName: 'Bo Chen', cycleName: 'Cycle 2026' }])
    const other = await addPerson(vault, 'Ada Example')
    expect(await call(planningRouter.goals, { personId: other }, { context })).toEqual([])
  })

  it('no longer shows a goal that was removed', async () => {
    const goalId = await addGoal('Cut churn', 5000)
    await call(planningRouter.removeGoal, { goalId }, { context })
    expect((await readPlan()).goals).toEqual([])
    await expect(call(planningRouter.removeGoal, { goalId }, { context })).rejects.toMatchObject({ code: 'GOAL_NOT_FOUND' })
  })
})

describe('agreeing', () => {
  it('waits for weights of exactly 100 %', async () => {
    await expect(agree('manager')).rejects.toMatchObject({ code: 'NO_GOALS' })
    await addGoal('Cut churn', 9000)
    await expect(agree('manager')).rejects.toMatchObject({ code: 'WEIGHTS_NOT_100', data: { totalBp: 9000 } })
  })

  it('makes the goals agreed once both sides said so', async () => {
    await addGoal('Cut churn', 10_000)
    await agree('manager')
    expect((await readPlan()).goals[0]?.state).toBe('draft')
    await agree('employee')
    const plan = await readPlan()
    expect(plan.goals[0]?.state).toBe('agreed')
    expect(plan.agreement).toMatchObject({ revision: 1, managerAt: vault.deps.now(), employeeAt: vault.deps.now() })
  })

  it('asks both sides again after an agreed goal changed, and keeps what was agreed before', async () => {
    const goalId = await addGoal('Cut churn', 10_000)
    await agree('manager')
    await agree('employee')
    await call(planningRouter.updateGoal, { goalId, fields: { title: 'Cut churn by half' } }, { context })
    const plan = await readPlan()
    expect(plan.agreement).toEqual({ revision: 2, managerAt: null, employeeAt: null })
    expect(plan.goals[0]?.state).toBe('proposed')
    const kept = await vault.deps.db.selectFrom('agreement').select('goals').where('revision', '=', 1).executeTakeFirstOrThrow()
    expect(JSON.parse(kept.goals)).toMatchObject([{ title: 'Cut churn', weightBp: 10_000 }])
  })

  it('stands again when the edit is taken back', async () => {
    const goalId = await addGoal('Cut churn', 10_000)
    await agree('manager')
    await agree('employee')
    await call(planningRouter.updateGoal, { goalId, fields: { title: 'Cut churn b' } }, { context })
    await call(planningRouter.updateGoal, { goalId, fields: { title: 'Cut churn' } }, { context })
    expect(await readPlan()).toMatchObject({ agreement: { revision: 1 }, goals: [{ state: 'agreed' }] })
  })

  it('asks again when the target of an agreed goal moves, but not for a check-in', async () => {
    const goalId = await addGoal('Cut churn', 10_000)
    const keyResultId = await addChurn(goalId)
    await agree('employee')
    await agree('manager')
    const observed = { goalId, keyResultId, value: 6, confidence: 7, comment: 'Half way', observedOn: '2026-06-01' }
    await call(planningRouter.checkIn, observed, { context })
    expect((await readPlan()).agreement?.revision).toBe(1)
    await call(planningRouter.saveKeyResult, { goalId, keyResultId, ...churn, target: 3 }, { context })
    expect((await readPlan()).agreement).toEqual({ revision: 2, managerAt: null, employeeAt: null })
  })
})

describe('measures and check-ins', () => {
  it('counts a falling measure from its baseline', async () => {
    const goalId = await addGoal('Cut churn', 0)
    const keyResultId = await addChurn(goalId)
    const observed = { goalId, keyResultId, value: 6, confidence: 7, comment: '', observedOn: '2026-06-01' }
    await call(planningRouter.checkIn, observed, { context })
    expect((await readPlan()).goals[0]).toMatchObject({ progressBp: 5000, lastCheckedOn: '2026-06-01', keyResults: [{ current: 6 }] })
  })

  it('keeps an older observation that is entered later, without going back to it', async () => {
    const goalId = await addGoal('Cut churn', 0)
    const keyResultId = await addChurn(goalId)
    const observed = { goalId, keyResultId, confidence: null, comment: '' }
    await call(planningRouter.checkIn, { ...observed, value: 5, observedOn: '2026-06-01' }, { context })
    await call(planningRouter.checkIn, { ...observed, value: 7, observedOn: '2026-03-01' }, { context })
    const [goal] = (await readPlan()).goals
    expect(goal?.keyResults[0]?.current).toBe(5)
    expect(goal?.checkIns.map((checkIn) => checkIn.value)).toEqual([5, 7])
  })

  it('refuses tomorrow, a measure of another goal, and a target that contradicts its direction', async () => {
    const goalId = await addGoal('Cut churn', 0)
    const other = await addChurn(await addGoal('Another', 0))
    const observed = { goalId, keyResultId: null, value: null, confidence: null, comment: 'x' }
    const refused = (input: object) => call(planningRouter.checkIn, { ...observed, observedOn: '2026-06-01', ...input }, { context })
    await expect(refused({ observedOn: '2026-11-11' })).rejects.toMatchObject({ code: 'DATE_IN_FUTURE' })
    await expect(refused({ keyResultId: other })).rejects.toMatchObject({ code: 'KEY_RESULT_NOT_FOUND' })
    const upwards = { goalId, keyResultId: null, ...churn, direction: 'increase' as const }
    await expect(call(planningRouter.saveKeyResult, upwards, { context })).rejects.toMatchObject({ code: 'DIRECTION_CONTRADICTS' })
  })
})

describe('proposing and returning', () => {
  it('goes back with a comment to whoever proposed it', async () => {
    const goalId = await addGoal('Learn SQL', 0)
    await expect(call(planningRouter.returnGoal, { goalId, comment: 'Why?' }, { context })).rejects.toMatchObject({
      code: 'GOAL_NOT_PROPOSED',
    })
    await call(planningRouter.propose, { goalId, by: 'employee' }, { context })
    await call(planningRouter.returnGoal, { goalId, comment: 'Which part of it?' }, { context })
    expect((await readPlan()).goals[0]).toMatchObject({
      state: 'returned',
      proposedBy: 'employee',
      comments: [{ author: 'manager', body: 'Which part of it?' }],
    })
  })
})

describe('what a reply brings', () => {
  const inChange = <T>(work: Parameters<typeof change<T>>[2]) => change(vault.deps, { verb: 'sharing.importReply', summary: 'Reply' }, work)

  it('adds the goals the employee proposes and the comments, without touching the agreement', async () => {
    const goalId = await addGoal('Cut churn', 10_000)
    await agree('manager')
    await agree('employee')
    await inChange(async (tx, { at }) => {
      const moment = { newId: vault.deps.newId, at }
      await addProposedGoal(tx, moment, { participationId, title: 'Learn SQL', outcome: 'So that…', dueOn: '2026-12-31' })
      await addGoalComment(tx, moment, goalId, 'Clear.')
    })
    const plan = await readPlan()
    expect(plan.agreement?.revision).toBe(1)
    expect(plan.goals).toMatchObject([
      { state: 'agreed', comments: [{ author: 'employee', body: 'Clear.' }] },
      { state: 'proposed', proposedBy: 'employee', title: 'Learn SQL', weightBp: 0 },
    ])
  })

  it('completes the agreement only if the plan still is what the employee saw', async () => {
    await addGoal('Cut churn', 10_000)
    await agree('manager')
    const answer = (stands: boolean) =>
      inChange((tx, { at }) =>
        recordEmployeeAgreement(tx, { newId: vault.deps.newId, at }, { participationId, agreedAt: at - 5000, stands: () => stands }),
      )
    expect(await answer(false)).toMatchObject({ ok: false, error: { code: 'PLAN_CHANGED' } })
    expect((await readPlan()).agreement?.employeeAt).toBeNull()
    expect(await answer(true)).toMatchObject({ ok: true, value: { complete: true } })
    expect(await readPlan()).toMatchObject({ agreement: { employeeAt: vault.deps.now() - 5000 }, goals: [{ state: 'agreed' }] })
  })
})

describe('a closed cycle', () => {
  it('can be read but not written', async () => {
    const goalId = await addGoal('Cut churn', 10_000)
    await call(cyclesRouter.close, { cycleId }, { context })
    expect((await readPlan()).locked).toBe(true)
    const observed = { goalId, keyResultId: null, value: null, confidence: null, comment: 'x', observedOn: '2026-06-01' }
    const writes = [
      call(planningRouter.updateGoal, { goalId, fields: { title: 'New' } }, { context }),
      call(planningRouter.checkIn, observed, { context }),
      call(planningRouter.distributeRemainder, { participationId }, { context }),
      agree('manager'),
    ]
    for (const write of writes) await expect(write).rejects.toMatchObject({ code: 'CYCLE_CLOSED' })
  })
})
