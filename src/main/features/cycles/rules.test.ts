import { describe, expect, it } from 'vitest'
import { proposePhases } from '../library/index.ts'
import { checkPhases, chooseCurrent } from './rules.ts'

function yearOf2026() {
  const phases = proposePhases('2026-01-01', '2026-12-31')
  if (!phases.ok) throw new Error(phases.error.code)
  return phases.value
}

describe('what a cycle needs before it starts', () => {
  it('starts as proposed, from the first day of planning to the last of action', () => {
    expect(checkPhases(yearOf2026())).toEqual({ ok: true, value: { startsOn: '2026-01-01', endsOn: '2026-12-31' } })
  })

  it('may leave a gap between two phases', () => {
    const phases = yearOf2026().map((phase) => (phase.phase === 'coaching' ? { ...phase, endsOn: '2026-07-01' } : phase))
    expect(checkPhases(phases).ok).toBe(true)
  })

  it('refuses a phase that ends before it begins', () => {
    const phases = yearOf2026().map((phase) => (phase.phase === 'coaching' ? { ...phase, endsOn: '2026-01-15' } : phase))
    expect(checkPhases(phases)).toMatchObject({ error: { code: 'DATES_REVERSED' } })
  })

  it('refuses phases that overlap or change places', () => {
    const overlapping = yearOf2026().map((phase) => (phase.phase === 'coaching' ? { ...phase, startsOn: '2026-02-01' } : phase))
    expect(checkPhases(overlapping)).toMatchObject({ error: { code: 'PHASES_OUT_OF_ORDER' } })
    expect(checkPhases(yearOf2026().toReversed())).toMatchObject({ error: { code: 'PHASES_OUT_OF_ORDER' } })
  })
})

describe('the current cycle', () => {
  const old = { startsOn: '2025-01-01', endsOn: '2025-12-31', status: 'running', launchedAt: 1 } as const
  const now = { startsOn: '2026-01-01', endsOn: '2026-12-31', status: 'running', launchedAt: 2 } as const
  const next = { startsOn: '2027-01-01', endsOn: '2027-12-31', status: 'running', launchedAt: 3 } as const

  it('is the running one that holds today', () => {
    expect(chooseCurrent([old, next, now], '2026-05-01')).toBe(now)
  })

  it('is the newest running one when none holds today', () => {
    expect(chooseCurrent([old, now], '2028-05-01')).toBe(now)
  })

  it('is never a closed one', () => {
    expect(chooseCurrent([{ ...now, status: 'closed' as const }], '2026-05-01')).toBeNull()
  })
})
