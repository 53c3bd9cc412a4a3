import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countStandings, type MeetingFacts, standingOf } from '../../../shared/rules/meeting-standing.ts'
import { meetingToRow, rowToMeeting } from './queries-meetings.ts'
import { begin, hold, lastedMinutes, type Meeting, move, planned, setRunning, skip, unskip } from './rules-meetings.ts'

const HOUR = 3_600_000
const start = new Date(2026, 10, 10, 10, 30).getTime()

type Deed = (meeting: Meeting, now: number) => Meeting
const kept = <T extends Meeting>(meeting: Meeting, result: { ok: true; value: T } | { ok: false }): Meeting =>
  result.ok ? result.value : meeting
const deeds: Readonly<Record<string, (delta: number) => Deed>> = {
  move: (delta) => (meeting) => kept(meeting, move(meeting, { startsAt: meeting.startsAt + (delta - 50) * HOUR, minutes: 30 })),
  skip: () => (meeting, now) => kept(meeting, skip(meeting, 'Holiday', now)),
  unskip: () => (meeting) => kept(meeting, unskip(meeting)),
  begin: () => (meeting, now) => kept(meeting, begin(meeting, now)),
  pause: () => (meeting, now) => kept(meeting, setRunning(meeting, false, now)),
  hold: () => (meeting, now) => kept(meeting, hold(meeting, now)),
}
const anyDeeds = fc.array(fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.nat(100)), { maxLength: 12 })

/** Every state a meeting went through, oldest first, an hour apart. */
function story(steps: readonly (readonly [string, number])[]): Meeting[] {
  const states: Meeting[] = [planned(start, 30)]
  for (const [index, [name, delta]] of steps.entries()) {
    const last = states.at(-1)
    if (last) states.push(deeds[name]?.(delta)(last, start + index * HOUR) ?? last)
  }
  return states
}

const facts = (meeting: Meeting): MeetingFacts => ({
  state: meeting.kind,
  startsAt: meeting.startsAt,
  minutes: meeting.minutes,
  begunAt: meeting.kind === 'skipped' ? null : meeting.begunAt,
})

describe('a meeting', () => {
  it('that was held stays held, whatever is done to it', () => {
    fc.assert(
      fc.property(anyDeeds, (steps) => {
        const states = story(steps)
        const first = states.findIndex(({ kind }) => kind === 'held')
        if (first >= 0) expect(states.slice(first)).toEqual(states.slice(first).map(() => states[first]))
      }),
    )
  })

  it('keeps the time it was planned for first, however often it moves', () => {
    fc.assert(
      fc.property(anyDeeds, (steps) => {
        for (const { firstPlannedAt, startsAt } of story(steps)) expect(firstPlannedAt ?? startsAt).toBe(start)
      }),
    )
  })

  it('counts its time forward only, and not while it is paused', () => {
    fc.assert(
      fc.property(anyDeeds, (steps) => {
        const measured = story(steps).map((meeting) => (meeting.kind === 'skipped' ? null : meeting.timer.measuredMs))
        for (const [index, ms] of measured.entries()) {
          const before = measured[index - 1]
          // A skipped one has no time; begun after all, it starts at nothing.
          if (ms !== null && before !== null && before !== undefined) expect(ms).toBeGreaterThanOrEqual(before)
        }
      }),
    )
  })

  it('reads from its row what was written to it', () => {
    fc.assert(
      fc.property(anyDeeds, (steps) => {
        for (const meeting of story(steps)) expect(rowToMeeting(meetingToRow(meeting) as never)).toEqual(meeting)
      }),
    )
  })

  it('is in one class at a time, so that what was planned is what was held, skipped, missed, begun and still ahead', () => {
    fc.assert(
      fc.property(fc.array(anyDeeds, { maxLength: 8 }), fc.integer({ min: -1000, max: 1000 }), (stories, hours) => {
        const meetings = stories.flatMap((steps) => facts(story(steps).at(-1) ?? planned(start, 30)))
        const counts = countStandings(meetings, start + hours * HOUR)
        expect(Object.values(counts).reduce((sum, number) => sum + number, 0)).toBe(meetings.length)
      }),
    )
  })

  it('is missed once its time passed, until somebody says otherwise', () => {
    const meeting = planned(start, 30)
    expect(standingOf(facts(meeting), start + 20 * 60_000)).toBe('planned')
    const after = start + 24 * HOUR
    expect(standingOf(facts(meeting), after)).toBe('missed')
    expect(standingOf(facts(kept(meeting, skip(meeting, 'Ill', after))), after)).toBe('skipped')
    expect(standingOf(facts(kept(meeting, move(meeting, { startsAt: after + HOUR, minutes: 30 }))), after)).toBe('planned')
    expect(standingOf(facts(kept(meeting, hold(meeting, after))), after)).toBe('held')
    expect(standingOf(facts(kept(meeting, begin(meeting, start))), after)).toBe('begun')
  })

  it('noted the day after was held when it was planned; held before its day, it was held today', () => {
    expect(hold(planned(start, 30), start + 24 * HOUR)).toMatchObject({ value: { startsAt: start, firstPlannedAt: null } })
    expect(hold(planned(start, 30), start - 48 * HOUR)).toMatchObject({ value: { startsAt: start - 48 * HOUR, firstPlannedAt: start } })
  })

  it('lasted as long as its clock ran, and nobody knows when it never did', () => {
    const begun = kept(planned(start, 30), begin(planned(start, 30), start))
    const paused = kept(begun, setRunning(begun, false, start + 12 * 60_000))
    const again = kept(paused, setRunning(paused, true, start + HOUR))
    const held = kept(again, hold(again, start + HOUR + 10 * 60_000))
    expect(lastedMinutes(held)).toBe(22)
    expect(lastedMinutes(kept(planned(start, 30), hold(planned(start, 30), start)))).toBeNull()
  })
})
