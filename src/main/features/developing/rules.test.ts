import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecommendationReason } from '../../../shared/contract/developing.ts'
import { gapsWithoutTraining, type RatedReview, readinessFor, recommend, reviewGaps, stepsFromMeets, tidyTraining } from './rules.ts'
import { catalogueColumns, catalogueEffect, numberIn, readCatalogue } from './rules-catalogue.ts'

const scale = {
  points: ['Below', 'Partly', 'Meets', 'Above', 'Far above'].map((label, index) => ({ value: index + 1, label, meaning: '' })),
  meets: 3,
}
const review = (score: number | null, notSeen = false): RatedReview => ({
  scale,
  competencies: [{ name: 'Problem  solving', score, notSeen, expected: 3 }],
})
const ladder = ['Awareness', 'Working', 'Practitioner', 'Expert']
const asked = { name: 'problem solving', level: '', ladder: [] as string[] }

describe('readiness for a target', () => {
  it('calls nothing a gap that has no rating, and never counts it as zero', () => {
    expect(readinessFor(asked, null, null)).toEqual({ kind: 'not-rated', why: 'no-review' })
    expect(readinessFor({ ...asked, name: 'Welding' }, review(1), null)).toEqual({ kind: 'not-rated', why: 'not-in-review' })
    expect(readinessFor(asked, review(null), null)).toEqual({ kind: 'not-rated', why: 'no-rating' })
    expect(readinessFor(asked, review(null, true), null)).toEqual({ kind: 'not-rated', why: 'not-seen' })
  })

  it('compares on the scale where the level is a point of it, by name or number, or where none is asked', () => {
    expect(readinessFor(asked, review(2), null)).toEqual({ kind: 'gap', unit: 'point', have: 200, need: 300, missing: 100 })
    expect(readinessFor({ ...asked, level: 'above' }, review(3), null)).toMatchObject({ kind: 'gap', missing: 100 })
    expect(readinessFor({ ...asked, level: '4' }, review(5), null)).toMatchObject({ kind: 'met', have: 500, need: 400 })
  })

  it('compares on the ladder from the level the person was rated at', () => {
    const expert = { ...asked, level: 'Expert', ladder }
    expect(readinessFor(expert, review(3), 'Working')).toMatchObject({ kind: 'gap', unit: 'level', have: 100, need: 300, missing: 200 })
    expect(readinessFor(expert, review(4), 'practitioner')).toMatchObject({ kind: 'gap', missing: 50 })
    expect(readinessFor(expert, review(5), 'Practitioner')).toMatchObject({ kind: 'met' })
    expect(readinessFor(expert, review(2), 'Expert')).toMatchObject({ kind: 'gap', missing: 50 })
  })

  it('says so where two levels cannot be compared', () => {
    expect(readinessFor({ ...asked, level: 'Expert', ladder: [] }, review(3), null)).toMatchObject({ why: 'level-not-on-scale' })
    expect(readinessFor({ ...asked, level: 'Expert', ladder }, review(3), null)).toMatchObject({ why: 'level-now-unknown' })
  })

  it('misses exactly what lies between the two, and a better rating never widens a gap', () => {
    const point = fc.integer({ min: 1, max: 5 })
    fc.assert(
      fc.property(point, point, fc.constantFrom(...ladder), fc.constantFrom(...ladder), (a, b, level, now) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const lack = (score: number) => {
          const found = readinessFor({ ...asked, level, ladder }, review(score), now)
          if (found.kind === 'gap') expect(found.missing).toBe(found.need - found.have)
          return found.kind === 'gap' ? found.missing : 0
        }
        return lack(high) <= lack(low) && Number.isInteger(lack(low))
      }),
    )
  })

  it('stays within one level of the level rated at, whatever the scale', () => {
    const sizes = fc.integer({ min: 2, max: 10 }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 1, max: size })))
    fc.assert(
      fc.property(sizes, fc.nat(9), ([size, meets], at) => {
        const points = Array.from({ length: size }, (_, index) => ({ value: index + 1, label: `p${index}`, meaning: '' }))
        const score = (at % size) + 1
        const steps = stepsFromMeets({ points, meets }, score)
        return Math.abs(steps) <= 100 && Math.sign(steps) === Math.sign(score - meets)
      }),
    )
  })
})

describe('trainings', () => {
  const training = (id: string, competencies: string[]) => ({
    ...{ id: id as never, title: id, provider: '', description: '', hours: null, costMinor: null, currency: 'EUR', competencies },
  })
  const seen = (competency: string): RecommendationReason => ({
    ...{ kind: 'review', competency, score: 2, expected: 3, reviewId: 'r' as never, cycleName: 'Cycle 2026', version: 1 },
  })

  it('are recommended for gaps seen, with the gap and where it was seen, those for the most gaps first', () => {
    const all = [training('a', ['Writing']), training('b', ['writing ', 'Planning']), training('c', ['Welding'])]
    const found = recommend(all, [seen('Writing'), seen('Planning')], new Set(['a']))
    expect(found.map(({ training: { id }, reasons, planned }) => [id, reasons.map(({ competency }) => competency), planned])).toEqual([
      ['b', ['Writing', 'Planning'], false],
      ['a', ['Writing'], true],
    ])
  })

  it('leave a gap in sight that none of them is for', () => {
    const gaps = reviewGaps({
      scale,
      competencies: [
        { name: 'Writing', score: 2, notSeen: false, expected: 3 },
        { name: 'X', score: 3, notSeen: false, expected: 3 },
      ],
    })
    expect(gaps).toEqual([{ competency: 'Writing', score: 2, expected: 3 }])
    expect(gapsWithoutTraining(gaps, [training('a', ['Planning'])])).toEqual(gaps)
    expect(gapsWithoutTraining(gaps, [training('a', ['WRITING'])])).toEqual([])
  })

  const money = { currency: 'EUR', minorUnits: (currency: string) => (currency === 'JPY' ? 1 : currency === 'XQQ' ? null : 100) }
  const heading = ['Title', 'Provider', 'Hours', 'Cost', 'Currency', 'Competencies']
  const columns = catalogueColumns(heading)
  const read = (...rows: string[][]) => {
    if (columns === null) throw new Error('a title column stands there')
    return readCatalogue(
      rows.map((cells, index) => ({ row: index + 2, cells })),
      columns,
      money,
    )
  }

  it('are read from a file row by row; what cannot be read says which row and why', () => {
    const { trainings, problems } = read(
      ['Technical writing', 'TU', '16', '1,250.50', '', 'Writing; Communication;writing'],
      ['', 'x', '', '', '', ''],
      ['Haggling', '', 'two', '', '', ''],
      ['Kaizen', '', '', '9000', 'jpy', ''],
      ['kaizen', '', '', '', '', ''],
      ['Odd money', '', '', '1', 'XQQ', ''],
    )
    expect(trainings).toEqual([
      {
        title: 'Technical writing',
        provider: 'TU',
        description: '',
        hours: 16,
        costMinor: 125_050,
        currency: 'EUR',
        competencies: ['Writing', 'Communication'],
      },
      { title: 'Kaizen', provider: '', description: '', hours: null, costMinor: 9000, currency: 'JPY', competencies: [] },
    ])
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'no-title'],
      [4, 'not-a-number'],
      [6, 'repeated'],
      [7, 'not-a-currency'],
    ])
  })

  it('read again change nothing', () => {
    const { trainings } = read(['Technical writing', 'TU', '16', '10', 'EUR', 'Writing'], ['Kaizen', '', '', '', '', ''])
    expect(catalogueEffect(trainings, trainings)).toEqual({ added: [], changed: [], same: 2 })
    expect(catalogueEffect([], trainings).added).toHaveLength(2)
    const [writing, kaizen] = trainings
    if (!writing || !kaizen) throw new Error('two were read')
    expect(catalogueEffect([{ ...writing, title: 'TECHNICAL WRITING' }, kaizen], trainings)).toMatchObject({ changed: [{}], same: 1 })
  })

  it('hold each competency once', () => {
    const fields = {
      title: 'a',
      provider: ' b ',
      description: '',
      hours: null,
      costMinor: null,
      currency: 'EUR',
      competencies: ['A', 'a', ' A  '],
    }
    expect(tidyTraining(fields)).toMatchObject({ provider: 'b', competencies: ['A'] })
  })

  it.each([
    ['1,250.50', 1250.5],
    ['1250,5', 1250.5],
    ['1 250', 1250],
    ["1'250", 1250],
    ['', null],
    ['-3', undefined],
    ['many', undefined],
  ] as const)('understand %j as an amount', (text, value) => expect(numberIn(text)).toBe(value))
})
