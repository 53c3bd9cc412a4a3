import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChartPerson } from '../../../shared/contract/people-org.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { CARD, layOut } from './chart-layout.ts'
import { type Orientation, type PrintSize, partOf, planPrint } from './chart-print.ts'
import { buildTree } from './chart-tree.ts'

const sizes = fc.constantFrom<PrintSize>('one-page', 'readable')
const papers = fc.constantFrom<Orientation>('landscape', 'portrait')

/** A top with so many teams of so many. */
function firm(teams: number, each: number) {
  const person = (id: string, managerId: string | null): ChartPerson => ({
    id: id as PersonId,
    managerId: managerId as PersonId | null,
    name: id,
    jobTitle: null,
    unit: null,
    unitId: null,
    standing: 'active',
  })
  const people = [person('top', null)]
  for (let team = 0; team < teams; team += 1) {
    people.push(person(`m${team}`, 'top'))
    for (let index = 0; index < each; index += 1) people.push(person(`m${team}p${index}`, `m${team}`))
  }
  const tree = buildTree(people, { from: null, units: null })
  return layOut(tree, new Set(tree.nodes.keys()))
}

describe('the chart on paper', () => {
  it('shows every card whole on some page, whatever its size, and draws none that an edge would cut', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(9), sizes, papers, (teams, each, size, orientation) => {
        const layout = firm(teams, each)
        const { tiles } = planPrint(layout, size, orientation)
        const drawn = new Set<string>()
        for (const tile of tiles) {
          for (const { id, x, y } of partOf(layout, tile).boxes) {
            drawn.add(id)
            expect(x).toBeGreaterThanOrEqual(tile.x)
            expect(y).toBeGreaterThanOrEqual(tile.y)
            expect(x + CARD.width).toBeLessThanOrEqual(tile.x + tile.width)
            // Its count hangs over the foot.
            expect(y + CARD.height + 8).toBeLessThanOrEqual(tile.y + tile.height)
          }
        }
        expect(drawn.size).toBe(layout.boxes.length)
      }),
    )
  })

  it('leaves no gap between pages, and lays one over another by a card at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 40 }), fc.nat(12), papers, (teams, each, orientation) => {
        const { tiles } = planPrint(firm(teams, each), 'readable', orientation)
        const first = tiles[0]
        const starts = [...new Set(tiles.map(({ x }) => x))].sort((a, b) => a - b)
        for (const [index, x] of starts.entries()) {
          const before = starts[index - 1]
          if (before === undefined || first === undefined) continue
          const overlap = before + first.width - x
          // A column of pages with no card on it is not printed.
          const missing = Math.round(-overlap / first.width)
          expect(overlap + missing * first.width).toBeLessThanOrEqual(CARD.width + 4)
        }
      }),
    )
  })

  it('is one page when one page is asked for, and never too small to read at reading size', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(9), papers, (teams, each, orientation) => {
        const layout = firm(teams, each)
        expect(planPrint(layout, 'one-page', orientation).tiles).toHaveLength(1)
        const { namePoints } = planPrint(layout, 'readable', orientation)
        expect(namePoints).toBeGreaterThan(5.5)
        expect(namePoints).toBeLessThan(11)
      }),
    )
  })
})
