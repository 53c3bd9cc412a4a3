import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/kernel/dates.ts'
import { emptyPlan } from '../../../shared/rules/improvement-plan.ts'
import { concernStanding, milestoneStanding, planStanding, withHeldMilestones } from './rules.ts'
import { contentOf, headOf, linesOf } from './schema.ts'

const today = '2026-11-10'
const at = (days: number) => addDays(today, days)

describe('a concern that was said', () => {
  it('is looked at again on the first follow-up that is open', () => {
    const said = { saidOn: at(-20), settledOn: null }
    expect(concernStanding({ ...said, followUps: [] }, today)).toEqual({ kind: 'no-follow-up', daysSinceSaid: 20 })
    const followUps = [
      { dueOn: at(9), doneOn: null },
      { dueOn: at(-3), doneOn: at(-3) },
      { dueOn: at(2), doneOn: null },
    ]
    expect(concernStanding({ ...said, followUps }, today)).toEqual({ kind: 'followed', nextOn: at(2) })
    expect(concernStanding({ ...said, followUps }, at(4))).toEqual({ kind: 'overdue', nextOn: at(2), daysLate: 2 })
    expect(concernStanding({ ...said, settledOn: at(-1), followUps }, at(4))).toEqual({ kind: 'settled', on: at(-1) })
  })

  it('is late only once a day has passed, by exactly the days that passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const standing = concernStanding({ saidOn: at(-400), settledOn: null, followUps: [{ dueOn: at(days), doneOn: null }] }, today)
        expect(standing).toEqual(days < 0 ? { kind: 'overdue', nextOn: at(days), daysLate: -days } : { kind: 'followed', nextOn: at(days) })
      }),
    )
  })
})

describe('an improvement plan', () => {
  const plan = {
    version: 2,
    sentVersion: 2,
    answered: true,
    ended: null,
    milestones: [
      { onDay: at(-5), held: true },
      { onDay: at(25), held: false },
    ],
  }

  it('is signed, sent, answered and ended, one after the other', () => {
    expect(planStanding({ ...plan, sentVersion: null, answered: false }, today)).toEqual({ kind: 'unsent' })
    expect(planStanding({ ...plan, sentVersion: 1 }, today)).toEqual({ kind: 'unsent' })
    expect(planStanding({ ...plan, answered: false }, today)).toEqual({ kind: 'out' })
    expect(planStanding(plan, today)).toEqual({ kind: 'running', nextOn: at(25), daysLate: 0 })
    expect(planStanding(plan, at(27))).toEqual({ kind: 'running', nextOn: at(25), daysLate: 2 })
    expect(planStanding({ ...plan, ended: { on: at(0), outcome: 'success' } }, today)).toEqual({
      kind: 'ended',
      on: at(0),
      outcome: 'success',
    })
  })

  it('has milestones that lie ahead, are due, wait for the other side, or are signed by both', () => {
    const ahead = { onDay: at(3), held: false, answered: false }
    expect(milestoneStanding(ahead, today)).toEqual({ kind: 'ahead', days: 3 })
    expect(milestoneStanding(ahead, at(3))).toEqual({ kind: 'due', daysLate: 0 })
    expect(milestoneStanding(ahead, at(8))).toEqual({ kind: 'due', daysLate: 5 })
    expect(milestoneStanding({ ...ahead, held: true }, at(8))).toEqual({ kind: 'waiting' })
    expect(milestoneStanding({ ...ahead, held: true, answered: true }, at(8))).toEqual({ kind: 'signed' })
  })

  it('keeps the milestones that were signed, as they were, in every version', () => {
    const before = emptyPlan(today)
    const next = {
      ...before,
      milestones: [
        { key: 'day-30', name: 'moved', onDay: at(99), looksAt: '' },
        { key: 'new', name: 'new', onDay: at(45), looksAt: '' },
      ],
    }
    const kept = withHeldMilestones(next, before, new Set(['day-30', 'day-60']))
    expect(kept.milestones.map(({ key, onDay }) => [key, onDay])).toEqual([
      ['day-30', at(30)],
      ['new', at(45)],
      ['day-60', at(60)],
    ])
  })

  it('comes back from its rows as it went in', () => {
    const content = {
      ...emptyPlan(today),
      gaps: [{ key: 'g', happenedOn: null, seen: 'Seen', standard: 'Asked' }],
      goals: [
        { key: 'b', goal: 'B', measure: '', dueOn: at(3) },
        { key: 'a', goal: 'A', measure: '1', dueOn: null },
      ],
      support: [{ key: 's', promise: 'P', dueOn: at(1) }],
      onSuccess: 's',
      onExtension: 'x',
      onEnding: 'e',
    }
    expect(contentOf(headOf(content), linesOf(content).toReversed())).toEqual(content)
  })
})
