import type { ExpectedRhythm } from '../../../shared/contract/meetings.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { type Nth, type Recurrence, Rhythm, recurrenceFor, type Weekday, weekdays } from '../../../shared/rules/recurrence.ts'

export interface ProposalWish {
  readonly rhythm: Rhythm | 'expected'
  readonly minutes: number
  readonly weekdays: readonly Weekday[]
  /** `HH:MM`: no meeting earlier. */
  readonly from: string
  readonly startsOn: IsoDate
}

export interface Candidate {
  readonly personId: string
  readonly expected: ExpectedRhythm
}

export interface Slot {
  readonly weekday: Weekday
  readonly time: string
}

/** A time of the week that somebody has already. */
export interface TakenSlot extends Slot {
  readonly minutes: number
}

export interface Proposed {
  readonly personId: string
  readonly rhythm: Rhythm
  readonly recurrence: Recurrence
  readonly time: string
}

const RHYTHMS: readonly Rhythm[] = Rhythm.options
const LATEST = 17 * 60
/** Between two meetings there is room to write down what was said. */
const GAP = 15

/**
 * One slot for each person, spread over the days asked for, so that no two meet: weekday and time of day are taken once, whatever
 * the rhythm. Who has the closest rhythm chooses first. When the days are full, the later ones share a slot in another week.
 */
export function proposeSlots(people: readonly Candidate[], wish: ProposalWish, taken: readonly TakenSlot[]): Proposed[] {
  const free = slotsOf(wish).filter((slot) => !taken.some((one) => meet(slot, wish.minutes, one)))
  const slots = free.length > 0 ? free : slotsOf(wish)
  const wanted = people
    .map(({ personId, expected }) => ({
      personId,
      rhythm: wish.rhythm === 'expected' ? (expected === 'none' ? null : expected) : wish.rhythm,
    }))
    .filter((person): person is { personId: string; rhythm: Rhythm } => person.rhythm !== null)
    .toSorted((one, other) => RHYTHMS.indexOf(one.rhythm) - RHYTHMS.indexOf(other.rhythm))
  return wanted.flatMap(({ personId, rhythm }, index) => {
    const slot = slots[index % slots.length]
    if (!slot) return []
    const nth = (1 + (Math.floor(index / slots.length) % 4)) as Nth
    return [{ personId, rhythm, recurrence: recurrenceFor(rhythm, slot.weekday, nth), time: slot.time }]
  })
}

/** Every slot of the wish, day by day at the same hour first: people are spread over the week before a day fills up. */
function slotsOf({ weekdays: days, from, minutes }: ProposalWish): Slot[] {
  const first = minutesOf(from)
  const step = Math.ceil((minutes + GAP) / 15) * 15
  const times: string[] = []
  for (let at = first; times.length === 0 || at + minutes <= LATEST; at += step) times.push(timeOf(at))
  const ordered = weekdays.filter((day) => days.includes(day))
  return times.flatMap((time) => ordered.map((weekday) => ({ weekday, time })))
}

function meet(slot: Slot, minutes: number, other: TakenSlot): boolean {
  if (slot.weekday !== other.weekday) return false
  const [from, start] = [minutesOf(slot.time), minutesOf(other.time)]
  return from < start + other.minutes && start < from + minutes
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
