import { describe, expect, it } from 'vitest'
import { movedArea, movedInArea } from './competency-order.ts'

const row = (id: string, area: string) => ({ id, area })
const ROWS = [row('a', 'Work'), row('x', 'People'), row('b', 'Work'), row('y', 'People'), row('c', 'Work')]

describe('the order of competencies', () => {
  it('moves one within its area, whatever stands between in the file', () => {
    expect(movedInArea(ROWS, 'b', -1)).toEqual(['b', 'a', 'c', 'x', 'y'])
    expect(movedInArea(ROWS, 'b', 1)).toEqual(['a', 'c', 'b', 'x', 'y'])
  })

  it('leaves the first and the last of an area where they are', () => {
    expect(movedInArea(ROWS, 'a', -1)).toBeNull()
    expect(movedInArea(ROWS, 'y', 1)).toBeNull()
    expect(movedInArea(ROWS, 'nobody', 1)).toBeNull()
  })

  it('moves a whole area', () => {
    expect(movedArea(ROWS, 'People', -1)).toEqual(['x', 'y', 'a', 'b', 'c'])
    expect(movedArea(ROWS, 'People', 1)).toBeNull()
  })
})
