import type { IsoDate } from '../../shared/kernel/dates.ts'

const fullDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** A calendar day as a local date, so that no time zone moves it. */
function localDay(date: IsoDate): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day)
}

/** "8 December 2026" */
export function day(date: IsoDate): string {
  return fullDay.format(localDay(date))
}

/** "18 Sep", with the year when it is not that of `within`. */
export function dayShort(date: IsoDate, within: IsoDate): string {
  const local = localDay(date)
  const text = `${local.getDate()} ${months[local.getMonth()]}`
  return date.slice(0, 4) === within.slice(0, 4) ? text : `${text} ${date.slice(0, 4)}`
}

/** "1 January to 18 December 2026" */
export function period(startsOn: IsoDate, endsOn: IsoDate): string {
  if (startsOn === endsOn) return day(startsOn)
  const sameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4)
  const start = sameYear ? day(startsOn).replace(/ \d+$/, '') : day(startsOn)
  return `${start} to ${day(endsOn)}`
}

export function dayOfInstant(at: number): string {
  return fullDay.format(new Date(at))
}

/** "Tuesday 8 December 2026, 16:20" */
export function moment(at: number): string {
  const date = new Date(at)
  return `${weekday.format(date)} ${fullDay.format(date)}, ${clock.format(date)}`
}

/** Hundredths of a scale point: "3.6", and "3.65" where a tenth would hide it. */
export function points(hundredths: number): string {
  const text = (hundredths / 100).toFixed(2)
  return text.endsWith('0') ? text.slice(0, -1) : text
}

/** Basis points: "40 %", "12.5 %". */
export function percent(basisPoints: number): string {
  return `${Number((basisPoints / 100).toFixed(2))} %`
}

export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

/** A name every file system takes: no separators, no control or direction marks, no dots at the ends. */
export function fileName(parts: readonly string[], extension: string): string {
  const name = parts
    .join(' - ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 150)
  return `${name || 'reply'}.${extension}`
}
