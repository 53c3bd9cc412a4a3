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
  it('shows every part of every card on some page, whatever its size', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(9), sizes, papers, (teams, each, size, orientation) => {
        const layout = firm(teams, each)
        const { tiles } = planPrint(layout, size, orientation)
        for (const { x, y } of layout.boxes) {
          for (const [px, py] of [
            [x, y],
            [x + CARD.width, y + CARD.height],
          ] as const) {
            const on = tiles.filter(
              (tile) => px >= tile.x - 1 && px <= tile.x + tile.width + 1 && py >= tile.y - 1 && py <= tile.y + tile.height + 1,
            )
            expect(on.length).toBeGreaterThan(0)
          }
        }
        const drawn = new Set(tiles.flatMap((tile) => partOf(layout, tile).boxes.map(({ id }) => id)))
        expect(drawn.size).toBe(layout.boxes.length)
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
