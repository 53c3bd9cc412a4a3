import { addDays, daysBetween, type IsoDate } from '../kernel/dates.ts'

export interface EvidenceDay {
  readonly on: IsoDate
  readonly cited: boolean
}

export interface CoverageMonth {
  /** `YYYY-MM`. */
  readonly month: string
  readonly count: number
  readonly cited: number
}

export interface Coverage {
  readonly months: readonly CoverageMonth[]
  readonly total: number
  readonly emptyMonths: readonly string[]
  /** The last three months up to today: how many items, and how many an even spread would put there. */
  readonly lastQuarter: { readonly since: string; readonly count: number; readonly even: number }
  readonly sentence: string
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const QUARTER = 3

/** How the evidence of a cycle spreads over its months, from its first month to the present one. */
export function coverage(
  items: readonly EvidenceDay[],
  period: { readonly startsOn: IsoDate; readonly endsOn: IsoDate },
  today: IsoDate,
): Coverage {
  const last = today < period.startsOn ? period.startsOn : today < period.endsOn ? today : period.endsOn
  const months = monthsBetween(period.startsOn, last).map((month) => {
    const inMonth = items.filter((item) => item.on.startsWith(month) && item.on >= period.startsOn && item.on <= period.endsOn)
    return { month, count: inMonth.length, cited: inMonth.filter((item) => item.cited).length }
  })
  const total = months.reduce((sum, { count }) => sum + count, 0)
  const emptyMonths = months.filter(({ count }) => count === 0).map(({ month }) => month)
  const recent = months.slice(-QUARTER)
  const lastQuarter = {
    since: recent[0]?.month ?? '',
    count: recent.reduce((sum, { count }) => sum + count, 0),
    even: Math.round((total * recent.length) / Math.max(1, months.length)),
  }
  return { months, total, emptyMonths, lastQuarter, sentence: coverageSentence(months.length, total, emptyMonths, lastQuarter) }
}

function coverageSentence(months: number, total: number, empty: readonly string[], quarter: Coverage['lastQuarter']): string {
  if (total === 0) return 'Nothing is on record in this cycle yet.'
  const gaps = empty.length === 0 ? 'Every month has something.' : `None in ${monthList(empty)}.`
  if (months <= QUARTER) return gaps
  return `${gaps} Since ${monthName(quarter.since)}: ${quarter.count} of ${total}, where an even spread would be ${quarter.even}.`
}

function monthList(months: readonly string[]): string {
  if (months.length > 4) return `${months.length} months`
  const names = months.map(monthName)
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function monthName(month: string): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] ?? month
}

function monthsBetween(from: IsoDate, to: IsoDate): string[] {
  const months: string[] = []
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (let at = from.slice(0, 7); at <= to.slice(0, 7); ) {
    months.push(at)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
    at = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  }
  return months
}

export interface RatedWithEvidence {
  readonly score: number | null
  readonly citedOn: readonly IsoDate[]
}

/** Advice about one rating, with the numbers it rests on. Nothing is blocked by it. */
export interface EvidenceWarning {
  readonly code: 'rating-without-evidence' | 'recent-evidence-only'
  readonly fact: string
  readonly reason: string
  /** Items cited, and older items of the period that could be looked at. */
  readonly cited: number
  readonly older: number
}

const RECENT_DAYS = 56

/** At most one warning for a rating. `onRecord` are the days of every item of the period that could be cited. */
export function evidenceWarning(item: RatedWithEvidence, onRecord: readonly IsoDate[], today: IsoDate): EvidenceWarning | null {
  if (item.score === null) return null
  const recentFrom = addDays(today, -RECENT_DAYS)
  const older = onRecord.filter((on) => on < recentFrom).length
  const cited = item.citedOn.length
  if (cited === 0) {
    const reason = onRecord.length === 0 ? 'Nothing is on record in this period.' : `${countOf(onRecord.length, 'item')} could be cited.`
    return { code: 'rating-without-evidence', fact: 'This rating cites nothing.', reason, cited, older }
  }
  const allRecent = item.citedOn.every((on) => daysBetween(on, today) <= RECENT_DAYS)
  if (!allRecent || older === 0) return null
  const reason = `Ratings built on recent items tend to follow the latest event. ${countOf(older, 'older item')} could be cited.`
  return { code: 'recent-evidence-only', fact: recentFact(cited), reason, cited, older }
}

function recentFact(cited: number): string {
  if (cited === 1) return 'The cited item is from the last eight weeks.'
  return cited === 2 ? 'Both cited items are from the last eight weeks.' : `All ${cited} cited items are from the last eight weeks.`
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
