import { daysBetween, localDate } from '../../shared/kernel/calendar.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const NARROW_SPACE = '\u2009'

function parts(date: IsoDate) {
  const at = new Date(`${date}T00:00:00Z`)
  return {
    weekday: WEEKDAYS[at.getUTCDay()] ?? '',
    day: at.getUTCDate(),
    month: MONTHS[at.getUTCMonth()] ?? '',
    year: at.getUTCFullYear(),
  }
}

function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4))
}

/** Today in the machine's own time zone. */
export function todayIso(): IsoDate {
  return localDate(Date.now())
}

/** "Fri 6 Nov"; with the year when it is not this one. */
export function formatDay(date: IsoDate, today: IsoDate = todayIso()): string {
  const { weekday, day, month, year } = parts(date)
  const short = `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`
  return year === yearOf(today) ? short : `${short} ${year}`
}

/** "6 Nov"; with the year when it is not this one. */
export function formatShortDay(date: IsoDate, today: IsoDate = todayIso()): string {
  const { day, month, year } = parts(date)
  return year === yearOf(today) ? `${day} ${month.slice(0, 3)}` : `${day} ${month.slice(0, 3)} ${year}`
}

/** "Friday 6 November", as a screen title writes it. */
export function formatLongDay(date: IsoDate): string {
  const { weekday, day, month } = parts(date)
  return `${weekday} ${day} ${month}`
}

/** "6 November 2026". */
export function formatFullDate(date: IsoDate): string {
  const { day, month, year } = parts(date)
  return `${day} ${month} ${year}`
}

/** "November 2026". */
export function formatMonth(date: IsoDate): string {
  const { month, year } = parts(date)
  return `${month} ${year}`
}

/** "09:12" in the machine's own time zone. */
export function formatTime(instant: number): string {
  const at = new Date(instant)
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
}

/** "today, 09:12", "yesterday, 18:02", "Mon 9 Nov, 18:02". */
export function formatMoment(instant: number, today: IsoDate = todayIso()): string {
  const date = localDate(instant)
  const days = daysBetween(date, today)
  if (days === 0) return `today, ${formatTime(instant)}`
  if (days === 1) return `yesterday, ${formatTime(instant)}`
  return `${formatDay(date, today)}, ${formatTime(instant)}`
}

/** "today", "tomorrow", "4 days late" or the day itself, as a due date reads. */
export function formatDue(date: IsoDate, today: IsoDate = todayIso()): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days < 0) return `${count(-days, 'day')} late`
  return formatDay(date, today)
}

/** Basis points as "62 %", with a thin space. */
export function formatPercent(basisPoints: number): string {
  const text = (basisPoints / 100).toFixed(1).replace(/\.0$/, '')
  return `${text}${NARROW_SPACE}%`
}

/** How far something has come, in whole percent: "63 %". */
export function formatProgress(basisPoints: number): string {
  return formatPercent(Math.round(basisPoints / 100) * 100)
}

/** Hundredths of a scale point as "3.7". */
export function formatScore(hundredths: number): string {
  return (hundredths / 100).toFixed(1)
}

/** Made once: `toLocaleString` makes one for every number. */
const counts = new Intl.NumberFormat('en-GB')

/** "1,187". */
export function formatCount(value: number): string {
  return counts.format(value)
}

/** "118 MB", decimal units as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${NARROW_SPACE}B`
  const units = ['kB', 'MB', 'GB', 'TB']
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)}${NARROW_SPACE}${units[unit]}`
}

/** "1 goal", "3 goals". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`
}

/** Minor units with their currency: "EUR 1,500.00". */
export function formatMoney(amountMinor: number, currency: string): string {
  const digits = digitsOf(currency)
  const amount = majorOf(amountMinor, currency).toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${currency}${NARROW_SPACE}${amount}`
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** What somebody typed as whole units, in minor units; null for nothing. */
export function minorOf(amount: string | number, currency: string): number | null {
  return amount === '' || !Number.isFinite(Number(amount)) ? null : Math.round(Number(amount) * 10 ** digitsOf(currency))
}

/** An amount as a number of whole units: pounds, not pence. */
export function majorOf(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** digitsOf(currency)
}

/** First name, as a person is called after a heading has named them in full. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

/** "Gail Erickson" becomes "GE"; whole characters, so that no surrogate pair is cut. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word))
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}

/** Hands a file to the person: the browser's own download, in both shells. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
