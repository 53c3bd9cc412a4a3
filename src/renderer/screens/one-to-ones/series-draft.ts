import type { SeriesTimes } from '../../../shared/contract/meetings.ts'
import { dayNumber, type IsoDate } from '../../../shared/kernel/dates.ts'
import { type Nth, type Recurrence, Rhythm, recurrenceFor, type Weekday, weekdays } from '../../../shared/rules/recurrence.ts'
import type { RhythmChoice } from './RecurrenceFields.tsx'

/** A series being written. */
export interface SeriesDraft {
  readonly choice: RhythmChoice
  readonly recurrence: Recurrence
  readonly startsOn: string
  readonly time: string
  readonly minutes: number
  readonly place: string
  /** Empty for no end. */
  readonly endsOn: string
}

export function weekdayOf(date: IsoDate): Weekday {
  // 1970-01-01 was a Thursday.
  return weekdays[(dayNumber(date) + 3) % 7] ?? 'MO'
}

/** Which of its weekday in the month a day is; the fifth is the last. */
export function nthOf(date: IsoDate): Nth {
  const nth = Math.ceil(Number(date.slice(8, 10)) / 7)
  return nth === 1 || nth === 2 || nth === 3 || nth === 4 ? nth : -1
}

export function newDraft(startsOn: IsoDate): SeriesDraft {
  const recurrence = recurrenceFor('fortnightly', weekdayOf(startsOn), nthOf(startsOn))
  return { choice: 'fortnightly', recurrence, startsOn, time: '10:00', minutes: 30, place: '', endsOn: '' }
}

/** A series as it is, to be changed. */
export function draftOf(series: Omit<SeriesTimes, 'startsOn'>, from: IsoDate): SeriesDraft {
  const { recurrence, time, minutes, place, endsOn } = series
  return { choice: choiceOf(recurrence), recurrence, startsOn: from, time, minutes, place, endsOn: endsOn ?? '' }
}

function choiceOf(recurrence: Recurrence): RhythmChoice {
  const plain = (rhythm: Rhythm) => {
    const day = recurrence.unit === 'week' ? recurrence.weekdays[0] : recurrence.on.kind === 'weekday' ? recurrence.on.weekday : undefined
    const nth = recurrence.unit === 'month' && recurrence.on.kind === 'weekday' ? recurrence.on.nth : 1
    return day !== undefined && JSON.stringify(recurrenceFor(rhythm, day, nth)) === JSON.stringify(recurrence)
  }
  return Rhythm.options.find(plain) ?? 'own'
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** What the draft says, once it says enough. */
export function timesOf({ recurrence, startsOn, time, minutes, place, endsOn }: SeriesDraft): SeriesTimes | null {
  if (!DAY.test(startsOn) || !/^\d\d:\d\d$/.test(time) || minutes < 5 || (endsOn !== '' && !DAY.test(endsOn))) return null
  return { recurrence, startsOn, time, minutes, place: place.trim(), endsOn: endsOn === '' ? null : endsOn }
}
