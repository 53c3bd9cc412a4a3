import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, cellsOf, meets } from './chart-cells.ts'
import type { Layout } from './chart-layout.ts'

const place = fc.record({ x: fc.integer({ min: 0, max: 9000 }), y: fc.integer({ min: 0, max: 5000 }) })

function layoutOf(places: readonly { readonly x: number; readonly y: number }[]): Layout {
  const boxes = places.map(({ x, y }, index) => ({ id: `p${index}`, x, y }))
  const lines = boxes.map(({ id, x, y }) => ({ id, d: `M${x} ${y}h3000`, left: x, right: x + 3000, top: y, bottom: y + 10 }))
  return { boxes, lines, at: new Map(boxes.map((box) => [box.id, box])), width: 0, height: 0 }
}

describe('the squares of the picture', () => {
  it('hold every card and every line once, and none that they do not reach', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 200 }), (places) => {
        const layout = layoutOf(places)
        const cells = cellsOf(layout)
        expect(cells.flatMap(({ boxes }) => boxes.map(({ id }) => id)).sort()).toEqual(layout.boxes.map(({ id }) => id).sort())
        expect(cells.reduce((sum, { lines }) => sum + lines.split('M').length - 1, 0)).toBe(places.length)
      }),
    )
  })

  it('leave out nothing that a window shows', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 200 }), place, (places, { x, y }) => {
        const layout = layoutOf(places)
        const window = { left: x, right: x + 1440, top: y, bottom: y + 900 }
        const near = cellsOf(layout).filter((cell) => meets(cell, window))
        const drawn = new Set(near.flatMap(({ boxes }) => boxes.map(({ id }) => id)))
        for (const box of layout.boxes) if (meets(areaOf(box), window)) expect(drawn.has(box.id)).toBe(true)
        const lines = near.map((cell) => cell.lines).join('')
        for (const line of layout.lines) if (meets(line, window)) expect(lines).toContain(line.d)
      }),
    )
  })
})
