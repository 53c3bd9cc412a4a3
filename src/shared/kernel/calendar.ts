import type { Instant, IsoDate } from './dates.ts'

const DAY_MS = 86_400_000

/** Days since 1970-01-01; days compare and subtract as integers. */
export function dayNumber(date: IsoDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

export function dateOfDay(day: number): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDay(dayNumber(date) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The calendar day of an instant in the machine's own time zone. */
export function localDate(instant: Instant): IsoDate {
  const date = new Date(instant)
  const month = String(date.getMonth() + 1).padStart(2, '0')
  const day = String(date.getDate()).padStart(2, '0')
  return `${date.getFullYear()}-${month}-${day}`
}

/** The first day after this one that is neither a Saturday nor a Sunday. */
export function nextWorkingDay(date: IsoDate): IsoDate {
  const next = addDays(date, 1)
  // From Monday on; 1970-01-01 was a Thursday.
  const weekday = (dayNumber(next) + 3) % 7
  return weekday > 4 ? addDays(next, 7 - weekday) : next
}
