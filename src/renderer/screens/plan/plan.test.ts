import { describe, expect, it } from 'vitest'
import type { Goal } from '../../../shared/contract/planning.ts'
import { GoalId, KeyResultId, ParticipationId, PersonId } from '../../../shared/kernel/ids.ts'
import { goalTrend } from './trend.ts'
import { parseWeight } from './weight.ts'

const id = (end: string) => `01942b64-9680-7000-8000-0000000000${end}`
const keyResultId = KeyResultId.parse(id('01'))

function goal(checkIns: readonly (readonly [on: string, value: number])[]): Goal {
  return {
    id: GoalId.parse(id('02')),
    personId: PersonId.parse(id('03')),
    participationId: ParticipationId.parse(id('04')),
    kind: 'kpi',
    title: 'Rework below 2 %',
    outcome: '',
    weightBp: 10_000,
    dueOn: '2026-12-31',
    state: 'agreed',
    proposedBy: 'manager',
    keyResults: [
      { id: keyResultId, title: 'Rework', unit: '%', direction: 'decrease', baseline: 4, target: 2, current: 3, progressBp: 5000 },
    ],
    checkIns: checkIns.map(([observedOn, value], index) => ({
      id: id(`1${index}`),
      keyResultId,
      observedOn,
      value,
      confidence: null,
      comment: '',
    })),
    comments: [],
    progressBp: 5000,
    paceBp: 5000,
    lastCheckedOn: null,
  }
}

describe('the trend of a goal', () => {
  it('starts at nothing, ends at the newest check-in, and reads them in the order of their days', () => {
    const trend = goalTrend(
      goal([
        ['2026-04-11', 3],
        ['2026-02-20', 3.5],
      ]),
      '2026-01-01',
      '2026-04-11',
    )
    expect(trend.at(0)).toBe(0)
    expect(trend.at(12)).toBe(2500)
    expect(trend.at(-1)).toBe(5000)
  })

  it('stays where it was after the last check-in, and is empty without one', () => {
    expect(goalTrend(goal([['2026-01-11', 3]]), '2026-01-01', '2026-12-31').at(-1)).toBe(5000)
    expect(goalTrend(goal([]), '2026-01-01', '2026-04-11')).toEqual([])
  })
})

describe('a weight as it is typed', () => {
  it('takes a comma, a percent sign and halves, and nothing beyond the whole', () => {
    expect(parseWeight('12,5 %')).toBe(1250)
    expect(parseWeight('40')).toBe(4000)
    expect(parseWeight('101')).toBeNull()
    expect(parseWeight('much')).toBeNull()
    expect(parseWeight('')).toBeNull()
  })
})
