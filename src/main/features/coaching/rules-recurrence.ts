import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import { type Recurrence, recurrenceOf, ruleText } from '../../../shared/rules/recurrence.ts'

/** A series as a rule knows it: a local day and time in a zone, and how it comes back. */
export interface SeriesRule {
  readonly rule: string
  readonly startsOn: IsoDate
  /** `HH:MM` */
  readonly time: string
  readonly zone: string
  /** The last day a meeting may fall on. */
  readonly endsOn: IsoDate | null
}

export interface Occurrence {
  readonly on: IsoDate
  readonly startsAt: number
}

/**
 * The days of a rule of this app from one day to another, both counted in. Any other rule throws: numbered weeks of the year are beyond
 * the library (rrule-temporal 2.2.8, the newest, misses five of the dates that libical and dateutil agree on). Days are reckoned without a zone: the rule only says on which day,
 * and the time of day is set beside it, so that a change of the clocks moves nothing.
 */
export function daysOf(
  rule: string,
  startsOn: IsoDate,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
  most = 1000,
): IsoDate[] {
  recurrenceOfRule(rule)
  const until = Temporal.ZonedDateTime.from(`${to}T12:00:00+00:00[UTC]`)
  const rules = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${startsOn.replaceAll('-', '')}T120000\nRRULE:${rule}`, cache: false })
  const first = Temporal.ZonedDateTime.from(`${from > startsOn ? from : startsOn}T12:00:00+00:00[UTC]`)
  if (Temporal.ZonedDateTime.compare(first, until) > 0) return []
  return rules
    .between(first, until, true)
    .slice(0, most)
    .map((found) => found.toString().slice(0, 10))
}

/** The first `count` days of a rule from a day on. */
export function nextDays(series: Pick<SeriesRule, 'rule' | 'startsOn' | 'endsOn'>, from: IsoDate, count: number): IsoDate[] {
  // A rule says a day at least every 24 months.
  const to = addDays(from > series.startsOn ? from : series.startsOn, 750 * count)
  return daysOf(series.rule, series.startsOn, { from, to: series.endsOn !== null && series.endsOn < to ? series.endsOn : to }, count)
}

/**
 * The moment of a local time on a day. An hour the clocks leave out begins with the one after it; an hour they repeat is meant the
 * first time.
 */
export function momentOf(on: IsoDate, time: string, zone: string): number {
  return Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** The local day of a moment in a zone. */
export function dayIn(zone: string, instant: number): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}

export function occurrence(series: SeriesRule, on: IsoDate): Occurrence {
  return { on, startsAt: momentOf(on, series.time, series.zone) }
}

/**
 * The day a series begins: the first that fits from the day asked for, whatever the interval, so that "every two weeks on Tuesday"
 * from a Wednesday begins on the next Tuesday and not on the one after.
 */
export function firstDay(recurrence: Recurrence, from: IsoDate): IsoDate {
  const [first] = nextDays({ rule: ruleText({ ...recurrence, interval: 1 }), startsOn: from, endsOn: null }, from, 1)
  return first ?? from
}

/** How far ahead meetings of a series stand in the vault, and how many at least. */
export const HORIZON_DAYS = 56
const LEAST_AHEAD = 2

/**
 * The occurrences that should stand in the vault on a day, from the day where it was last looked at: everything that came due
 * since, everything within the horizon, and always the next two. A laptop that stayed closed has missed meetings, not none.
 */
export function dueAhead(series: SeriesRule, from: IsoDate, today: IsoDate): Occurrence[] {
  const end = addDays(today, HORIZON_DAYS)
  const to = series.endsOn !== null && series.endsOn < end ? series.endsOn : end
  const within = daysOf(series.rule, series.startsOn, { from, to })
  const days = new Set([...within, ...nextDays(series, today, LEAST_AHEAD)])
  return [...days].filter((on) => on >= from).map((on) => occurrence(series, on))
}

export function recurrenceOfRule(rule: string): Recurrence {
  const recurrence = recurrenceOf(rule)
  if (!recurrence) throw new Error(`not a rule of this app: ${rule}`)
  return recurrence
}
