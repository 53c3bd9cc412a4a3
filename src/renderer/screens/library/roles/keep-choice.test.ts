import { describe, expect, it } from 'vitest'
import type { Role, RoleElement } from '../../../../shared/contract/library-roles.ts'
import { firstChoice, toggled } from './keep-choice.ts'

const element = (id: string, kind: RoleElement['kind'], importance: number): RoleElement => ({
  id,
  kind,
  name: id,
  description: '',
  importance,
  level: null,
})
const role: Role = {
  code: '15-1252.00',
  title: 'Buyers',
  description: '',
  zone: null,
  tasks: [
    ...Array.from({ length: 20 }, (_, id) => ({ id, kind: 'core' as const, text: `Task ${id}` })),
    { id: 90, kind: 'supplemental', text: 'Files' },
  ],
  elements: [element('a', 'skill', 4.5), element('b', 'knowledge', 4), element('c', 'skill', 3.4), element('d', 'work-style', 3.5)],
  activities: [],
  technology: [],
  related: [{ code: '11-1011.00', title: 'Chief Executives', tier: 1 }],
  otherTitles: [],
}

describe('what is kept of a role to begin with', () => {
  it('is the first core tasks and what is important, and no other role', () => {
    const kept = firstChoice(role)
    expect([...kept.tasks]).toEqual(Array.from({ length: 15 }, (_, id) => id))
    expect([...kept.elements]).toEqual(['a', 'b', 'd'])
    expect([kept.related.size, kept.technology]).toEqual([0, false])
  })

  it('is nothing where the library has nothing', () => {
    const kept = firstChoice({ ...role, tasks: [], elements: [] })
    expect([kept.tasks.size, kept.elements.size]).toEqual([0, 0])
  })

  it('is struck and kept again without touching the rest', () => {
    const set = new Set([1, 2])
    expect([...toggled(set, 2)]).toEqual([1])
    expect([...toggled(toggled(set, 2), 2)]).toEqual([1, 2])
    expect([...set]).toEqual([1, 2])
  })
})
