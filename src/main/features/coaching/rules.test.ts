import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/kernel/dates.ts'
import { dayWords, nextAnniversary, type SuggestionFacts, sameTimeLater, suggestions } from './rules.ts'

const nothing: SuggestionFacts = { on: '2026-11-10', agenda: [], openActionItems: [], goals: [], undiscussedLastTime: [], hiredOn: null }

describe('suggestions for an agenda', () => {
  it('come with the fact they rest on, last time first', () => {
    const facts: SuggestionFacts = {
      ...nothing,
      undiscussedLastTime: [{ title: 'Holiday cover', metOn: '2026-10-27' }],
      openActionItems: [
        { title: 'Draft the checklist', owner: 'employee', dueOn: '2026-11-20', metOn: '2026-10-27' },
        { title: 'Send the study', owner: 'employee', dueOn: '2026-11-01', metOn: null },
        { title: 'Ask about the course', owner: 'manager', dueOn: null, metOn: '2026-10-27' },
        { title: 'Move the machine', owner: 'manager', dueOn: '2026-11-12', metOn: '2026-10-27' },
      ],
      goals: [
        { title: 'Quiet', lastCheckedOn: '2026-09-09', since: '2026-01-30' },
        { title: 'Fresh', lastCheckedOn: '2026-11-01', since: '2026-01-30' },
      ],
      hiredOn: '2019-11-13',
    }
    expect(suggestions(facts)).toEqual([
      { title: 'Holiday cover', why: 'Not discussed on 27 Oct' },
      { title: 'Ask about the course', why: 'Promised by you on 27 Oct' },
      { title: 'Move the machine', why: 'Promised by you, due 12 Nov' },
      { title: 'Draft the checklist', why: 'Open action item from 27 Oct' },
      { title: 'Send the study', why: 'Action item, due 1 Nov' },
      { title: 'Quiet', why: 'Goal, no check-in for 62 days' },
      { title: '7 years here', why: 'Hired on 13 Nov 2019' },
    ])
  })

  it('leave out what is on the agenda, and say a thing once', () => {
    const twice = { title: 'Holiday Cover', metOn: '2026-10-27' }
    expect(suggestions({ ...nothing, agenda: [' holiday cover'], undiscussedLastTime: [twice] })).toEqual([])
    expect(suggestions({ ...nothing, undiscussedLastTime: [twice, twice] })).toHaveLength(1)
  })
})

describe('an anniversary', () => {
  it('is the next one on or after the day, and never the day of the hire itself', () => {
    expect(nextAnniversary('2019-11-13', '2026-11-13')).toEqual({ on: '2026-11-13', years: 7 })
    expect(nextAnniversary('2019-11-13', '2026-11-14')).toEqual({ on: '2027-11-13', years: 8 })
    expect(nextAnniversary('2026-11-10', '2026-11-10')).toEqual({ on: '2027-11-10', years: 1 })
  })

  it('of 29 February is kept on 1 March where there is none', () => {
    expect(nextAnniversary('2020-02-29', '2026-02-01')?.on).toBe('2026-03-01')
    expect(nextAnniversary('2020-02-29', '2028-02-01')?.on).toBe('2028-02-29')
  })

  it('is never in the past and at most a year and a day away once there is one', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (hired, later) => {
        const hiredOn = addDays('1970-01-01', hired)
        const from = addDays(hiredOn, later)
        const next = nextAnniversary(hiredOn, from)
        return next !== null && next.on >= from && next.on <= addDays(from, 367)
      }),
    )
  })
})

describe('days and times', () => {
  it('names the year only when it is another one', () => {
    expect([dayWords('2026-10-20', '2026-11-10'), dayWords('2025-10-02', '2026-11-10')]).toEqual(['20 Oct', '2 Oct 2025'])
  })

  it('keeps the hour of the meeting across the change of the clocks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 60 }), (day, later) => {
        const meeting = new Date(2026, 0, 1 + day, 10, 30)
        const next = new Date(sameTimeLater(meeting.getTime(), later))
        return next.getHours() === 10 && next.getMinutes() === 30
      }),
    )
  })
})
