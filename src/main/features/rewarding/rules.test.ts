import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { worthOf } from './rules.ts'

const kind = fc.constantFrom('recognition' as const, 'time' as const, 'learning' as const, 'role' as const, 'money' as const)

describe('what a reward is worth', () => {
  it('needs a reason, whatever it is', () => {
    fc.assert(
      fc.property(kind, fc.nat(), fc.constantFrom('', ' ', '\n\t'), (of, amountMinor, reason) => {
        expect(worthOf({ kind: of, amountMinor, reason })).toEqual({ ok: false, error: { code: 'REWARD_NEEDS_REASON' } })
      }),
    )
  })

  it('is an amount for money, may be one for learning, and is none for the rest', () => {
    const worth = (of: Parameters<typeof worthOf>[0]['kind'], amountMinor: number | null) =>
      worthOf({ kind: of, amountMinor, reason: 'Why' })
    expect(worth('money', 50_000)).toEqual({ ok: true, value: 50_000 })
    expect([worth('money', null), worth('money', 0)].map(({ ok }) => ok)).toEqual([false, false])
    expect(worth('learning', null)).toEqual({ ok: true, value: null })
    expect(worth('learning', 120_000)).toEqual({ ok: true, value: 120_000 })
    expect(worth('recognition', 99)).toEqual({ ok: true, value: null })
  })
})
