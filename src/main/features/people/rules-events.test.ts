import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/kernel/dates.ts'
import { eventsFor, mergedEvent, type PersonEvent, type Standing, standingOn } from './rules-events.ts'

const START = '2024-01-01'
const standing: Standing & { id: string } = { id: 'p', jobTitle: 'Engineer', unit: 'Research', managerId: 'a', status: 'active' }

describe('what changed', () => {
  it('is one event each for a job, a manager and a unit', () => {
    const after = { jobTitle: 'Senior engineer', managerId: 'b', unit: null }
    expect(eventsFor(standing, after, { on: START, reason: 'Promotion' })).toEqual([
      { personId: 'p', kind: 'job', on: START, from: 'Engineer', to: 'Senior engineer', reason: 'Promotion' },
      { personId: 'p', kind: 'manager', on: START, from: 'a', to: 'b', reason: 'Promotion' },
      { personId: 'p', kind: 'unit', on: START, from: 'Research', to: null, reason: 'Promotion' },
    ])
  })

  it('is nothing when only the spelling or nothing at all is other', () => {
    expect(eventsFor(standing, { jobTitle: ' ENGINEER ', unit: 'research', managerId: 'a', status: 'active' }, { on: START })).toEqual([])
    expect(eventsFor(standing, {}, { on: START })).toEqual([])
  })

  it('says when somebody left and when they came back', () => {
    expect(eventsFor(standing, { status: 'left' }, { on: START })).toMatchObject([{ kind: 'left' }])
    expect(eventsFor({ ...standing, status: 'left' }, { status: 'active' }, { on: START })).toMatchObject([{ kind: 'returned' }])
  })
})

describe('two changes on one day', () => {
  const job = (from: string | null, to: string | null, reason = ''): PersonEvent => ({
    personId: 'p',
    kind: 'job',
    on: START,
    from,
    to,
    reason,
  })

  it('are one change from the first to the last', () => {
    expect(mergedEvent(job('A', 'B', 'Promotion'), job('B', 'C'))).toEqual(job('A', 'C', 'Promotion'))
  })

  it('are none when the second takes back the first', () => {
    expect(mergedEvent(job('A', 'B'), job('B', 'a'))).toBeNull()
    const left: PersonEvent = { ...job(null, null), kind: 'left' }
    expect(mergedEvent(left, { ...left, kind: 'returned' })).toBeNull()
  })
})

describe('what somebody was on a day', () => {
  const managers = fc.constantFrom('a', 'b', 'c', null)
  const changes = fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 900 }), to: managers }), { selector: ({ day }) => day })

  it('is decided by the day alone, however many changes came after', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 1000 }), (made, asked) => {
        let today: Standing = standing
        const events: PersonEvent[] = []
        for (const { day, to } of made.toSorted((a, b) => a.day - b.day)) {
          events.push(...eventsFor({ ...today, id: 'p' }, { managerId: to }, { on: addDays(START, day) }))
          today = { ...today, managerId: to }
        }
        const before = made.filter(({ day }) => day <= asked).toSorted((a, b) => b.day - a.day)
        const expected = before[0] ? before[0].to : 'a'
        const shuffled = events.toSorted((a, b) => (a.to ?? '').localeCompare(b.to ?? ''))
        expect(standingOn(today, shuffled, addDays(START, asked)).managerId).toBe(expected)
      }),
    )
  })

  it('counts the last day as being there', () => {
    const left: PersonEvent = { personId: 'p', kind: 'left', on: '2025-06-30', from: null, to: null, reason: '' }
    const back: PersonEvent = { ...left, kind: 'returned', on: '2025-09-01' }
    const on = (day: string) => standingOn(standing, [back, left], day).status
    expect(['2025-06-30', '2025-07-01', '2025-08-31', '2025-09-01'].map(on)).toEqual(['active', 'left', 'left', 'active'])
  })
})
