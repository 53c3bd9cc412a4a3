import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/dates.ts'
import { goalProgressBp, paceBp, progressBp } from './goal-progress.ts'

const value = fc.double({ min: -1e9, max: 1e9, noNaN: true })

describe('progress of a measure', () => {
  it('counts from the baseline, not from zero', () => {
    expect(progressBp({ baseline: 40, target: 80, current: 50 })).toBe(2500)
  })

  it('counts a falling measure: churn from 8 % to 4 % is half way at 6 %', () => {
    expect(progressBp({ baseline: 8, target: 4, current: 6 })).toBe(5000)
    expect(progressBp({ baseline: 3.4, target: 1.8, current: 2.1 })).toBe(8125)
  })

  it('may pass 100 %', () => {
    expect(progressBp({ baseline: 0, target: 10, current: 14 })).toBe(14_000)
    expect(progressBp({ baseline: 8, target: 4, current: 2 })).toBe(15_000)
  })

  it('is nothing when the measure moved the wrong way', () => {
    expect(progressBp({ baseline: 8, target: 4, current: 9 })).toBe(0)
  })

  it('is a whole number whatever the values are', () => {
    const wild = fc.double({ noDefaultInfinity: true, noNaN: true })
    fc.assert(
      fc.property(wild, wild, wild, (baseline, target, current) => {
        const bp = progressBp({ baseline, target, current })
        return Number.isSafeInteger(bp) && bp >= 0
      }),
    )
  })

  it('is 100 % at the target and nothing at the baseline, rising or falling', () => {
    fc.assert(
      fc.property(
        value,
        value.filter((target) => Math.abs(target) > 1e-6),
        (baseline, step) => {
          const target = baseline + step
          fc.pre(target !== baseline)
          expect(progressBp({ baseline, target, current: target })).toBe(10_000)
          expect(progressBp({ baseline, target, current: baseline })).toBe(0)
        },
      ),
    )
  })

  it('is none where target and baseline are too close to be told apart', () => {
    expect(progressBp({ baseline: -5e-324, target: 0, current: -1e-323 })).toBe(0)
    expect(progressBp({ baseline: 5e-324, target: 0, current: 1e-323 })).toBe(0)
  })

  it('reads the same for a rising and for the mirrored falling measure', () => {
    fc.assert(
      fc.property(value, value, value, (baseline, target, current) => {
        const mirrored = { baseline: -baseline, target: -target, current: -current }
        return progressBp({ baseline, target, current }) === progressBp(mirrored)
      }),
    )
  })
})

describe('progress of a goal', () => {
  it('is the mean of its measures', () => {
    const measures = [
      { baseline: 0, target: 10, current: 5 },
      { baseline: 8, target: 4, current: 4 },
    ]
    expect(goalProgressBp(measures)).toBe(7500)
  })

  it('is unknown, not zero, without a measure', () => {
    expect(goalProgressBp([])).toBeNull()
  })
})

describe('pace', () => {
  it('is half way in the middle of the cycle', () => {
    expect(paceBp('2026-01-01', '2026-01-31', '2026-01-16')).toBe(5000)
  })

  it('never leaves 0 to 100 % and never falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: -900, max: 900 }), (length, day) => {
        const at = (offset: number) => paceBp('2026-01-01', addDays('2026-01-01', length), addDays('2026-01-01', offset))
        return at(day) >= 0 && at(day + 1) <= 10_000 && at(day) <= at(day + 1)
      }),
    )
  })
})
