import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scrollTopFor, windowOf } from './row-window.ts'

const scrolled = fc.record({
  count: fc.integer({ min: 0, max: 20_000 }),
  rowHeight: fc.constantFrom(36, 40, 48),
  scrollTop: fc.integer({ min: 0, max: 1_000_000 }),
  viewport: fc.integer({ min: 0, max: 3000 }),
})

describe('the rows of a long list that are drawn', () => {
  it('draws every row that can be seen, and never one that does not exist', () => {
    fc.assert(
      fc.property(scrolled, (at) => {
        const { first, last } = windowOf(at)
        expect(first).toBeGreaterThanOrEqual(0)
        expect(last).toBeLessThanOrEqual(at.count)
        const end = Math.max(0, at.count * at.rowHeight - at.viewport)
        const top = Math.min(at.scrollTop, end)
        for (let y = top; y < Math.min(top + at.viewport, at.count * at.rowHeight); y += at.rowHeight) {
          const row = Math.floor(y / at.rowHeight)
          expect(row >= first && row < last).toBe(true)
        }
      }),
    )
  })

  it('draws few rows more than are seen, however long the list is', () => {
    fc.assert(
      fc.property(scrolled, (at) => {
        const { first, last } = windowOf(at)
        expect(last - first).toBeLessThanOrEqual(Math.ceil(at.viewport / at.rowHeight) + 30)
      }),
    )
  })

  it('scrolls no further than is needed to see a row whole', () => {
    const at = { rowHeight: 36, scrollTop: 360, viewport: 400 }
    expect(scrollTopFor(12, at)).toBeNull()
    expect(scrollTopFor(3, at)).toBe(108)
    expect(scrollTopFor(30, at)).toBe(716)
  })
})
