import { dateOfDay, type IsoDate } from '../../../shared/kernel/dates.ts'

/** Which of two leading numbers is the day. `unknown` when no value of the column tells. */
export type DateOrder = 'day-first' | 'month-first' | 'unknown'

export type ReadDate =
  | { readonly kind: 'date'; readonly date: IsoDate }
  /** Excel stored the day as a number. */
  | { readonly kind: 'serial'; readonly date: IsoDate }
  /** Both orders give a day; read as day first. */
  | { readonly kind: 'ambiguous'; readonly date: IsoDate }
  | { readonly kind: 'unreadable' }

const UNREADABLE: ReadDate = { kind: 'unreadable' }
const TIME = String.raw`(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i')
const COMPACT = /^(19|20)(\d{2})(\d{2})(\d{2})$/
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, 'i')
const DAY_NAME_YEAR = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})\.?[-/., ]+(\d{4}|\d{2})$/i
const NAME_DAY_YEAR = /^([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Excel's day 0; its 1900 had a 29 February, which only matters before March 1900. */
const EXCEL_EPOCH_DAY = -25_569

/** Both readings of a date that can be read either way. */
export function bothReadings(text: string): { readonly dmy: IsoDate; readonly mdy: IsoDate } | null {
  const [first, second] = [readDate(text, 'unknown'), readDate(text, 'month-first')]
  if (first.kind !== 'ambiguous' || second.kind !== 'date') return null
  return { dmy: first.date, mdy: second.date }
}

/** Looks at a whole column: one value above 12 settles the order for all of them. */
export function dateOrder(values: readonly string[]): DateOrder {
  let order: DateOrder = 'unknown'
  for (const value of values) {
    const match = NUMBERS.exec(value.trim())
    if (!match) continue
    const found = orderOf(Number(match[1]), match[2] ?? '', Number(match[3]))
    if (found !== 'unknown' && order !== 'unknown' && found !== order) return 'unknown'
    if (found !== 'unknown') order = found
  }
  return order
}

/** Dots are only ever written day first. */
function orderOf(first: number, separator: string, second: number): DateOrder {
  if (separator === '.' || (first > 12 && second <= 12)) return 'day-first'
  return second > 12 && first <= 12 ? 'month-first' : 'unknown'
}

export function readDate(text: string, order: DateOrder): ReadDate {
  const value = text.trim()
  const yearFirst = YEAR_FIRST.exec(value)
  if (yearFirst) return dated(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const compact = COMPACT.exec(value)
  if (compact) return dated(Number(`${compact[1]}${compact[2]}`), Number(compact[3]), Number(compact[4]))
  const numbers = NUMBERS.exec(value)
  if (numbers) return readNumbers(Number(numbers[1]), numbers[2] ?? '', Number(numbers[3]), fullYear(numbers[4] ?? ''), order)
  const dayName = DAY_NAME_YEAR.exec(value)
  if (dayName) return dated(fullYear(dayName[3] ?? ''), monthNumber(dayName[2]), Number(dayName[1]))
  const nameDay = NAME_DAY_YEAR.exec(value)
  if (nameDay) return dated(Number(nameDay[3]), monthNumber(nameDay[1]), Number(nameDay[2]))
  return readSerial(value)
}

function readNumbers(first: number, separator: string, second: number, year: number, columnOrder: DateOrder): ReadDate {
  const own = orderOf(first, separator, second)
  const order = own === 'unknown' ? columnOrder : own
  if (order === 'month-first') return dated(year, first, second)
  const read = dated(year, second, first)
  // The same day and month read the same either way.
  return order === 'unknown' && read.kind === 'date' && first !== second ? { kind: 'ambiguous', date: read.date } : read
}

/** Whole days of 1954 to 2064: other numbers are more likely something else. */
function readSerial(value: string): ReadDate {
  if (!/^\d{5}(\.\d+)?$/.test(value)) return UNREADABLE
  const serial = Math.floor(Number(value))
  return serial >= 20_000 && serial <= 60_000 ? { kind: 'serial', date: dateOfDay(serial + EXCEL_EPOCH_DAY) } : UNREADABLE
}

function dated(year: number, month: number, day: number): ReadDate {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1900 && year <= 2200 ? { kind: 'date', date: date.toISOString().slice(0, 10) } : UNREADABLE
}

function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 50 ? 2000 + year : 1900 + year
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}
