import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CadenceSettings } from '../../../shared/contract/meetings.ts'
import { addDays } from '../../../shared/kernel/dates.ts'
import { ADVISED, dueFor, expectationOn, expectedIn, expectedSince, lastQuarters, lastWeeks, spansOf } from './rules-cadence.ts'
import { proposeSlots } from './rules-proposals.ts'
import { remindersDue, reminderWords } from './rules-reminders.ts'

const settings: CadenceSettings = { cycleId: null, cycleName: null, ...ADVISED }
const today = '2026-11-10'

describe('the expected rhythm', () => {
  it('is weekly for who is new, monthly after, and what was said of a person before both', () => {
    const of = (hiredOn: string | null, own: 'quarterly' | 'none' | null = null) => expectationOn({ hiredOn, own }, settings, today)
    expect(of('2026-10-01')).toEqual({ rhythm: 'weekly', source: 'starter' })
    expect(of('2019-10-01')).toEqual({ rhythm: 'monthly', source: 'advised' })
    expect(of('2026-10-01', 'none')).toEqual({ rhythm: 'none', source: 'person' })
    expect(of(null)).toEqual({ rhythm: 'monthly', source: 'advised' })
    expect(expectationOn({ hiredOn: null, own: null }, { ...settings, cycleId: 'c' as never, rhythm: 'quarterly' }, today).source).toBe(
      'cycle',
    )
  })

  it('makes somebody due when the day is near and nothing stands before it, overdue when it passed', () => {
    const facts = { rhythm: 'monthly' as const, since: '2026-01-01', today, nextOn: null }
    expect(dueFor({ ...facts, lastHeldOn: '2026-11-01' })).toEqual({ dueOn: '2026-12-02', standing: 'on-time' })
    expect(dueFor({ ...facts, lastHeldOn: '2026-10-14' })).toEqual({ dueOn: '2026-11-14', standing: 'due' })
    expect(dueFor({ ...facts, lastHeldOn: '2026-10-14', nextOn: '2026-11-13' }).standing).toBe('on-time')
    expect(dueFor({ ...facts, lastHeldOn: '2026-10-14', nextOn: '2026-11-20' }).standing).toBe('due')
    expect(dueFor({ ...facts, lastHeldOn: '2026-09-01' })).toEqual({ dueOn: '2026-10-02', standing: 'overdue' })
    expect(dueFor({ ...facts, lastHeldOn: null })).toEqual({ dueOn: '2026-02-01', standing: 'overdue' })
    expect(dueFor({ ...facts, rhythm: 'none', lastHeldOn: null })).toEqual({ dueOn: null, standing: 'not-expected' })
  })

  it('asks for nothing before the hire and nothing of days to come, and adds up over any cut', () => {
    const whole = { from: '2026-08-24', to: '2026-11-15' }
    const person = { hiredOn: '2026-09-21', own: null, since: '2026-09-21' }
    expect(expectedIn({ from: '2026-08-24', to: '2026-09-20' }, person, settings, today)).toBe(0)
    expect(expectedIn({ from: '2026-11-11', to: '2026-11-15' }, person, settings, today)).toBe(0)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom('weekly' as const, 'none' as const, null),
        (cut, hired, own) => {
          const one = { hiredOn: addDays('2026-01-01', hired), own, since: addDays('2026-01-01', hired) }
          const left = expectedIn({ ...whole, to: addDays(whole.from, cut - 1) }, one, settings, today)
          const right = expectedIn({ ...whole, from: addDays(whole.from, cut) }, one, settings, today)
          expect(left + right).toBeCloseTo(expectedIn(whole, one, settings, today), 8)
        },
      ),
    )
  })

  it('begins on the latest of the hire, the coming to this manager, the first cycle and the day the person is known since', () => {
    const beginnings = { hiredOn: '2019-10-01', cameOn: '2025-03-01', addedOn: '2026-02-01', firstHeldOn: null, cycleFrom: '2026-01-01' }
    expect(expectedSince(beginnings)).toBe('2026-02-01')
    expect(expectedSince({ ...beginnings, firstHeldOn: '2026-01-20' })).toBe('2026-01-20')
    expect(expectedSince({ ...beginnings, firstHeldOn: '2025-12-01' })).toBe('2026-01-01')
    expect(expectedSince({ ...beginnings, firstHeldOn: '2026-11-01' })).toBe('2026-02-01')
    expect(expectedSince({ ...beginnings, cameOn: '2026-09-01' })).toBe('2026-09-01')
    expect(expectedSince({ ...beginnings, hiredOn: '2026-11-01' })).toBe('2026-11-01')
    expect(expectedSince({ ...beginnings, hiredOn: null, cameOn: null, cycleFrom: null })).toBe('2026-02-01')
  })

  it('asks for a week of somebody added a week ago, however long ago they were hired', () => {
    const span = { from: '2026-08-24', to: today }
    const person = { hiredOn: '2019-10-01', own: 'weekly' as const, since: '2026-11-04' }
    expect(expectedIn(span, person, settings, today)).toBeCloseTo(1)
    expect(expectedIn(span, { ...person, since: '2026-11-11' }, settings, today)).toBe(0)
  })

  it('looks back over weeks that begin on Monday and quarters that meet', () => {
    expect(lastWeeks(today, 2)).toEqual([
      { from: '2026-11-02', to: '2026-11-08' },
      { from: '2026-11-09', to: '2026-11-15' },
    ])
    expect(lastQuarters(today, 3)).toEqual([
      { from: '2026-04-01', to: '2026-06-30' },
      { from: '2026-07-01', to: '2026-09-30' },
      { from: '2026-10-01', to: '2026-12-31' },
    ])
  })

  it('counts every meeting of its spans once', () => {
    const standings = ['held', 'missed', 'skipped'] as const
    const meeting = fc.record({
      personId: fc.constant('p'),
      on: fc.nat(83).map((day) => addDays('2026-08-24', day)),
      standing: fc.constantFrom(...standings),
    })
    fc.assert(
      fc.property(fc.array(meeting), (meetings) => {
        const spans = spansOf(lastWeeks(today, 12), meetings, () => 1)
        for (const standing of standings) {
          expect(spans.reduce((sum, span) => sum + span[standing], 0)).toBe(meetings.filter((one) => one.standing === standing).length)
        }
      }),
    )
  })
})

describe('proposed times', () => {
  const wish = { rhythm: 'expected' as const, minutes: 30, weekdays: ['TU', 'TH'] as const, from: '09:00', startsOn: today }

  it('give each a slot of their own, the closest rhythm first, and none where somebody sits already', () => {
    const people = [
      { personId: 'monthly', expected: 'monthly' as const },
      { personId: 'weekly', expected: 'weekly' as const },
      { personId: 'away', expected: 'none' as const },
    ]
    const found = proposeSlots(people, wish, [{ weekday: 'TU', time: '09:15', minutes: 30 }])
    expect(found).toEqual([
      { personId: 'weekly', rhythm: 'weekly', time: '09:00', recurrence: { unit: 'week', interval: 1, weekdays: ['TH'] } },
      {
        personId: 'monthly',
        rhythm: 'monthly',
        time: '09:45',
        recurrence: { unit: 'month', interval: 1, on: { kind: 'weekday', nth: 1, weekday: 'TU' } },
      },
    ])
  })

  it('never lets two meetings meet while there is room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.constantFrom(15, 30, 45, 60), (number, minutes) => {
        const people = Array.from({ length: number }, (_, index) => ({ personId: `p${index}`, expected: 'weekly' as const }))
        const found = proposeSlots(people, { ...wish, minutes, weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'] }, [])
        const slots = found.map(({ time, recurrence }) => `${recurrence.unit === 'week' ? recurrence.weekdays[0] : ''} ${time}`)
        expect(new Set(slots).size).toBe(number)
      }),
    )
  })
})

describe('reminders', () => {
  it('come once for a meeting, and again when it moved', () => {
    const first = remindersDue([{ id: 'a', startsAt: 1000 }], new Map(), 500)
    expect(first.startsAt).toEqual([1000])
    expect(remindersDue([{ id: 'a', startsAt: 1000 }], first.reminded, 600).startsAt).toEqual([])
    expect(remindersDue([{ id: 'a', startsAt: 1500 }], first.reminded, 700).startsAt).toEqual([1500])
    expect(remindersDue([], first.reminded, 2000).reminded.size).toBe(0)
  })

  it('say when and nothing else', () => {
    expect(reminderWords([600_000], 0)).toBe('A one-to-one starts in 10 minutes')
    expect(reminderWords([60_000], 0)).toBe('A one-to-one starts in 1 minute')
    expect(reminderWords([10_000], 0)).toBe('A one-to-one starts now')
    expect(reminderWords([600_000, 300_000], 0)).toBe('2 one-to-ones start, the first in 5 minutes')
  })
})
