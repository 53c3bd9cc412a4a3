import type { ExpectedRhythm, MeetingRow } from '../../../shared/contract/meetings.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { type MeetingStanding, standingOf } from '../../../shared/rules/meeting-standing.ts'
import { formatDay, formatShortDay, formatTime } from '../../components/format.ts'

export const standingWords: Readonly<Record<MeetingStanding, string>> = {
  planned: 'Planned',
  begun: 'Begun',
  missed: 'Not held',
  held: 'Held',
  skipped: 'Skipped',
}

export const rhythmWords: Readonly<Record<ExpectedRhythm, string>> = {
  weekly: 'Weekly',
  fortnightly: 'Fortnightly',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  none: 'None for now',
}

/** "Tue 10 Nov, 10:30". */
export function whenWords(startsAt: number): string {
  return `${formatDay(localDate(startsAt))}, ${formatTime(startsAt)}`
}

/** "moved from 10 Nov"; nothing for one that stands where it was planned. */
export function movedWords({ startsAt, firstPlannedAt }: Pick<MeetingRow, 'startsAt' | 'firstPlannedAt'>): string | null {
  if (firstPlannedAt === null || firstPlannedAt === startsAt) return null
  const sameDay = localDate(firstPlannedAt) === localDate(startsAt)
  return `moved from ${sameDay ? formatTime(firstPlannedAt) : formatShortDay(localDate(firstPlannedAt))}`
}

export function standing(row: MeetingRow): MeetingStanding {
  return standingOf(row, Date.now())
}
