import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEST_FORM } from '../../../../tests/support/firm.ts'
import type { NoteId } from '../../../shared/kernel/ids.ts'
import { assembleItems, itemBases, measureText, type RatingOf, selfState, UNRATED, withLinks, writable } from './rules.ts'

const measure = { title: 'Rework', unit: '%', baseline: 3.4, target: 1.8, current: 2.1 }
const goals = [
  {
    id: 'g1',
    title: 'Rework below 2 %',
    outcome: 'Less rework',
    weightBp: 10_000,
    measures: [measure, { ...measure, title: 'Scrap', unit: '' }],
  },
  { id: 'g2', title: 'Twelve drawings', outcome: 'All released', weightBp: 0, measures: [] },
]
const bases = itemBases(TEST_FORM, goals)
const said = (author: RatingOf['author'], score: number | null): RatingOf => ({
  kind: 'goal',
  key: 'g1',
  author,
  score,
  notSeen: false,
  comment: '',
})

describe('the items of a review', () => {
  it('name each measure when a goal has several, and the outcome where there is none', () => {
    expect(bases.slice(0, 2).map(({ detail }) => detail)).toEqual([
      'Rework: 2.1\u00a0%, from 3.4\u00a0% to 1.8\u00a0%; Scrap: 2.1, from 3.4 to 1.8',
      'All released',
    ])
  })

  it('show a value as it was typed, without the noise of binary fractions', () => {
    expect(measureText({ ...measure, current: 0.1 + 0.2 })).toContain('0.3\u00a0%')
  })

  it('give competencies equal weights that add up to the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const competencies = Array.from({ length: count }, (_, index) => ({
          key: `c${index}`,
          name: '',
          description: '',
          expected: 3,
          anchors: {},
        }))
        const weights = itemBases({ ...TEST_FORM, competencies }, []).map(({ weightBp }) => weightBp)
        return weights.reduce((a, b) => a + b, 0) === 10_000 && Math.max(...weights) - Math.min(...weights) <= 1
      }),
    )
  })

  it('hold the employee’s rating only when it is open', () => {
    const ratings = [said('manager', 3), said('employee', 5)]
    const items = (open: boolean) => assembleItems(bases, { ratings, citations: [] }, () => open)
    expect(items(false).every(({ employee }) => employee === null)).toBe(true)
    expect(items(true)[0]?.employee).toMatchObject({ score: 5 })
    expect(items(true)[1]).toMatchObject({ manager: UNRATED, employee: null })
  })

  it('carry links to private notes only where they are asked for', () => {
    const items = assembleItems(bases, { ratings: [], citations: [] }, () => true)
    expect(items.some((item) => 'linkedNotes' in item)).toBe(false)
    const linked = withLinks(items, [{ kind: 'goal', key: 'g2', noteId: 'n' as NoteId }])
    expect(linked.map(({ linkedNotes }) => linkedNotes.length)).toEqual([0, 1, 0, 0])
  })
})

describe('a self-review', () => {
  const rated = { manager: { ...UNRATED, score: 3 } }
  const unseen = { manager: { ...UNRATED, notSeen: true } }

  it('opens when the last item is settled, and not before', () => {
    expect(selfState(true, 'writing', [rated, { manager: UNRATED }])).toBe('sealed')
    expect(selfState(true, 'writing', [rated, unseen])).toBe('open')
    expect(selfState(false, 'writing', [rated])).toBe('none')
  })

  it('is not opened by finishing a half-rated review, only by what cannot be changed any more', () => {
    expect(selfState(true, 'ready', [rated, { manager: UNRATED }])).toBe('sealed')
    expect(selfState(true, 'shared', [rated, { manager: UNRATED }])).toBe('open')
  })
})

describe('what may be written', () => {
  it('is a review being written, and no other', () => {
    const outcome = (state: Parameters<typeof writable>[0]) => {
      const may = writable(state)
      return may.ok ? 'may' : may.error.code
    }
    expect((['writing', 'ready', 'shared', 'replied', 'signed'] as const).map(outcome)).toEqual([
      'may',
      'REVIEW_NOT_WRITABLE',
      'REVIEW_NOT_WRITABLE',
      'REVIEW_NOT_WRITABLE',
      'REVIEW_SIGNED',
    ])
  })
})
