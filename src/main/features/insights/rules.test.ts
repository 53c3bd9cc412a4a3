import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { daySentence, goalPulse, heard, isOverdue, meetingLine, newestFirst, reviewStates, weekEnd } from './rules.ts'
import { restOfWeek } from './rules-week.ts'

const today = '2026-11-10'
const meeting = (agendaItems: number, held = false) => ({ agendaItems, held })

describe('the sentence of the day', () => {
  it('counts meetings and what is late', () => {
    expect(daySentence({ meetings: [meeting(3), meeting(2), meeting(0)], lateActionItems: 2, lateCheckIns: 1 })).toBe(
      'Three meetings, one without an agenda. Two action items and one check-in are late.',
    )
  })

  it.each([
    [[], 0, 0, 'No meetings today, and nothing is late.'],
    [[], 1, 0, 'No meetings today. One action item is late.'],
    [[meeting(0)], 0, 0, 'One meeting, without an agenda. Nothing is late.'],
    [[meeting(0, true)], 0, 2, 'One meeting. Two check-ins are late.'],
    [[meeting(0), meeting(0)], 0, 0, 'Two meetings, both without an agenda. Nothing is late.'],
    [Array.from({ length: 14 }, () => meeting(1)), 0, 0, '14 meetings. Nothing is late.'],
  ])('reads well whatever the day', (meetings, lateActionItems, lateCheckIns, sentence) => {
    expect(daySentence({ meetings, lateActionItems, lateCheckIns })).toBe(sentence)
  })
})

describe('a goal', () => {
  const goal = { since: '2026-01-30', lastValueOn: null, lastCheckInOn: null, progressBp: 4000 }

  it('is due three weeks after its last value, late after that, quiet after thirty days', () => {
    expect(goalPulse({ ...goal, lastValueOn: '2026-11-01' }, today)).toEqual({ kind: 'fine' })
    expect(goalPulse({ ...goal, lastValueOn: '2026-10-23' }, today)).toEqual({ kind: 'due', dueOn: '2026-11-13', daysLate: 0 })
    expect(goalPulse({ ...goal, lastValueOn: '2026-10-16' }, today)).toEqual({ kind: 'due', dueOn: '2026-11-06', daysLate: 4 })
    expect(goalPulse({ ...goal, lastValueOn: '2026-09-09' }, today)).toEqual({ kind: 'quiet', days: 62 })
  })

  it('without a measure is late, not quiet: it has no value to give', () => {
    const unmeasured = { ...goal, progressBp: null, lastCheckInOn: '2026-09-09' }
    expect(goalPulse(unmeasured, today)).toMatchObject({ kind: 'due', daysLate: 41 })
  })

  it('that is reached, or was agreed yesterday, is left in peace', () => {
    expect(goalPulse({ ...goal, progressBp: 10_000 }, today)).toEqual({ kind: 'fine' })
    expect(goalPulse({ ...goal, since: '2026-11-09' }, today)).toEqual({ kind: 'fine' })
  })
})

describe('hearing from somebody', () => {
  it('marks the weeks, oldest first, and counts the days of silence', () => {
    const days = ['2026-10-07', '2026-08-25', '2027-01-01']
    const { days: since, overdue, weeks } = heard(days, today)
    expect([since, overdue]).toEqual([34, true])
    expect(weeks.flatMap((was, index) => (was ? [index] : []))).toEqual([0, 7])
  })

  it('is overdue from the day the rhythm is missed', () => {
    expect(heard([addDays(today, -20)], today).overdue).toBe(false)
    expect(heard([addDays(today, -21)], today).overdue).toBe(true)
    expect(heard([], today)).toMatchObject({ days: null, overdue: true })
    expect([isOverdue(null), isOverdue(20), isOverdue(21)]).toEqual([false, false, true])
  })

  it('always has twelve weeks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 200 })), (ago) => {
        const found = heard(
          ago.map((count) => addDays(today, -count)),
          today,
        )
        return found.weeks.length === 12 && (found.days === null || found.days >= 0)
      }),
    )
  })
})

describe('the line under a meeting', () => {
  const facts = { agenda: [], openActionItems: 2, quietGoals: 1, lastMet: '20 Oct' }

  it('says what is on the agenda', () => {
    const agenda = ['Jig handover', 'Feedback from Quality', 'Cover'].map((title) => ({ title, carriedFrom: '2026-10-27' }))
    expect(meetingLine({ ...facts, agenda })).toBe('Jig handover, Feedback from Quality and 1 more. 3 carried over')
    expect(meetingLine({ ...facts, agenda: [{ title: 'Cover', carriedFrom: null }] })).toBe('Cover')
  })

  it('says what is known about the person where the agenda is empty', () => {
    expect(meetingLine(facts)).toBe('2 open action items, 1 quiet goal. Last met 20 Oct')
    expect(meetingLine({ ...facts, openActionItems: 0, quietGoals: 0, lastMet: null })).toBe('Not met yet')
  })
})

describe('reviews by state', () => {
  it('marks the first state that waits for the manager, once reviewing has begun', () => {
    const people = [
      { state: 'writing' as const, person: 'Gail' },
      { state: 'shared' as const, person: 'Michael' },
    ]
    expect(reviewStates(people, true).filter(({ waitsForYou }) => waitsForYou)).toEqual([
      { state: 'writing', people: ['Gail'], waitsForYou: true },
    ])
    expect(reviewStates(people, false).some(({ waitsForYou }) => waitsForYou)).toBe(false)
    expect(reviewStates([], true)).toHaveLength(6)
  })
})

describe('the rest of the week', () => {
  const gail = 'gail' as PersonId
  const facts = {
    today,
    cycle: { phases: [{ phase: 'reviewing' as const, startsOn: '2026-11-01', endsOn: '2026-11-12' }] },
    team: [{ personId: gail, givenName: 'Gail', hiredOn: '2019-11-13' }],
    goals: [{ personId: gail, title: 'Twelve drawings', dueOn: '2026-11-12' }],
    meetings: [{ personId: gail, on: '2026-11-11', startsAt: new Date(2026, 10, 11, 9, 5).getTime() }],
  }

  it('holds the days that have something, whole-day matters first', () => {
    expect(restOfWeek(facts).map(({ date, entries }) => [date, ...entries.map(({ time, text }) => `${time} ${text}`)])).toEqual([
      ['2026-11-11', '09:05 Gail, one-to-one'],
      ['2026-11-12', 'all day Reviewing ends', 'all day Gail, goal due: Twelve drawings'],
      ['2026-11-13', 'all day Gail, 7 years in'],
    ])
  })

  it('ends on Sunday', () => {
    expect([weekEnd('2026-11-09'), weekEnd(today), weekEnd('2026-11-15')]).toEqual(['2026-11-15', '2026-11-15', '2026-11-15'])
    expect(restOfWeek({ ...facts, today: '2026-11-15' })).toEqual([])
  })
})

describe('a timeline', () => {
  it('is newest first and in one order, however it was gathered', () => {
    const entry = fc.record({ on: fc.constantFrom<IsoDate>('2026-01-01', '2026-02-01', '2026-03-01'), id: fc.uuid() })
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ id }) => id }), (items) => {
        expect(newestFirst(items.toReversed())).toEqual(newestFirst(items))
      }),
    )
  })
})
