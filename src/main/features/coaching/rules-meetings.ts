import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { elapsedMs, type Timer } from '../../../shared/rules/meeting-standing.ts'
import { dayItWasHeld } from './rules.ts'

interface Times {
  readonly startsAt: number
  readonly minutes: number
  /** Where it stood before it was moved for the first time; null while it never was. */
  readonly firstPlannedAt: number | null
}

export interface PlannedMeeting extends Times {
  readonly kind: 'planned'
  readonly begunAt: number | null
  readonly timer: Timer
}
export interface HeldMeeting extends Times {
  readonly kind: 'held'
  readonly heldAt: number
  readonly begunAt: number | null
  readonly timer: Timer
}
export interface SkippedMeeting extends Times {
  readonly kind: 'skipped'
  readonly skippedAt: number
  readonly reason: string
}

/** "Missed" is no state: it is what is said of a planned meeting whose time passed, and ends as soon as one of these is said. */
export type Meeting = PlannedMeeting | HeldMeeting | SkippedMeeting

type Held = { readonly code: 'ALREADY_HELD' }
const held = err({ code: 'ALREADY_HELD' as const })

export function planned(startsAt: number, minutes: number): PlannedMeeting {
  return { kind: 'planned', startsAt, minutes, firstPlannedAt: null, begunAt: null, timer: { measuredMs: 0, since: null } }
}

/** To another time. The first time it stood at is kept, however often it moves; a skipped one is planned again by it. */
export function move(meeting: Meeting, to: { readonly startsAt: number; readonly minutes: number }): Result<PlannedMeeting, Held> {
  if (meeting.kind === 'held') return held
  const moved = to.startsAt !== meeting.startsAt
  const fresh = meeting.kind === 'planned' ? meeting : planned(meeting.startsAt, meeting.minutes)
  return ok({ ...fresh, ...to, firstPlannedAt: meeting.firstPlannedAt ?? (moved ? meeting.startsAt : null) })
}

export function skip(meeting: Meeting, reason: string, now: number): Result<SkippedMeeting, Held> {
  if (meeting.kind === 'held') return held
  const { startsAt, minutes, firstPlannedAt } = meeting
  const skippedAt = meeting.kind === 'skipped' ? meeting.skippedAt : now
  return ok({ kind: 'skipped', startsAt, minutes, firstPlannedAt, skippedAt, reason })
}

export function unskip(meeting: Meeting): Result<PlannedMeeting, Held> {
  if (meeting.kind === 'held') return held
  return ok(
    meeting.kind === 'planned' ? meeting : { ...planned(meeting.startsAt, meeting.minutes), firstPlannedAt: meeting.firstPlannedAt },
  )
}

/** The first beginning counts; a skipped meeting that begins after all was not skipped. */
export function begin(meeting: Meeting, now: number): Result<PlannedMeeting, Held> {
  const open = unskip(meeting)
  if (!open.ok) return open
  const { begunAt, timer } = open.value
  return ok({ ...open.value, begunAt: begunAt ?? now, timer: { ...timer, since: timer.since ?? now } })
}

export function setRunning(meeting: Meeting, running: boolean, now: number): Result<PlannedMeeting, Held> {
  if (running) return begin(meeting, now)
  const open = unskip(meeting)
  if (!open.ok) return open
  return ok({ ...open.value, timer: { measuredMs: elapsedMs(open.value.timer, now), since: null } })
}

/** A meeting held before its planned day took place today; one noted afterwards took place when it was planned. */
export function hold(meeting: Meeting, now: number): Result<HeldMeeting, Held> {
  const open = unskip(meeting)
  if (!open.ok) return open
  const { startsAt, minutes, firstPlannedAt, begunAt, timer } = open.value
  const day = dayItWasHeld(startsAt, now)
  return ok({
    kind: 'held',
    startsAt: day,
    minutes,
    firstPlannedAt: firstPlannedAt ?? (day === startsAt ? null : startsAt),
    heldAt: now,
    begunAt,
    timer: { measuredMs: elapsedMs(timer, now), since: null },
  })
}

/** How long it was measured to last; null when no time was taken. */
export function lastedMinutes(meeting: Meeting): number | null {
  if (meeting.kind !== 'held' || meeting.timer.measuredMs === 0) return null
  return Math.max(1, Math.round(meeting.timer.measuredMs / 60_000))
}
