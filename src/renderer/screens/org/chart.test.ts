import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChartPerson } from '../../../shared/contract/people-org.ts'
import { stepFrom, typedTo } from './chart-keys.ts'
import { type Box, CARD, type Layout, layOut } from './chart-layout.ts'
import { buildTree, type ChartTree, LONERS, lineTo, managersFrom, openAtFirst, visibleNodes } from './chart-tree.ts'

const EVERYBODY = { from: null, units: null }

function person(id: string, managerId: string | null, more: Partial<Record<'name' | 'unitId' | 'standing', string>> = {}): ChartPerson {
  return { id, managerId, name: id, jobTitle: null, unit: null, unitId: null, standing: 'active', ...more } as ChartPerson
}

/** Everybody reports to somebody before them, or to nobody. */
const firms = fc
  .array(fc.nat(), { minLength: 1, maxLength: 60 })
  .map((rows) => rows.map((above, index) => person(`p${index}`, index === 0 || above % 7 === 0 ? null : `p${above % index}`)))
/** A firm of many teams: a top, so many managers, and a few reports for each. */
const broadFirms = fc
  .array(fc.nat(12), { minLength: 5, maxLength: 30 })
  .map((teams) => [
    person('top', null),
    ...teams.flatMap((size, team) => [
      person(`m${team}`, 'top'),
      ...Array.from({ length: size }, (_, index) => person(`m${team}p${index}`, `m${team}`)),
    ]),
  ])
/** Departments of many teams: broad enough for several rows of rows. */
const deepFirms = fc
  .array(fc.array(fc.nat(6), { maxLength: 9 }), { minLength: 3, maxLength: 9 })
  .map((departments) => [
    person('top', null),
    ...departments.flatMap((teams, department) => [
      person(`d${department}`, 'top'),
      ...teams.flatMap((size, team) => [
        person(`d${department}m${team}`, `d${department}`),
        ...Array.from({ length: size }, (_, index) => person(`d${department}m${team}p${index}`, `d${department}m${team}`)),
      ]),
    ]),
  ])
const mixedFirms = fc.oneof(firms, broadFirms, deepFirms)
const mostly = fc.infiniteStream(fc.nat(9).map((chance) => chance > 0))
const openness = fc.oneof(fc.infiniteStream(fc.boolean()), mostly)

function someOpen(tree: ChartTree, choices: { next(): { value: boolean } }): Set<string> {
  return new Set([...tree.nodes.keys()].filter(() => choices.next().value))
}

function overlaps(layout: Layout): string[] {
  const sorted = [...layout.boxes].sort((a, b) => a.y - b.y)
  return sorted.flatMap((one, index) =>
    sorted
      .slice(index + 1)
      .filter((other) => Math.abs(one.y - other.y) < CARD.height && Math.abs(one.x - other.x) < CARD.width)
      .map((other) => `${one.id} ${other.id}`),
  )
}

describe('the picture of a firm', () => {
  it('shows every card that is open to view exactly once, and no two over each other', () => {
    fc.assert(
      fc.property(mixedFirms, openness, (people, choices) => {
        const tree = buildTree(people, EVERYBODY)
        const open = someOpen(tree, choices)
        const layout = layOut(tree, open)
        expect(layout.boxes.map(({ id }) => id).sort()).toEqual(
          visibleNodes(tree, open)
            .map(({ id }) => id)
            .sort(),
        )
        expect(overlaps(layout)).toEqual([])
        for (const { x, y } of layout.boxes)
          expect(x >= 0 && y >= 0 && x + CARD.width <= layout.width && y + CARD.height <= layout.height).toBe(true)
      }),
    )
  })

  it('keeps the inside of a branch as it is when another opens or closes', () => {
    fc.assert(
      fc.property(mixedFirms, openness, fc.nat(), fc.nat(), (people, choices, one, other) => {
        const tree = buildTree(people, EVERYBODY)
        const ids = [...tree.nodes.keys()]
        const [still, changed] = [ids[one % ids.length] ?? '', ids[other % ids.length] ?? '']
        fc.pre(still !== changed && !lineTo(tree.nodes, changed).includes(still) && !lineTo(tree.nodes, still).includes(changed))
        const open = someOpen(tree, choices)
        for (const id of lineTo(tree.nodes, still)) open.add(id)
        // Its own state stays as well: a card that closes moves into the column of closed ones.
        const toggled = new Set(open)
        if (!toggled.delete(changed)) toggled.add(changed)
        expect(inside(layOut(tree, toggled), tree, open, still)).toEqual(inside(layOut(tree, open), tree, open, still))
      }),
    )
  })

  it('puts reports below their manager', () => {
    fc.assert(
      fc.property(mixedFirms, openness, (people, choices) => {
        const tree = buildTree(people, EVERYBODY)
        const { boxes, at } = layOut(tree, someOpen(tree, choices))
        for (const { id, y } of boxes) {
          const above = at.get(tree.nodes.get(id)?.parentId ?? '')
          if (above !== undefined) expect(y).toBeGreaterThan(above.y)
        }
      }),
    )
  })

  it('lays three hundred reports out as a block that fits a wall, not as a line', () => {
    const people = [person('boss', null), ...Array.from({ length: 300 }, (_, index) => person(`p${index}`, 'boss'))]
    const tree = buildTree(people, EVERYBODY)
    const { width, height } = layOut(tree, openAtFirst(tree))
    expect(width / height).toBeGreaterThan(0.8)
    expect(width / height).toBeLessThan(2.5)
  })

  it('puts thirty open teams in several rows', () => {
    const teams = Array.from({ length: 30 }, (_, team) => person(`m${team}`, 'top'))
    const people = [
      person('top', null),
      ...teams,
      ...teams.flatMap(({ id }) => Array.from({ length: 6 }, (_, each) => person(`${id}p${each}`, id))),
    ]
    const tree = buildTree(people, EVERYBODY)
    const { width, height } = layOut(tree, new Set(tree.nodes.keys()))
    expect(width / height).toBeGreaterThan(0.8)
    expect(width / height).toBeLessThan(3)
  })

  it('is made for five thousand people, all open, in less than half a second', () => {
    const people = Array.from({ length: 5000 }, (_, index) => person(`p${index}`, index === 0 ? null : `p${Math.floor((index - 1) / 8)}`))
    const tree = buildTree(people, EVERYBODY)
    const started = performance.now()
    const { boxes, width, height } = layOut(tree, new Set(tree.nodes.keys()))
    expect(performance.now() - started).toBeLessThan(500)
    expect(boxes).toHaveLength(5000)
    expect(width / height).toBeLessThan(4)
  })

  it('does not mind a chain of five thousand', () => {
    const people = Array.from({ length: 5000 }, (_, index) => person(`p${index}`, index === 0 ? null : `p${index - 1}`))
    const tree = buildTree(people, EVERYBODY)
    expect(layOut(tree, new Set(tree.nodes.keys())).boxes).toHaveLength(5000)
  })
})

/** The cards below somebody, seen from them. */
function inside({ at }: Layout, tree: ChartTree, open: ReadonlySet<string>, id: string): readonly Box[] {
  const root = at.get(id)
  const below = visibleNodes({ ...tree, roots: [id] }, open).flatMap((node) => at.get(node.id) ?? [])
  return below.map((box) => ({ id: box.id, x: Math.round((box.x - (root?.x ?? 0)) * 1000), y: box.y - (root?.y ?? 0) }))
}

const SMALL = [
  person('ann', null, { name: 'Ann Alder' }),
  person('bea', 'ann', { name: 'Bea Brook', unitId: 'u1' }),
  person('cal', 'ann', { name: 'Cal Cedar', unitId: 'u2', standing: 'left' }),
  person('dan', 'bea', { name: 'Dan Dale', unitId: 'u1' }),
  person('eve', 'cal', { name: 'Eve Dale', unitId: 'u2' }),
]

describe('who is in the picture', () => {
  it('are counted below each manager, without those who left', () => {
    const tree = buildTree(SMALL, EVERYBODY)
    expect([tree.nodes.get('ann')?.below, tree.nodes.get('cal')?.below]).toEqual([3, 1])
    expect(tree).toMatchObject({ count: 4, managers: 3, levels: 3 })
  })

  it('are one unit with the line above it when a unit is asked for', () => {
    const tree = buildTree(SMALL, { from: null, units: new Set(['u2']) })
    expect([...tree.nodes.values()].map(({ id, context }) => [id, context])).toEqual([
      ['ann', true],
      ['cal', false],
      ['eve', false],
    ])
  })

  it('are somebody and everybody below when the picture starts there', () => {
    const tree = buildTree(SMALL, { from: 'bea', units: null })
    expect([...tree.nodes.keys()]).toEqual(['bea', 'dan'])
    expect(tree.nodes.get('bea')).toMatchObject({ parentId: null, depth: 0 })
  })

  it('stand behind one card when they have neither a manager nor reports', () => {
    const tree = buildTree([...SMALL, person('x', null), person('y', null)], EVERYBODY)
    expect(tree.roots).toEqual(['ann', LONERS])
    expect(tree.nodes.get(LONERS)).toMatchObject({ children: ['x', 'y'], below: 2, person: null })
    expect(buildTree([person('x', null)], EVERYBODY).roots).toEqual(['x'])
  })

  it('open with one manager are all managers below', () => {
    const { nodes } = buildTree(SMALL, EVERYBODY)
    expect(managersFrom(nodes, 'ann')).toEqual(['ann', 'bea', 'cal'])
    expect(managersFrom(nodes, 'dan')).toEqual([])
  })
})

describe('the keys', () => {
  const tree = buildTree(SMALL, EVERYBODY)
  const open = new Set(['ann', 'bea'])
  const layout = layOut(tree, open)
  const step = (key: string, id: string) => stepFrom(key, id, { tree, open, layout })

  it('lead along the lines of the picture', () => {
    expect([step('ArrowDown', 'ann'), step('ArrowRight', 'bea'), step('ArrowLeft', 'cal'), step('ArrowUp', 'dan')]).toEqual([
      'bea',
      'cal',
      'bea',
      'bea',
    ])
    expect([step('ArrowDown', 'cal'), step('ArrowUp', 'ann'), step('Home', 'dan'), step('End', 'ann')]).toEqual([null, null, 'ann', 'cal'])
  })

  it('reach every card from the top with arrows alone', () => {
    fc.assert(
      fc.property(mixedFirms, (people) => {
        const all = buildTree(people, EVERYBODY)
        const everything = new Set(all.nodes.keys())
        const whole = layOut(all, everything)
        const reached = new Set(all.roots.slice(0, 1))
        for (const id of reached) {
          for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) {
            const next = stepFrom(key, id, { tree: all, open: everything, layout: whole })
            if (next !== null) reached.add(next)
          }
        }
        expect(reached.size).toBe(all.nodes.size)
      }),
    )
  })

  it('find by the beginning of any name, from here on and round again', () => {
    expect([typedTo('d', 'ann', tree, open), typedTo('b', 'dan', tree, open), typedTo('da', 'dan', tree, open)]).toEqual([
      'dan',
      'bea',
      'dan',
    ])
    expect(typedTo('zz', 'ann', tree, open)).toBeNull()
  })
})
