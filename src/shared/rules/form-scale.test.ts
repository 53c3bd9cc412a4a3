import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rescale, toFormCompetency } from './form-scale.ts'
import { isOnScale, scaleFault } from './library-content.ts'
import { FormCompetency, type FormScale, type ReviewForm } from './review-form.ts'

const scaleOf = (points: number, meets: number): FormScale => ({
  name: `${points} points`,
  points: Array.from({ length: points }, (_, index) => ({ value: index + 1, label: `Step ${index + 1}`, meaning: '' })),
  meets,
})
const scales = fc.integer({ min: 2, max: 10 }).chain((points) => fc.integer({ min: 1, max: points }).map((meets) => scaleOf(points, meets)))

const form: ReviewForm = {
  title: 'Review',
  scale: scaleOf(5, 3),
  competencies: [
    {
      key: 'telling',
      name: 'Telling',
      description: '',
      expected: 4,
      anchors: { '1': 'one', '2': 'two', '3': 'three', '4': 'four', '5': 'five' },
    },
  ],
  goalsWeightBp: 6000,
  competenciesWeightBp: 4000,
}

describe('a form on another scale', () => {
  it('keeps what “meets” looks like at the point that means it, and its neighbours beside it', () => {
    const [competency] = rescale(form, scaleOf(3, 2)).competencies
    expect(competency).toMatchObject({ expected: 3, anchors: { '1': 'two', '2': 'three', '3': 'four' } })
  })

  it('can always be rated with, and comes back unchanged from its own scale', () => {
    fc.assert(
      fc.property(scales, (scale) => {
        const moved = rescale(form, scale)
        expect(scaleFault(moved.scale)).toBeNull()
        expect(isOnScale(moved)).toBe(true)
        expect(rescale(moved, scale)).toEqual(moved)
      }),
    )
    expect(rescale(form, form.scale)).toEqual(form)
  })
})

describe('a competency of a framework in a form', () => {
  const levels = ['Awareness', 'Working', 'Practitioner', 'Expert'].map((name, index) => ({ key: `l${index + 1}`, name }))
  const competency = {
    area: '',
    name: 'User research',
    description: 'Finds out',
    indicators: levels.map(({ key, name }) => ({ level: key, statements: [`${name} does this.`, `${name} does that`] })),
  }

  it('says at “meets” what the expected level does, and at each point beside it what the level beside it does', () => {
    const made = toFormCompetency(competency, { levels, expected: 'l3', scale: scaleOf(5, 3), taken: ['user-research'] })
    expect(made).toEqual({
      key: 'user-research-2',
      name: 'User research',
      description: 'Finds out',
      expected: 3,
      anchors: {
        '1': 'Awareness does this. Awareness does that',
        '2': 'Working does this. Working does that',
        '3': 'Practitioner does this. Practitioner does that',
        '4': 'Expert does this. Expert does that',
      },
    })
  })

  it('is a valid part of a form on every scale, whatever it is called', () => {
    fc.assert(
      fc.property(
        scales,
        fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }),
        fc.constantFrom('l1', 'l4', null),
        (scale, name, expected) => {
          const long = {
            ...competency,
            name: name.slice(0, 120),
            indicators: [{ level: 'l1', statements: ['x'.repeat(999), 'y'.repeat(400)] }],
          }
          const made = toFormCompetency(long, { levels, expected, scale, taken: ['competency'] })
          expect(FormCompetency.safeParse(made).success).toBe(true)
          expect(isOnScale({ scale, competencies: [made] })).toBe(true)
        },
      ),
    )
  })
})
