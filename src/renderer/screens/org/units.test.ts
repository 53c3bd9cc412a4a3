import { describe, expect, it } from 'vitest'
import type { OrgUnit } from '../../../shared/contract/people-org.ts'
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
      stepInUnits(key, id, unfoldedUnits(UNITS, folded), PARENTS, folded)
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
