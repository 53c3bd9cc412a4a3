/** What became of a meeting. `missed` is said of a planned one whose time passed, until somebody says otherwise. */
export type MeetingStanding = 'planned' | 'begun' | 'missed' | 'held' | 'skipped'

export interface MeetingFacts {
  readonly state: 'planned' | 'held' | 'skipped'
  readonly startsAt: number
  readonly minutes: number
  /** When it was begun; a meeting begun and never finished was not missed. */
  readonly begunAt: number | null
}

export function standingOf(meeting: MeetingFacts, now: number): MeetingStanding {
  if (meeting.state !== 'planned') return meeting.state
  if (meeting.begunAt !== null) return 'begun'
  return now > meeting.startsAt + meeting.minutes * 60_000 ? 'missed' : 'planned'
}

export type StandingCounts = Readonly<Record<MeetingStanding, number>>

/** Each meeting in exactly one class, so that the counts add up to what was planned. */
export function countStandings(meetings: readonly MeetingFacts[], now: number): StandingCounts {
  const counts = { planned: 0, begun: 0, missed: 0, held: 0, skipped: 0 }
  for (const meeting of meetings) counts[standingOf(meeting, now)] += 1
  return counts
}

export interface Timer {
  /** Time measured before the last start or pause, in milliseconds. */
  readonly measuredMs: number
  /** When it was last started; null while paused. */
  readonly since: number | null
}

/** How long a meeting has run. Kept as facts, so that it goes on while the screen, or the vault, is closed. */
export function elapsedMs({ measuredMs, since }: Timer, now: number): number {
  return measuredMs + (since === null ? 0 : Math.max(0, now - since))
}
