import type { IsoDate } from '../../shared/kernel/dates.ts'

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const dayInYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })
const localDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** "18 September", with the year when it is not that of `near`. */
export function dayWords(date: IsoDate, near: IsoDate): string {
  const format = date.slice(0, 4) === near.slice(0, 4) ? dayInYear : day
  return format.format(new Date(`${date}T00:00:00Z`))
}

/** "8 December 2026, 15:02" in the machine's own time zone. */
export function momentWords(at: number): string {
  return moment.format(at).replace(' at ', ', ')
}

export function instantDay(at: number): string {
  return localDay.format(at)
}

/** Hundredths of a scale point: "3.6", and "3.65" where a tenth would hide it. */
export function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace(/0$/, '')
}

/** Basis points: "40 %", "12.5 %". */
export function percent(basisPoints: number): string {
  return `${Number((basisPoints / 100).toFixed(2))}\u00A0%`
}
