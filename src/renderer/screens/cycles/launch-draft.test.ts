import { describe, expect, it } from 'vitest'
import type { PhaseDates } from '../../../shared/contract/cycles.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'
import { addCompetency, withGoalsWeight } from '../../library/form-draft.ts'
import { launchBlock, movePhaseEnd } from './launch-draft.ts'

const phases: readonly PhaseDates[] = [
  { phase: 'planning', startsOn: '2026-01-01', endsOn: '2026-02-28' },
  { phase: 'coaching', startsOn: '2026-03-01', endsOn: '2026-08-31' },
  { phase: 'reviewing', startsOn: '2026-09-01', endsOn: '2026-11-30' },
  { phase: 'action', startsOn: '2026-12-01', endsOn: '2026-12-31' },
]

const form: ReviewForm = {
  title: 'Annual review',
  scale: {
    name: 'Two points',
    points: [
      { value: 1, label: 'No', meaning: '' },
      { value: 2, label: 'Yes', meaning: '' },
    ],
    meets: 2,
  },
  competencies: [{ key: 'competency-2', name: 'Learning', description: '', expected: 2, anchors: {} }],
  goalsWeightBp: 6000,
  competenciesWeightBp: 4000,
}

describe('a cycle before its launch', () => {
  it('begins the next phase on the day after a moved last day', () => {
    const moved = movePhaseEnd(phases, 0, '2026-03-15')
    expect(moved[0]?.endsOn).toBe('2026-03-15')
    expect(moved[1]?.startsOn).toBe('2026-03-16')
    expect(moved[2]).toEqual(phases[2])
  })

  it('keeps the two weights of the form whole', () => {
    expect(withGoalsWeight(form, 70)).toMatchObject({ goalsWeightBp: 7000, competenciesWeightBp: 3000 })
    expect(withGoalsWeight(form, 140)).toMatchObject({ goalsWeightBp: 10_000, competenciesWeightBp: 0 })
  })

  it('never gives two competencies the same key', () => {
    const keys = addCompetency(addCompetency(form)).competencies.map((competency) => competency.key)
    expect(new Set(keys).size).toBe(3)
  })

  it('says the one thing that is still missing', () => {
    const draft = { name: 'Cycle 2026', phases, form, people: 7 }
    expect(launchBlock(draft)).toBeNull()
    expect(launchBlock({ ...draft, people: 0 })).toBe('Nobody is chosen yet.')
    expect(launchBlock({ ...draft, phases: movePhaseEnd(phases, 0, '2025-12-01') })).toBe('A phase ends before it begins.')
    expect(launchBlock({ ...draft, form: addCompetency(form) })).toBe('A name in the review form is empty.')
  })
})
