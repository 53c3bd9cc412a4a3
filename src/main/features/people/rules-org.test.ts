import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChartMember,
  chartMembers,
  inTreeOrder,
  lineOfUnit,
  placeOfUnit,
  planMerge,
  splitUnitPath,
  type UnitMember,
  type UnitNode,
  unitAndBelow,
  unitFigures,
  unitLabels,
} from './rules-org.ts'

const unit = (id: string, name: string, parentId: string | null = null): UnitNode => ({ id, name, parentId })
const FIRM = [unit('s', 'Sales'), unit('n', 'North', 's'), unit('o', 'Operations'), unit('on', 'North', 'o'), unit('p', 'Production', 'o')]

/** A forest: every unit lies under one that came before it, or at the top. */
const forests = fc
  .array(fc.record({ above: fc.nat(), name: fc.constantFrom('North', 'South', 'Sales', 'sales', 'Lab') }), { minLength: 2, maxLength: 14 })
  .map((rows) => rows.map(({ above, name }, index) => unit(`u${index}`, name, index === 0 || above % 3 === 0 ? null : `u${above % index}`)))

describe('the path of a unit', () => {
  it('is split where a stroke stands between spaces, and nowhere else', () => {
    expect(splitUnitPath('Operations / Production')).toEqual(['Operations', 'Production'])
    expect(splitUnitPath('Operations > Production › Line 2')).toEqual(['Operations', 'Production', 'Line 2'])
    expect(splitUnitPath('R/D')).toEqual(['R/D'])
    expect(splitUnitPath(' / ')).toEqual(['/'])
    expect(splitUnitPath('A /  / B')).toEqual(['A', 'B'])
  })

  it('is written in lists only where the name alone would be two units', () => {
    expect(Object.fromEntries(unitLabels(FIRM))).toMatchObject({
      s: 'Sales',
      n: 'Sales / North',
      on: 'Operations / North',
      p: 'Production',
    })
  })

  it('leads back to the same unit, whatever the units are called', () => {
    fc.assert(
      fc.property(forests, (units) => {
        const siblings = new Set(units.map(({ parentId, name }) => `${parentId} ${name.toLowerCase()}`))
        fc.pre(siblings.size === units.length)
        for (const [id, label] of unitLabels(units)) expect(placeOfUnit(units, label)).toEqual({ unitId: id, missing: [] })
      }),
    )
  })
})

describe('a unit written as text', () => {
  it('is found by name or path, and says what is missing', () => {
    expect(placeOfUnit(FIRM, 'production')).toEqual({ unitId: 'p', missing: [] })
    expect(placeOfUnit(FIRM, 'operations / north')).toEqual({ unitId: 'on', missing: [] })
    expect(placeOfUnit(FIRM, 'Operations / Quality / Lab')).toEqual({ unitId: 'o', missing: ['Quality', 'Lab'] })
    expect(placeOfUnit(FIRM, 'Lab', 'p')).toEqual({ unitId: 'p', missing: ['Lab'] })
  })

  it('is not guessed when two below others have the name', () => {
    expect(placeOfUnit(FIRM, 'North')).toEqual({ unitId: null, missing: ['North'] })
  })
})

describe('merging two units', () => {
  it('moves people and units, and merges those of the same name', () => {
    const plan = planMerge([...FIRM, unit('x', 'Export', 's')], 's', 'o')
    expect(plan).toEqual({
      people: [
        { from: 's', to: 'o' },
        { from: 'n', to: 'on' },
      ],
      units: [{ id: 'x', parentId: 'o' }],
      gone: ['n', 's'],
    })
  })

  it('leaves a forest without two siblings of one name where there were none, and nobody in a unit that is gone', () => {
    fc.assert(
      fc.property(forests, fc.nat(), fc.nat(), (units, one, other) => {
        const [from, into] = [units[one % units.length]?.id ?? '', units[other % units.length]?.id ?? '']
        fc.pre(!unitAndBelow(units, from).has(into))
        fc.pre(new Set(units.map(({ parentId, name }) => `${parentId} ${name.toLowerCase()}`)).size === units.length)
        const plan = planMerge(units, from, into)
        const gone = new Set(plan.gone)
        const parents = new Map(plan.units.map(({ id, parentId }) => [id, parentId]))
        const after = units.filter(({ id }) => !gone.has(id)).map((was) => ({ ...was, parentId: parents.get(was.id) ?? was.parentId }))
        expect(new Set(after.map(({ parentId, name }) => `${parentId} ${name.toLowerCase()}`)).size).toBe(after.length)
        for (const { id, parentId } of after) {
          expect(parentId === null || after.some((above) => above.id === parentId)).toBe(true)
          expect(lineOfUnit(new Map(after.map((left) => [left.id, left])), id).at(-1)?.id).toBe(id)
        }
        for (const { to } of plan.people) expect(gone.has(to) && to !== into).toBe(plan.people.some(({ from: left }) => left === to))
        expect(gone.has(into)).toBe(false)
      }),
    )
  })
})

describe('units in order', () => {
  it('come each before those below it, siblings by name', () => {
    expect(inTreeOrder(FIRM).map(({ id }) => id)).toEqual(['o', 'on', 'p', 's', 'n'])
  })
})

describe('the figures of a unit', () => {
  const person = (id: string, unitId: string | null, managerId: string | null, active = true): UnitMember => ({
    id,
    name: id,
    unitId,
    managerId,
    active,
  })

  it('count people in it and below it, and those who left apart', () => {
    const figures = unitFigures(FIRM, [person('a', 'o', null), person('b', 'p', 'a'), person('c', 'p', 'b'), person('d', 'p', 'b', false)])
    expect(figures.get('o')).toMatchObject({ direct: 1, total: 3, left: 0 })
    expect(figures.get('p')).toMatchObject({ direct: 2, total: 2, left: 1 })
  })

  it('name the one who leads it; of several at the top nobody is named', () => {
    const led = unitFigures(FIRM, [person('a', 'o', null), person('b', 'p', 'a'), person('c', 'p', 'b'), person('d', 'p', 'a')])
    expect([led.get('o')?.head?.id, led.get('p')?.head?.id]).toEqual(['a', 'b'])
    const shared = unitFigures(FIRM, [person('b', 'p', null), person('c', 'p', null)])
    expect(shared.get('p')?.head).toBeNull()
  })
})

describe('the chart', () => {
  const member = (id: string, managerId: string | null, standing: ChartMember['standing'] = 'active'): ChartMember => ({
    id,
    managerId,
    standing,
  })

  it('keeps who left only between people who did not', () => {
    const kept = chartMembers([
      member('a', null, 'removed'),
      member('b', 'a', 'left'),
      member('c', 'b'),
      member('d', 'c', 'left'),
      member('e', 'x'),
    ])
    expect(kept).toEqual([member('a', null, 'removed'), member('b', 'a', 'left'), member('c', 'b'), member('e', null)])
  })

  it('is a forest whatever the managers are: every chain ends', () => {
    const rows = fc.array(fc.record({ above: fc.nat(9), standing: fc.constantFrom('active', 'left', 'removed') }), { maxLength: 10 })
    fc.assert(
      fc.property(rows, (all) => {
        const kept = chartMembers(
          all.map(({ above, standing }, index) => member(`p${index}`, `p${above}`, standing as ChartMember['standing'])),
        )
        const managers = new Map(kept.map(({ id, managerId }) => [id, managerId]))
        for (const { id } of kept) {
          let steps = 0
          for (let at: string | null = id; at !== null; at = managers.get(at) ?? null) {
            expect(managers.has(at)).toBe(true)
            steps += 1
            expect(steps).toBeLessThan(12)
          }
        }
        expect(kept.filter(({ standing }) => standing === 'active')).toHaveLength(
          all.filter(({ standing }) => standing === 'active').length,
        )
      }),
    )
  })
})
