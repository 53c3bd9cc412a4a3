import type { Backup } from '../../shared/contract/vault-facts.ts'
import { dayNumber, localDate } from '../../shared/kernel/dates.ts'

/** What made the copy: the clock and closing, a migration that was due, or a restore that replaced it. */
export type BackupCause = 'routine' | 'before-migration' | 'replaced'

export interface BackupAge {
  readonly id: string
  readonly at: number
  readonly cause: BackupCause
}

const KEEP = { daily: 7, weekly: 4, monthly: 12 } as const
/** Copies made around a migration or a restore are kept apart, newest first. */
const KEEP_SPECIAL = 5

/** So many of the newest stay even when made on one day: a copy asked for is not lost to the one on closing. */
const KEEP_NEWEST = 3

/** Which copies stay and as what; those not named may go. */
export function keptBackups(backups: readonly BackupAge[]): Map<string, Backup['keptAs']> {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const kept = new Map<string, Backup['keptAs']>()
  for (const cause of ['before-migration', 'replaced'] as const) {
    for (const backup of newestFirst.filter((each) => each.cause === cause).slice(0, KEEP_SPECIAL)) kept.set(backup.id, cause)
  }
  const routine = newestFirst.filter((each) => each.cause === 'routine')
  for (const [as, period] of PERIODS) {
    for (const backup of newestOfEach(routine, period).slice(0, KEEP[as])) if (!kept.has(backup.id)) kept.set(backup.id, as)
  }
  for (const backup of routine.slice(0, KEEP_NEWEST)) if (!kept.has(backup.id)) kept.set(backup.id, 'daily')
  return kept
}

const PERIODS = [
  ['daily', (at: number) => localDate(at)],
  // Weeks begin on Monday; 1970-01-01 was a Thursday.
  ['weekly', (at: number) => String(Math.floor((dayNumber(localDate(at)) + 3) / 7))],
  ['monthly', (at: number) => localDate(at).slice(0, 7)],
] as const

function newestOfEach(newestFirst: readonly BackupAge[], period: (at: number) => string): BackupAge[] {
  const seen = new Set<string>()
  return newestFirst.filter(({ at }) => {
    const key = period(at)
    return !seen.has(key) && seen.add(key)
  })
}
