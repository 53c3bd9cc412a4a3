import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/dates.ts'
import { coverage, evidenceWarning } from './coverage.ts'

const period = { startsOn: '2026-01-01', endsOn: '2026-12-31' }
const today = '2026-11-10'
/** So many items in each month from January. */
const inMonths = (...counts: number[]) =>
  counts.flatMap((count, month) =>
    Array.from({ length: count }, (_, day) => ({
      on: `2026-${String(month + 1).padStart(2, '0')}-${String(day + 1).padStart(2, '0')}`,
      cited: false,
    })),
  )

describe('how the evidence spreads', () => {
  it('names the empty months and what came late', () => {
    const spread = coverage(inMonths(2, 3, 4, 1, 0, 0, 2, 3, 5, 8, 3), period, today)
    expect(spread.months.map(({ count }) => count)).toEqual([2, 3, 4, 1, 0, 0, 2, 3, 5, 8, 3])
    expect(spread.sentence).toBe('None in May and June. Since September: 16 of 31, where an even spread would be 8.')
  })

  it('ends with the cycle, and counts nothing from outside it', () => {
    const items = [
      { on: '2025-12-31', cited: true },
      { on: '2026-02-01', cited: true },
      { on: '2027-01-01', cited: true },
    ]
    const spread = coverage(items, period, '2027-03-01')
    expect(spread.months).toHaveLength(12)
    expect(spread.total).toBe(1)
    expect(spread.months[1]).toEqual({ month: '2026-02', count: 1, cited: 1 })
  })

  it('says so when there is nothing, and keeps to the months while the cycle is young', () => {
    expect(coverage([], period, today).sentence).toBe('Nothing is on record in this cycle yet.')
    expect(coverage(inMonths(1, 1), period, '2026-02-20').sentence).toBe('Every month has something.')
  })

  it('loses no item of the period, whatever the dates', () => {
    const day = fc.integer({ min: -400, max: 800 }).map((days) => addDays(period.startsOn, days))
    fc.assert(
      fc.property(fc.array(fc.record({ on: day, cited: fc.boolean() })), (items) => {
        const spread = coverage(items, period, period.endsOn)
        return spread.total === items.filter(({ on }) => on >= period.startsOn && on <= period.endsOn).length
      }),
    )
  })
})

describe('advice about the evidence of a rating', () => {
  const onRecord = ['2026-03-18', '2026-07-03', '2026-09-18', '2026-10-23']

  it('notes when everything cited is recent and older items exist', () => {
    expect(evidenceWarning({ score: 4, citedOn: ['2026-09-18', '2026-10-23'] }, onRecord, today)).toEqual({
      code: 'recent-evidence-only',
      fact: 'Both cited items are from the last eight weeks.',
      reason: 'Ratings built on recent items tend to follow the latest event. 2 older items could be cited.',
      cited: 2,
      older: 2,
    })
  })

  it('is quiet with one older item cited, with nothing older to cite, and without a rating', () => {
    expect(evidenceWarning({ score: 4, citedOn: ['2026-03-18', '2026-10-23'] }, onRecord, today)).toBeNull()
    expect(evidenceWarning({ score: 4, citedOn: ['2026-10-23'] }, ['2026-10-23'], today)).toBeNull()
    expect(evidenceWarning({ score: null, citedOn: [] }, onRecord, today)).toBeNull()
  })

  it('notes a rating that rests on nothing, and what there is to cite', () => {
    expect(evidenceWarning({ score: 2, citedOn: [] }, onRecord, today)).toMatchObject({
      code: 'rating-without-evidence',
      reason: '4 items could be cited.',
    })
    expect(evidenceWarning({ score: 2, citedOn: [] }, [], today)?.reason).toBe('Nothing is on record in this period.')
  })
})
