import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankSteps, ranksNow } from './text-ranks.ts'

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

describe('the ranks of texts', () => {
  it('are the places that ordering all of them at once gives', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 1200 }), (texts) => {
        expect([...ranksNow(rankSteps(texts)).keys()]).toEqual(texts.toSorted(collator.compare))
      }),
      { numRuns: 30 },
    )
  })

  it('come in steps, so that ten thousand names hold up no frame', () => {
    const names = Array.from({ length: 3000 }, (_, at) => `Person ${(at * 7919) % 3000}`)
    const steps = rankSteps(names)
    let taken = 0
    while (steps.next().done !== true) taken += 1
    expect(taken).toBeGreaterThan(30)
    expect(ranksNow(rankSteps(names)).get('Person 20')).toBe(20)
  })
})
