import { describe, expect, it } from 'vitest'
import { type AgreedGoal, afterEdit, approve, checkAgreeable, checkMeasure, goalPaceBp, isComplete, type Revision } from './rules.ts'

const goal = (id: string, weightBp: number, title = `Goal ${id}`): AgreedGoal => ({
  id,
  kind: 'smart',
  title,
  outcome: '',
  weightBp,
  dueOn: '2026-12-31',
  keyResults: [],
})
const plan = [goal('a', 6000), goal('b', 4000)]
const agreed: Revision = { revision: 1, goals: plan, managerAt: 10, employeeAt: 20 }

describe('approving a plan', () => {
  it('needs goals, and weights that make exactly 100 %', () => {
    expect(checkAgreeable([])).toMatchObject({ error: { code: 'NO_GOALS' } })
    expect(checkAgreeable([goal('a', 9999)])).toMatchObject({ error: { code: 'WEIGHTS_NOT_100', data: { totalBp: 9999 } } })
    expect(checkAgreeable(plan).ok).toBe(true)
  })

  it('is complete when both sides approved the same content', () => {
    const first = approve(null, plan, 'employee', 10)
    expect(isComplete(first)).toBe(false)
    expect(isComplete(approve(first, plan, 'manager', 20))).toBe(true)
  })

  it('does not count an approval of what has changed since', () => {
    const first = approve(null, plan, 'employee', 10)
    const later = approve(first, [goal('a', 5000), goal('b', 5000)], 'manager', 20)
    expect(later).toMatchObject({ revision: 1, employeeAt: null, managerAt: 20 })
  })

  it('changes nothing when both sides had agreed already', () => {
    expect(approve(agreed, plan, 'manager', 30)).toBe(agreed)
  })

  it('begins the next revision when the agreed plan has grown', () => {
    const grown = [goal('a', 5000), goal('b', 4000), goal('c', 1000)]
    expect(approve(agreed, grown, 'manager', 30)).toMatchObject({ revision: 2, managerAt: 30, employeeAt: null })
  })
})

describe('editing an agreed plan', () => {
  const edited = [goal('a', 6000, 'Something else'), goal('b', 4000)]

  it('opens the next revision and reopens the goal that changed, only that', () => {
    expect(afterEdit(agreed, agreed, edited)).toMatchObject({ kind: 'open', revision: { revision: 2, managerAt: null }, reopened: ['a'] })
  })

  it('opens it when an agreed goal is removed', () => {
    expect(afterEdit(agreed, agreed, [goal('b', 4000)])).toMatchObject({ kind: 'open', reopened: [] })
  })

  it('leaves the agreement alone while a goal is only being added', () => {
    expect(afterEdit(agreed, agreed, [...plan, goal('c', 0)])).toEqual({ kind: 'nothing' })
  })

  it('voids the approval of one side when the plan moves on', () => {
    const half: Revision = { revision: 2, goals: edited, managerAt: 30, employeeAt: null }
    expect(afterEdit(half, agreed, [goal('a', 6000, 'Again'), goal('b', 4000)])).toMatchObject({
      kind: 'void',
      revision: { revision: 2, managerAt: null },
    })
  })

  it('restores the agreement when the edit is taken back', () => {
    const open: Revision = { revision: 2, goals: edited, managerAt: null, employeeAt: null }
    expect(afterEdit(open, agreed, plan)).toEqual({ kind: 'restore', revision: 2, agreed: ['a', 'b'] })
  })
})

describe('a measure', () => {
  it('needs a target in its direction', () => {
    expect(checkMeasure({ direction: 'decrease', baseline: 8, target: 4 })).toBeNull()
    expect(checkMeasure({ direction: 'increase', baseline: 8, target: 4 })).toBe('DIRECTION_CONTRADICTS')
    expect(checkMeasure({ direction: 'increase', baseline: 4, target: 4 })).toBe('TARGET_EQUALS_BASELINE')
  })
})

describe('pace of a goal', () => {
  const cycle = { startsOn: '2026-01-01', endsOn: '2026-12-31' }

  it('runs to the day the goal is due, not to the end of the cycle', () => {
    expect(goalPaceBp({ dueOn: '2026-03-02' }, cycle, '2026-01-31')).toBe(5000)
  })

  it('runs over the cycle when the due date says nothing', () => {
    expect(goalPaceBp({ dueOn: '2025-06-01' }, cycle, '2026-12-31')).toBe(10_000)
  })
})
