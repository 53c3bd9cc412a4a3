import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BackupAge, keptBackups } from './rotation.ts'

const DAY = 86_400_000
const today = new Date(2026, 10, 10, 18, 0).getTime()
const copy = (daysAgo: number, cause: BackupAge['cause'] = 'routine'): BackupAge => ({
  id: `${cause}-${daysAgo}`,
  at: today - daysAgo * DAY,
  cause,
})

describe('which backups are kept', () => {
  it('is seven days, four weeks and twelve months of a year of daily copies', () => {
    const kept = keptBackups(Array.from({ length: 400 }, (_, daysAgo) => copy(daysAgo)))
    const count = (as: string) => [...kept.values()].filter((value) => value === as).length
    expect(count('daily')).toBe(7)
    // Two of the four weeks, and this month, already have theirs among the days.
    expect(count('weekly')).toBe(2)
    expect(count('monthly')).toBe(11)
    expect(kept.has('routine-0')).toBe(true)
  })

  it('keeps the three newest of one day, so that a copy asked for outlives the one on closing', () => {
    const sameDay = [0.01, 0.02, 0.03, 0.04].map((daysAgo) => copy(daysAgo))
    expect([...keptBackups(sameDay).keys()].sort()).toEqual(['routine-0.01', 'routine-0.02', 'routine-0.03'])
  })

  it('keeps what a restore replaced and what was there before a migration apart from the days', () => {
    const kept = keptBackups([copy(900, 'replaced'), copy(901, 'before-migration'), ...Array.from({ length: 40 }, (_, n) => copy(n))])
    expect(kept.get('replaced-900')).toBe('replaced')
    expect(kept.get('before-migration-901')).toBe('before-migration')
  })

  it('never drops the newest, and dropping again drops nothing more', () => {
    const ages = fc.array(
      fc.record({ days: fc.integer({ min: 0, max: 800 }), cause: fc.constantFrom('routine', 'replaced', 'before-migration') }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(ages, (list) => {
        const backups = list.map(({ days, cause }, index) => ({ ...copy(days, cause as BackupAge['cause']), id: String(index) }))
        const kept = keptBackups(backups)
        const left = backups.filter(({ id }) => kept.has(id))
        const again = keptBackups(left)
        const newest = Math.max(...backups.map(({ at }) => at))
        return left.some(({ at }) => at === newest) && left.every(({ id }) => again.has(id))
      }),
    )
  })
})
