import { describe, expect, it } from 'vitest'
import { pointAbove, withoutPoint, withPoint } from './scale-draft.ts'

const scale = {
  name: 'Three',
  points: [1, 2, 3].map((value) => ({ value, label: `P${value}`, meaning: '' })),
  meets: 2,
  notApplicable: true,
}

describe('a scale being changed', () => {
  it('keeps the point that means “meets” when its number changes or its place goes', () => {
    expect(withPoint(scale, 1, { value: 5 }).meets).toBe(5)
    expect(withPoint(scale, 0, { value: 0 }).meets).toBe(2)
    expect(withoutPoint(scale, 1).meets).toBe(3)
    expect(withoutPoint(withoutPoint(scale, 2), 1)).toMatchObject({ points: [{ value: 1 }], meets: 1 })
  })

  it('grows at its upper end', () => {
    expect(pointAbove(scale.points)).toEqual({ value: 4, label: 'Point 4', meaning: '' })
  })
})
