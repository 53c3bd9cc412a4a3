import { describe, expect, it } from 'vitest'
import type { ChartPerson, OrgUnit } from '../../../shared/contract/people-org.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { buildTree } from './chart-tree.ts'
import { chartSheet, unitsSheet } from './org-sheets.ts'
import { unitAndBelow } from './unit-tree.ts'
import { stepInUnits, unfoldedUnits } from './units-keys.ts'

const unit = (id: string, parentId: string | null): OrgUnit => ({ id, parentId, name: id }) as OrgUnit
const UNITS = [unit('o', null), unit('p', 'o'), unit('l', 'p'), unit('s', null)]
const PARENTS = new Set(['o', 'p'])
const NONE = new Set<string>()

describe('the tree of units', () => {
  it('shows nothing below a folded unit', () => {
    expect(unfoldedUnits(UNITS, new Set(['o'])).map(({ id }) => id)).toEqual(['o', 's'])
    expect(unfoldedUnits(UNITS, new Set(['p'])).map(({ id }) => id)).toEqual(['o', 'p', 's'])
  })

  it('is walked with arrows, Home and End', () => {
    const step = (key: string, id: string, folded: ReadonlySet<string> = NONE) =>
      stepInUnits(key, id, { listed: unfoldedUnits(UNITS, folded), parents: PARENTS, folded })
    expect(step('ArrowDown', 'o')).toEqual({ kind: 'go', id: 'p' })
    expect(step('ArrowUp', 'o')).toBeNull()
    expect(step('ArrowLeft', 'o')).toEqual({ kind: 'fold', id: 'o' })
    expect(step('ArrowRight', 'o', new Set(['o']))).toEqual({ kind: 'unfold', id: 'o' })
    expect(step('ArrowRight', 'o')).toEqual({ kind: 'go', id: 'p' })
    expect(step('ArrowRight', 'l')).toBeNull()
    expect(step('ArrowLeft', 'l')).toEqual({ kind: 'go', id: 'p' })
    expect([step('Home', 'l'), step('End', 'o')]).toEqual([
      { kind: 'go', id: 'o' },
      { kind: 'go', id: 's' },
    ])
  })

  it('takes in everything below a unit', () => {
    expect([...unitAndBelow(UNITS, 'o')]).toEqual(['o', 'p', 'l'])
  })
})

describe('units and the chart in a file', () => {
  it('names every unit with its path and counts, in the order of the tree', () => {
    const production = { ...unit('p', null), name: 'Production', path: 'Operations / Production', depth: 1, direct: 3, total: 5, left: 1 }
    expect(
      unitsSheet([
        { ...production, head: { id: 'x' as PersonId, name: 'Ana' } },
        { ...production, head: null },
      ]),
    ).toEqual({
      name: 'Units',
      headers: ['Unit', 'Path', 'Level', 'Led by', 'In it', 'With those below', 'Left'],
      rows: [
        ['Production', 'Operations / Production', 2, 'Ana', 3, 5, 1],
        ['Production', 'Operations / Production', 2, null, 3, 5, 1],
      ],
    })
  })

  it('lists everybody below their manager, without the card that stands for people with neither', () => {
    const person = (id: string, managerId: string | null): ChartPerson => ({
      id: id as PersonId,
      managerId: managerId as PersonId | null,
      name: id,
      jobTitle: null,
      unit: null,
      unitId: null,
      standing: 'active',
    })
    const people = [person('Ana', null), person('Bo', 'Ana'), person('Cy', null), person('Dee', null)]
    const { headers, rows } = chartSheet(buildTree(people, { from: null, units: null }))
    expect(headers.slice(0, 2)).toEqual(['level', 'name'])
    expect(rows).toEqual([
      [1, 'Ana', null, null, null, 1, 1],
      [2, 'Bo', null, null, 'Ana', 0, 0],
      [1, 'Cy', null, null, null, 0, 0],
      [1, 'Dee', null, null, null, 0, 0],
    ])
  })
})
