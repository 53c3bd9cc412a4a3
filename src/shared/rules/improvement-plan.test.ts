import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween } from '../kernel/calendar.ts'
import {
  emptyPlan,
  LACK_STEPS,
  milestonesFrom,
  PLAN_STEPS,
  type PlanContent,
  PlanMilestone,
  planLacks,
  restarted,
  tidyPlan,
} from './improvement-plan.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const whole: PlanContent = {
  ...emptyPlan('2026-11-10'),
  gaps: [{ key: 'g', happenedOn: '2026-10-20', seen: 'Two drawings came back twice', standard: 'One reading' }],
  goals: ['a', 'b'].map((key) => ({ key, goal: `Goal ${key}`, measure: '3 of 3', dueOn: null })),
  support: [{ key: 's', promise: 'An hour a week', dueOn: null }],
  onSuccess: 'The plan ends',
  onExtension: 'One more month',
  onEnding: 'Another job in the house is looked for',
}

describe('the milestones of a plan', () => {
  it('stand 30, 60 and 90 days after its first day', () => {
    expect(milestonesFrom('2026-11-10').map(({ onDay }) => onDay)).toEqual(['2026-12-10', '2027-01-09', '2027-02-08'])
    fc.assert(
      fc.property(day, (start) => {
        expect(milestonesFrom(start).map(({ onDay }) => daysBetween(start, onDay))).toEqual([30, 60, 90])
      }),
    )
  })

  it('move with the first day, each keeping the distance it was given', () => {
    fc.assert(
      fc.property(day, day, fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 5 }), (start, other, distances) => {
        const at = (from: string, days: number) => new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
        const milestones = distances.map((days, index) => ({ key: `m${index}`, name: 'm', onDay: at(start, days), looksAt: '' }))
        const moved = restarted({ ...whole, startsOn: start, milestones }, other)
        expect(moved.milestones.map(({ onDay }) => daysBetween(other, onDay))).toEqual(distances)
        expect(restarted(moved, start).milestones).toEqual(milestones)
      }),
    )
  })

  it('are never called what the start is called', () => {
    expect(PlanMilestone.safeParse({ key: 'start', name: 'x', onDay: '2026-11-10', looksAt: '' }).success).toBe(false)
  })
})

describe('a plan before it is signed', () => {
  it('lacks nothing when gaps, goals, support, milestones and endings stand', () => {
    expect(planLacks(whole)).toEqual([])
  })

  it.each([
    ['no-gap', { gaps: [] }],
    ['gap-without-standard', { gaps: [{ key: 'g', happenedOn: null, seen: 'Seen', standard: ' ' }] }],
    ['too-few-goals', { goals: whole.goals.slice(1) }],
    ['too-many-goals', { goals: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, goal: key, measure: key, dueOn: null })) }],
    ['goal-without-measure', { goals: whole.goals.map((goal) => ({ ...goal, measure: '' })) }],
    ['no-support', { support: [{ key: 's', promise: '  ', dueOn: null }] }],
    ['too-few-milestones', { milestones: whole.milestones.slice(1, 2) }],
    ['milestone-before-start', { milestones: [...whole.milestones, { key: 'x', name: 'x', onDay: '2026-11-10', looksAt: '' }] }],
    ['milestones-same-day', { milestones: [...whole.milestones, { key: 'x', name: 'x', onDay: '2026-12-10', looksAt: '' }] }],
    ['milestone-without-name', { milestones: whole.milestones.map((each) => ({ ...each, name: '' })) }],
    ['outcomes-open', { onEnding: ' ' }],
  ] as const)('is told of %s, at the step where it is mended', (lack, change) => {
    expect(planLacks({ ...whole, ...change } as PlanContent)).toEqual([lack])
    expect(PLAN_STEPS).toContain(LACK_STEPS[lack])
  })

  it('is tidied once and for all: empty lines go, milestones stand by their day', () => {
    const untidy = {
      ...whole,
      goals: [...whole.goals, { key: 'c', goal: ' ', measure: 'x', dueOn: null }],
      milestones: whole.milestones.toReversed(),
    }
    expect(tidyPlan(untidy)).toEqual(whole)
    expect(tidyPlan(tidyPlan(untidy))).toEqual(whole)
  })
})
