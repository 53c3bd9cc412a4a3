import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, reviewScore, type ScoredItem, type ScoreForm, scoreLabel } from './review-score.ts'

const form = (goalsWeightBp: number): ScoreForm => ({
  scale: { points: ['Below', 'Partly', 'Meets', 'Exceeds', 'Far above'].map((label, index) => ({ value: index + 1, label })) },
  goalsWeightBp,
  competenciesWeightBp: 10_000 - goalsWeightBp,
})
const goal = (score: number | null, weightBp: number, notSeen = false): ScoredItem => ({ kind: 'goal', score, weightBp, notSeen })
const competency = (score: number | null, notSeen = false): ScoredItem => ({ kind: 'competency', score, weightBp: 0, notSeen })

const item: fc.Arbitrary<ScoredItem> = fc.record({
  kind: fc.constantFrom('goal' as const, 'competency' as const),
  weightBp: fc.nat(10_000),
  score: fc.option(fc.integer({ min: 1, max: 5 })),
  notSeen: fc.boolean(),
})
const items = fc.array(item, { maxLength: 20 })
const anyForm = fc.nat(10_000).map(form)

describe('the score of a review', () => {
  it('weighs goals by their weight and competencies equally', () => {
    const score = reviewScore(form(6000), [goal(4, 9000), goal(3, 1000), competency(3), competency(4)])
    expect(score).toEqual({
      total: 374,
      label: 'Exceeds',
      unrated: 0,
      parts: [
        { name: 'Goals', mean: 390, weightBp: 6000, contribution: 234 },
        { name: 'Competencies', mean: 350, weightBp: 4000, contribution: 140 },
      ],
    })
  })

  it('gives 5 for 5 and 5 when the third part is absent, not 3.33', () => {
    expect(reviewScore(form(6000), [goal(5, 5000), goal(5, 5000), competency(null), competency(null)])).toMatchObject({
      total: 500,
      unrated: 2,
      parts: [{ name: 'Goals', weightBp: 10_000, contribution: 500 }],
    })
  })

  it('leaves what was not seen out, and does not call it unrated', () => {
    expect(reviewScore(form(5000), [competency(4), competency(null, true), competency(1, true)])).toMatchObject({ total: 400, unrated: 0 })
  })

  it('has no total before anything is rated', () => {
    expect(reviewScore(form(6000), [goal(null, 5000), competency(null, true)])).toEqual({ total: null, label: '', parts: [], unrated: 1 })
  })

  it('lets a part that the form gives no weight say nothing', () => {
    expect(reviewScore(form(0), [goal(1, 10_000), competency(5)]).total).toBe(500)
    expect(reviewScore(form(10_000), [competency(5)]).total).toBeNull()
  })

  it('counts goals equally when all of them were given 0 %', () => {
    expect(reviewScore(form(10_000), [goal(2, 0), goal(5, 0)]).total).toBe(350)
  })

  it('takes the label of the nearest point, the higher of two', () => {
    expect([349, 350, 351].map((total) => scoreLabel(form(0), total))).toEqual(['Meets', 'Exceeds', 'Exceeds'])
  })

  it('stays between the lowest and the highest rating that counts', () => {
    fc.assert(
      fc.property(anyForm, items, (anyOf, all) => {
        const { total } = reviewScore(anyOf, all)
        const counted = all.flatMap(({ score, notSeen }) => (score === null || notSeen ? [] : [score * 100]))
        return total === null || (total >= Math.min(...counted) && total <= Math.max(...counted))
      }),
    )
  })

  it('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(anyForm, items, fc.nat(), (anyOf, all, seed) => {
        const turned = [...all.slice(seed % (all.length + 1)), ...all.slice(0, seed % (all.length + 1))].reverse()
        expect(reviewScore(anyOf, turned)).toEqual(reviewScore(anyOf, all))
      }),
    )
  })

  it('is the same with or without an item that was not seen', () => {
    fc.assert(
      fc.property(anyForm, items, item, (anyOf, all, extra) => {
        expect(reviewScore(anyOf, [...all, { ...extra, notSeen: true }])).toEqual(reviewScore(anyOf, all))
      }),
    )
  })

  it('adds up as it is spelled out: contributions to the total, weights to 100 %', () => {
    fc.assert(
      fc.property(anyForm, items, (anyOf, all) => {
        const { total, parts } = reviewScore(anyOf, all)
        if (total === null) return parts.length === 0
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
        return sum(parts.map((part) => part.contribution)) === total && sum(parts.map((part) => part.weightBp)) === 10_000
      }),
    )
  })

  it('never falls when a rating rises', () => {
    fc.assert(
      fc.property(anyForm, items, fc.nat(), (anyOf, all, at) => {
        const index = at % Math.max(1, all.length)
        const raised = all.map((one, i) => (i === index && one.score !== null ? { ...one, score: Math.min(5, one.score + 1) } : one))
        return (reviewScore(anyOf, raised).total ?? 0) >= (reviewScore(anyOf, all).total ?? 0)
      }),
    )
  })
})

describe('splitting a whole', () => {
  it('gives every part its share to within one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(10_000), (count, whole) => {
        const shares = apportion(
          Array.from({ length: count }, () => whole / count),
          whole,
        )
        return shares.reduce((a, b) => a + b, 0) === whole && Math.max(...shares) - Math.min(...shares) <= 1
      }),
    )
  })
})
