import type { Series } from '../../../shared/contract/meetings.ts'
import type { OneToOneId, PersonId, SeriesId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/database.ts'
import { recurrenceOfRule, type SeriesRule } from './rules-recurrence.ts'
import type { OneToOneSeriesTable, OneToOneTable } from './schema.ts'

export function seriesToRule(row: OneToOneSeriesTable): SeriesRule {
  return { rule: row.rule, startsOn: row.starts_on, time: row.time, zone: row.zone, endsOn: row.ends_on }
}

export function findSeriesRow(db: ReadDb, id: string): Promise<OneToOneSeriesTable | undefined> {
  return db.selectFrom('one_to_one_series').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

interface SeriesFilter {
  readonly personId?: string | null
  /** Only those that go on after a day. */
  readonly runningOn?: string
}

/** Series of people who work here, with the name of each. */
export function seriesRows(db: ReadDb, { personId, runningOn }: SeriesFilter) {
  let query = db
    .selectFrom('one_to_one_series')
    .innerJoin('person', 'person.id', 'one_to_one_series.person_id')
    .selectAll('one_to_one_series')
    .select(['person.given_name', 'person.family_name'])
    .where('one_to_one_series.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .where('person.status', '=', 'active')
  if (personId) query = query.where('one_to_one_series.person_id', '=', personId)
  if (runningOn !== undefined) {
    query = query.where(({ or, eb }) => or([eb('one_to_one_series.ends_on', 'is', null), eb('one_to_one_series.ends_on', '>=', runningOn)]))
  }
  return query.orderBy('person.given_name').orderBy('person.family_name').orderBy('one_to_one_series.id').execute()
}

export async function listSeries(db: ReadDb, personId: PersonId | null, now: number, today: string): Promise<Series[]> {
  const rows = await seriesRows(db, { personId, runningOn: today })
  const next = await nextOfSeries(db, now)
  return rows.map((row) => ({
    id: row.id as SeriesId,
    personId: row.person_id as PersonId,
    personName: `${row.given_name} ${row.family_name}`.trim(),
    recurrence: recurrenceOfRule(row.rule),
    startsOn: row.starts_on,
    time: row.time,
    zone: row.zone,
    minutes: row.minutes,
    place: row.place,
    endsOn: row.ends_on,
    next: next.get(row.id) ?? null,
  }))
}

async function nextOfSeries(db: ReadDb, now: number): Promise<Map<string, Series['next']>> {
  // SQLite takes the bare column beside min() from the row that holds the minimum.
  const rows = await db
    .selectFrom('one_to_one')
    .select(['id', 'series_id', ({ fn }) => fn.min('starts_at').as('starts_at')])
    .where('series_id', 'is not', null)
    .where('state', '=', 'planned')
    .where('skipped_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where('starts_at', '>=', now)
    .groupBy('series_id')
    .execute()
  return new Map(rows.map((row) => [row.series_id ?? '', { oneToOneId: row.id as OneToOneId, startsAt: row.starts_at }]))
}

/** The latest place of each series that was filled, whatever became of it. */
export async function lastFilled(db: ReadDb): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('one_to_one')
    .select(['series_id', ({ fn }) => fn.max('occurs_at').as('last')])
    .where('series_id', 'is not', null)
    .groupBy('series_id')
    .execute()
  return new Map(rows.map((row) => [row.series_id ?? '', row.last ?? 0]))
}

/** When people came back last: nothing was planned with them while they were away, and nothing was missed. */
export async function cameBackOn(db: ReadDb): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('person_event')
    .select(['person_id', ({ fn }) => fn.max('happened_on').as('on')])
    .where('kind', '=', 'returned')
    .groupBy('person_id')
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.on ?? '']))
}

/** The meetings of a series that are still planned from a moment on, as the rule put them. */
export function plannedOfSeries(db: ReadDb, seriesId: string, from: number): Promise<OneToOneTable[]> {
  return db
    .selectFrom('one_to_one')
    .selectAll()
    .where('series_id', '=', seriesId)
    .where('state', '=', 'planned')
    .where('skipped_at', 'is', null)
    .where('begun_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where('occurs_at', '>=', from)
    .orderBy('occurs_at')
    .execute()
}

/** Of these meetings, the ones somebody wrote something for. */
export async function withContent(db: ReadDb, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const [items, margins, decisions] = await Promise.all([
    db.selectFrom('agenda_item').select('one_to_one_id as id').where('one_to_one_id', 'in', ids).where('deleted_at', 'is', null).execute(),
    db.selectFrom('private_margin').select('one_to_one_id as id').where('one_to_one_id', 'in', ids).where('body', '<>', '').execute(),
    db
      .selectFrom('meeting_decision')
      .select('one_to_one_id as id')
      .where('one_to_one_id', 'in', ids)
      .where('deleted_at', 'is', null)
      .execute(),
  ])
  return new Set([...items, ...margins, ...decisions].map(({ id }) => id))
}
