import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/kernel/dates.ts'
import { ReviewForm } from '../../../shared/rules/review-form.ts'
import { cycleTemplate, proposeName, proposePhases } from './rules.ts'

describe('the cycle template', () => {
  it('is a valid form whose parts make 100 %', () => {
    expect(ReviewForm.parse(cycleTemplate)).toEqual(cycleTemplate)
    expect(cycleTemplate.goalsWeightBp + cycleTemplate.competenciesWeightBp).toBe(10_000)
  })

  it('says for every competency what every point of the scale looks like', () => {
    const points = cycleTemplate.scale.points.map((point) => String(point.value))
    for (const competency of cycleTemplate.competencies) expect(Object.keys(competency.anchors)).toEqual(points)
  })
})

describe('proposed phases', () => {
  it('divides a year as the phase line shows it', () => {
    const phases = proposePhases('2026-01-01', '2026-12-31')
    expect(phases).toEqual({
      ok: true,
      value: [
        { phase: 'planning', startsOn: '2026-01-01', endsOn: '2026-03-11' },
        { phase: 'coaching', startsOn: '2026-03-12', endsOn: '2026-07-21' },
        { phase: 'reviewing', startsOn: '2026-07-22', endsOn: '2026-11-02' },
        { phase: 'action', startsOn: '2026-11-03', endsOn: '2026-12-31' },
      ],
    })
  })

  it('follow each other without a gap and fill the cycle, whatever its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 2000 }), (length) => {
        const endsOn = addDays('2026-01-01', length)
        const phases = proposePhases('2026-01-01', endsOn)
        if (!phases.ok) return false
        expect(phases.value[0]?.startsOn).toBe('2026-01-01')
        expect(phases.value[3]?.endsOn).toBe(endsOn)
        phases.value.forEach((phase, index) => {
          expect(phase.startsOn <= phase.endsOn).toBe(true)
          const next = phases.value[index + 1]
          if (next) expect(next.startsOn).toBe(addDays(phase.endsOn, 1))
        })
        return true
      }),
    )
  })

  it('refuses an end before the start', () => {
    expect(proposePhases('2026-06-01', '2026-05-01')).toEqual({ ok: false, error: { code: 'DATES_REVERSED' } })
  })

  it('names the cycle after its year', () => {
    expect(proposeName('2026-01-01', '2026-12-31')).toBe('Cycle 2026')
    expect(proposeName('2026-07-01', '2027-06-30')).toBe('Cycle 2026/27')
  })
})
