import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distributeRemainder, totalBp, WHOLE_BP } from './weights.ts'

const weights = fc.array(fc.integer({ min: 0, max: WHOLE_BP }), { minLength: 1, maxLength: 60 })

describe('sharing out 100 %', () => {
  it('gives three equal goals 33.34, 33.33 and 33.33 %, not 99.99 in all', () => {
    expect(distributeRemainder([3333, 3333, 3333])).toEqual([3334, 3333, 3333])
  })

  it('always ends at exactly 100 %', () => {
    fc.assert(fc.property(weights, (list) => totalBp(distributeRemainder(list)) === WHOLE_BP))
  })

  it('keeps every goal within a basis point of its exact share', () => {
    fc.assert(
      fc.property(
        weights.filter((list) => totalBp(list) > 0),
        (list) => {
          const total = totalBp(list)
          return distributeRemainder(list).every((bp, index) => Math.abs(bp - ((list[index] ?? 0) * WHOLE_BP) / total) < 1)
        },
      ),
    )
  })

  it('takes nothing from a goal while something is left to give', () => {
    fc.assert(
      fc.property(
        weights.filter((list) => totalBp(list) <= WHOLE_BP),
        (list) => distributeRemainder(list).every((bp, index) => bp >= (list[index] ?? 0)),
      ),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(weights, (list) => {
        const once = distributeRemainder(list)
        expect(distributeRemainder(once)).toEqual(once)
      }),
    )
  })

  it('never puts a lighter goal above a heavier one', () => {
    fc.assert(
      fc.property(weights, (list) => {
        const given = distributeRemainder(list)
        return list.every((a, i) => list.every((b, j) => a <= b || (given[i] ?? 0) >= (given[j] ?? 0)))
      }),
    )
  })

  it('shares evenly when no goal has a weight yet', () => {
    expect(distributeRemainder([0, 0, 0, 0])).toEqual([2500, 2500, 2500, 2500])
    expect(distributeRemainder([])).toEqual([])
  })
})
