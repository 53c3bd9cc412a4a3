import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { localDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { type ShareableDb, shareableDb } from '../../db/shareable.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { momentOf } from './rules-recurrence.ts'
import { stamp, timeZoneText } from './rules-time-zone.ts'
import type { OneToOneSeriesTable, OneToOneTable } from './schema.ts'

export type CalendarScope =
  | { readonly kind: 'meeting'; readonly oneToOneId: string }
  | { readonly kind: 'series'; readonly seriesId: string }
  | { readonly kind: 'all' }

type Named<T> = T & { readonly given_name: string; readonly family_name: string }
type Meeting = Named<OneToOneTable>
type Series = Named<OneToOneSeriesTable>
type Refusal = Outcome<'ONE_TO_ONE_NOT_FOUND' | 'SERIES_NOT_FOUND'>

const YEAR_MS = 366 * 86_400_000
/** How long the clocks of an open-ended series are written out for. */
const CLOCKS_YEARS = 15

/**
 * One-to-ones for any calendar. Each event says with whom, when and where, and nothing of what is talked about; it is read from the
 * database that cannot name anything private. Ids stay the same from file to file, so that a later one replaces an earlier one.
 */
export async function calendarFile(deps: Pick<Deps, 'db' | 'now'>, scope: CalendarScope): Promise<Result<File, Refusal>> {
  const db = shareableDb(deps.db)
  const now = deps.now()
  const found = await eventsOf(db, scope, now)
  if (!found.ok) return found
  const calendar = ical({ prodId: { company: 'Perennial', product: 'One-to-ones', language: 'EN' }, method: ICalCalendarMethod.PUBLISH })
  // No zone of the calendar itself: with one, the library writes DTSTAMP and UNTIL in local time.
  calendar.timezone({ name: null, generator: (zone) => timeZoneText(zone, earliest(found.value, now), now + CLOCKS_YEARS * YEAR_MS) })
  for (const event of found.value) calendar.createEvent({ ...event, stamp: new Date(now) })
  return ok(new File([`${calendar.toString()}\r\n`], fileName(scope, found.value), { type: 'text/calendar;charset=utf-8' }))
}

type Event = ICalEventData & { readonly startsAt: number }

function earliest(events: readonly Event[], now: number): number {
  return Math.min(now, ...events.map(({ startsAt }) => startsAt))
}

/** Names nobody: file names stand in places that anybody looks into. */
function fileName(scope: CalendarScope, [first]: readonly Event[]): string {
  if (scope.kind === 'all') return 'One-to-ones.ics'
  return scope.kind === 'series' ? 'One-to-one series.ics' : `One-to-one ${localDate(first?.startsAt ?? 0)}.ics`
}

async function eventsOf(db: ShareableDb, scope: CalendarScope, now: number): Promise<Result<Event[], Refusal>> {
  if (scope.kind === 'meeting') {
    const meeting = await meetings(db).where('one_to_one.id', '=', scope.oneToOneId).executeTakeFirst()
    if (!meeting) return err({ code: 'ONE_TO_ONE_NOT_FOUND' as const })
    const series =
      meeting.series_id === null
        ? undefined
        : await seriesWithNames(db).where('one_to_one_series.id', '=', meeting.series_id).executeTakeFirst()
    return ok([series ? instanceEvent(meeting, series) : singleEvent(meeting)])
  }
  if (scope.kind === 'series') {
    const series = await seriesWithNames(db).where('one_to_one_series.id', '=', scope.seriesId).executeTakeFirst()
    return series ? ok(await seriesEvents(db, [series])) : err({ code: 'SERIES_NOT_FOUND' as const })
  }
  const today = localDate(now)
  const running = await seriesWithNames(db)
    .where('person.status', '=', 'active')
    .where(({ or, eb }) => or([eb('one_to_one_series.ends_on', 'is', null), eb('one_to_one_series.ends_on', '>=', today)]))
    .execute()
  const single = await meetings(db)
    .where('one_to_one.series_id', 'is', null)
    .where('one_to_one.state', '=', 'planned')
    .where('one_to_one.starts_at', '>=', now)
    .execute()
  return ok([...(await seriesEvents(db, running)), ...single.map(singleEvent)])
}

function meetings(db: ShareableDb) {
  return db
    .selectFrom('one_to_one')
    .innerJoin('person', 'person.id', 'one_to_one.person_id')
    .selectAll('one_to_one')
    .select(['person.given_name', 'person.family_name'])
    .where('one_to_one.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .orderBy('one_to_one.starts_at')
}

function seriesWithNames(db: ShareableDb) {
  return db
    .selectFrom('one_to_one_series')
    .innerJoin('person', 'person.id', 'one_to_one_series.person_id')
    .selectAll('one_to_one_series')
    .select(['person.given_name', 'person.family_name'])
    .where('one_to_one_series.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .orderBy('one_to_one_series.id')
}

/** Those of a series that were moved, skipped or removed; what is as the rule says needs no words. */
async function departures(db: ShareableDb, ids: readonly string[]): Promise<Map<string, OneToOneTable[]>> {
  const rows: OneToOneTable[] = []
  for (let start = 0; start < ids.length; start += 500) {
    rows.push(
      ...(await db
        .selectFrom('one_to_one')
        .selectAll()
        .where('series_id', 'in', ids.slice(start, start + 500))
        .orderBy('occurs_at')
        .execute()),
    )
  }
  return Map.groupBy(rows, ({ series_id }) => series_id ?? '')
}

async function seriesEvents(db: ShareableDb, all: readonly Series[]): Promise<Event[]> {
  const known = await departures(
    db,
    all.map(({ id }) => id),
  )
  return all.flatMap((series) => {
    const rows = known.get(series.id) ?? []
    const sequence = series.sequence + rows.reduce((sum, row) => sum + (row.sequence ?? 0), 0)
    const gone = rows.filter((row) => row.deleted_at !== null || row.skipped_at !== null)
    const elsewhere = rows.filter((row) => !gone.includes(row) && isElsewhere(row, series))
    const { given_name, family_name } = series
    return [
      masterEvent(series, gone, sequence),
      ...elsewhere.map((row) => ({ ...instanceEvent({ ...row, given_name, family_name }, series), sequence })),
    ]
  })
}

function isElsewhere(row: OneToOneTable, series: OneToOneSeriesTable): boolean {
  return row.starts_at !== row.occurs_at || row.minutes !== series.minutes || (row.place ?? '') !== series.place
}

function masterEvent(series: Series, gone: readonly OneToOneTable[], sequence: number): Event {
  const { zone } = series
  const startsAt = momentOf(series.starts_on, series.time, zone)
  // RFC 5545, 3.3.10: beside a start with a zone the end of a rule stands in UTC.
  const until = series.ends_on === null ? '' : `;UNTIL=${stamp(instant(momentOf(series.ends_on, '23:59', zone)).toString())}Z`
  const left = gone.map(
    (row) =>
      `EXDATE;TZID=${zone}:${stamp(
        inZone(row.occurs_at ?? 0, zone)
          .toPlainDateTime()
          .toString(),
      )}`,
  )
  return {
    ...common(series),
    startsAt,
    id: series.id,
    sequence,
    ...span(startsAt, series.minutes, zone),
    repeating: [`RRULE:${series.rule}${until}`, ...left].join('\n'),
    location: series.place || null,
  }
}

/** One meeting of a series, by the place its rule gave it. */
function instanceEvent(row: Meeting, series: OneToOneSeriesTable): Event {
  return {
    ...common(row),
    startsAt: row.starts_at,
    id: series.id,
    sequence: series.sequence + (row.sequence ?? 0),
    recurrenceId: inZone(row.occurs_at ?? row.starts_at, series.zone),
    ...span(row.starts_at, row.minutes, series.zone),
    location: row.place || null,
    ...(row.skipped_at === null ? {} : { status: ICalEventStatus.CANCELLED }),
  }
}

function singleEvent(row: Meeting): Event {
  return {
    ...common(row),
    startsAt: row.starts_at,
    id: row.id,
    sequence: row.sequence ?? 0,
    start: new Date(row.starts_at),
    end: new Date(row.starts_at + row.minutes * 60_000),
    location: row.place || null,
    ...(row.skipped_at === null ? {} : { status: ICalEventStatus.CANCELLED }),
  }
}

function common(row: { readonly given_name: string; readonly family_name: string }) {
  return { summary: `One-to-one with ${`${row.given_name} ${row.family_name}`.trim()}` }
}

function span(startsAt: number, minutes: number, zone: string) {
  return { start: inZone(startsAt, zone), end: inZone(startsAt + minutes * 60_000, zone), timezone: zone }
}

function instant(at: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at)
}

function inZone(at: number, zone: string): Temporal.ZonedDateTime {
  return instant(at).toZonedDateTimeISO(zone)
}
