import { addDays, daysBetween } from '../kernel/calendar.ts'
import type { IsoDate } from '../kernel/dates.ts'

/** What a text is about. */
export interface WordingPeriod {
  readonly startsOn: IsoDate
  readonly today: IsoDate
}

/** An example from just before the period is none from long ago. */
const GRACE_DAYS = 90

const EVERY_MONTH_HAS = '28'
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const MONTH = `(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
const YEAR = String.raw`(?<year>(?:19|20)\d\d)`

const ISO = /(?<![\p{L}\p{N}-])(?<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\p{L}\p{N}-])/gu
const MONTH_YEAR = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:\d{1,2}(?:st|nd|rd|th)?\s+)?${MONTH}\.?,?\s+(?:\d{1,2},\s+)?${YEAR}(?![\p{L}\p{N}])`,
  'giu',
)
const IN_YEAR = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:back\s+in|in|during|early|late|spring|summer|autumn|winter)\s+${YEAR}(?![\p{L}\p{N}]|-\d)`,
  'giu',
)
const COUNTED: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  'a few': 3,
  some: 3,
  several: 3,
  many: 5,
}
const AGO =
  /(?<![\p{L}\p{N}])(?<count>a\s+few|a|one|two|three|four|five|six|ten|some|several|many|\d{1,2})\s+years?\s+ago(?![\p{L}\p{N}])/giu

/** Dates in the text that lie long before the period it is about. */
export function longAgo(text: string, { startsOn, today }: WordingPeriod): { start: number; end: number }[] {
  const limit = addDays(startsOn, -GRACE_DAYS)
  return [...text.matchAll(ISO), ...text.matchAll(MONTH_YEAR), ...text.matchAll(IN_YEAR), ...text.matchAll(AGO)]
    .filter((match) => daysBetween(latestDay(match.groups ?? {}, today), limit) > 0)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** The last day the words can mean. */
function latestDay({ iso, year, month, count }: Readonly<Record<string, string | undefined>>, today: IsoDate): IsoDate {
  if (iso) return `${iso.slice(0, 8)}${EVERY_MONTH_HAS}`
  if (count) return `${Number(today.slice(0, 4)) - yearsOf(count)}${today.slice(4, 8)}${EVERY_MONTH_HAS}`
  const inYear = month ? MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3).toLowerCase())) + 1 : 12
  return `${year}-${String(inYear).padStart(2, '0')}-${EVERY_MONTH_HAS}`
}

function yearsOf(count: string): number {
  return COUNTED[count.toLowerCase().replace(/\s+/g, ' ')] ?? Number(count)
}
