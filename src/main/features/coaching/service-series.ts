import type { Change } from '../../../shared/contract/base.ts'
import type { NewSeries, SeriesTimes } from '../../../shared/contract/meetings.ts'
import { addDays, type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId, SeriesId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { ruleText } from '../../../shared/rules/recurrence.ts'
import { change, type OpenChange } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { personExists } from './queries.ts'
import { meetingToRow } from './queries-meetings.ts'
import { cameBackOn, findSeriesRow, lastFilled, plannedOfSeries, seriesRows, seriesToRule, withContent } from './queries-series.ts'
import { planned } from './rules-meetings.ts'
import { dayIn, dueAhead, firstDay, momentOf, nextDays, type Occurrence } from './rules-recurrence.ts'
import type { OneToOneSeriesTable, OneToOneTable } from './schema.ts'

/** The zone of this machine: a time of day is meant here. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

type PlanRefusal = Outcome<'PERSON_NOT_FOUND' | 'DATES_REVERSED' | 'SERIES_EXISTS'>
type Times = Omit<SeriesTimes, 'startsOn'>

export interface PlannedSeries {
  readonly seriesIds: SeriesId[]
  readonly meetings: number
  readonly change: Change
}

/** Plans series and the first of their meetings: however many they are, one change and one undo. */
export function planSeries(deps: Deps, series: readonly NewSeries[], zone = localZone()): Promise<Result<PlannedSeries, PlanRefusal>> {
  const intent = { verb: 'coaching.planSeries', summary: 'One-to-ones planned', long: series.length > 20 }
  return change(deps, intent, async (tx, open) => {
    const made: OneToOneSeriesTable[] = []
    for (const one of series) {
      const row = seriesRow(deps, open, { ...one, zone })
      const refused = await refusal(tx, row)
      if (refused) return refused
      await tx.insertInto('one_to_one_series').values(row).execute()
      made.push(row)
    }
    const meetings = await fill(deps, tx, missing(made, new Map(), localDate(open.at)))
    const summary = series.length === 1 ? 'Series of one-to-ones planned' : `Series planned for ${series.length} people`
    open.describe(summary)
    return ok({ seriesIds: made.map(({ id }) => id as SeriesId), meetings, change: { id: open.id, summary } })
  })
}

function seriesRow(deps: Deps, open: OpenChange, series: NewSeries & { readonly zone: string }): OneToOneSeriesTable {
  const { personId, recurrence, startsOn, time, zone, minutes, place, endsOn } = series
  return {
    ...{ id: deps.newId(), person_id: personId, rule: ruleText(recurrence), starts_on: firstDay(recurrence, startsOn) },
    ...{ time, zone, minutes, place, ends_on: endsOn, sequence: 0, created_at: open.at, deleted_at: null },
  }
}

async function refusal(tx: WriteDb, row: OneToOneSeriesTable) {
  if (!(await personExists(tx, row.person_id))) return err({ code: 'PERSON_NOT_FOUND' as const })
  if (row.ends_on !== null && row.ends_on < row.starts_on) return err({ code: 'DATES_REVERSED' as const })
  const others = await seriesRows(tx, { personId: row.person_id, runningOn: row.starts_on })
  const twin = others.find((other) => other.rule === row.rule && other.time === row.time && other.zone === row.zone)
  return twin ? err({ code: 'SERIES_EXISTS' as const, data: { name: `${twin.given_name} ${twin.family_name}`.trim() } }) : null
}

interface Missing {
  readonly series: OneToOneSeriesTable
  readonly occurrences: readonly Occurrence[]
}

/** What should stand in the vault and does not yet. Nothing is planned for a time before the series was made. */
function missing(
  series: readonly OneToOneSeriesTable[],
  filled: ReadonlyMap<string, number>,
  today: IsoDate,
  back?: ReadonlyMap<string, string>,
): Missing[] {
  return series.flatMap((row) => {
    const returned = back?.get(row.person_id)
    const after = Math.max(filled.get(row.id) ?? row.created_at, returned ? momentOf(returned, '00:00', row.zone) - 1 : 0)
    const due = dueAhead(seriesToRule(row), dayIn(row.zone, after), today).filter(({ startsAt }) => startsAt > after)
    return due.length === 0 ? [] : [{ series: row, occurrences: due }]
  })
}

async function fill(deps: Deps, tx: WriteDb, wanted: readonly Missing[]): Promise<number> {
  const rows = wanted.flatMap(({ series, occurrences }) =>
    occurrences.map(({ startsAt }) => ({
      id: deps.newId(),
      person_id: series.person_id,
      ...meetingToRow(planned(startsAt, series.minutes)),
      ...{ series_id: series.id, occurs_at: startsAt, place: series.place, deleted_at: null },
    })),
  )
  for (let start = 0; start < rows.length; start += 200) {
    await tx
      .insertInto('one_to_one')
      .values(rows.slice(start, start + 200))
      .execute()
  }
  return rows.length
}

/** Plans the meetings that came within the horizon since. Asked again it finds nothing to do, and writes nothing. */
export async function planAhead(deps: Deps): Promise<number> {
  const today = localDate(deps.now())
  const found = await missingNow(deps.db, today)
  if (found.length === 0) return 0
  const intent = { verb: 'coaching.planAhead', summary: 'Meetings of series planned ahead', actor: 'app' } as const
  // Looked at once more inside: a series may have been changed between.
  return change(deps, intent, async (tx) => fill(deps, tx, await missingNow(tx, today)))
}

async function missingNow(db: ReadDb, today: IsoDate): Promise<Missing[]> {
  const running = await seriesRows(db, { runningOn: today })
  return running.length === 0 ? [] : missing(running, await lastFilled(db), today, await cameBackOn(db))
}

export interface SeriesChange {
  readonly seriesId: SeriesId
  readonly from: IsoDate
  readonly times: Times
}

/**
 * Another rule from a day on: the series so far ends the day before and another one goes on. Meetings planned already move to the
 * new times in their order, with what was written for them; none that somebody wrote for is lost.
 */
export function changeSeries(
  deps: Deps,
  { seriesId, from, times }: SeriesChange,
): Promise<Result<{ seriesId: SeriesId; change: Change }, Outcome<'SERIES_NOT_FOUND' | 'DATES_REVERSED'>>> {
  const summary = 'Series changed'
  return change(deps, { verb: 'coaching.changeSeries', summary }, async (tx, open) => {
    const before = await findSeriesRow(tx, seriesId)
    if (!before) return err({ code: 'SERIES_NOT_FOUND' as const })
    const today = localDate(open.at)
    const day = from < today ? today : from
    const series = { ...times, personId: before.person_id as PersonId, startsOn: day, zone: before.zone }
    const row = seriesRow(deps, open, series)
    if (row.ends_on !== null && row.ends_on < row.starts_on) return err({ code: 'DATES_REVERSED' as const })
    const held = await plannedOfSeries(tx, seriesId, momentOf(day, '00:00', before.zone))
    await endOn(tx, before, addDays(day, -1), open.at)
    await tx.insertInto('one_to_one_series').values(row).execute()
    const [due] = missing([row], new Map(), today)
    await rearrange(deps, tx, { series: row, occurrences: due?.occurrences ?? [] }, { rows: held, at: open.at })
    return ok({ seriesId: row.id as SeriesId, change: { id: open.id, summary } })
  })
}

async function endOn(tx: WriteDb, series: OneToOneSeriesTable, on: IsoDate, at: number): Promise<void> {
  const over = on < series.starts_on ? { deleted_at: at } : { ends_on: on }
  await tx
    .updateTable('one_to_one_series')
    .set({ ...over, sequence: series.sequence + 1 })
    .where('id', '=', series.id)
    .execute()
}

interface ToRearrange {
  readonly rows: readonly OneToOneTable[]
  readonly at: number
}

/** Gives the planned meetings the new places in order. Are there more of them than places, those that hold something go first. */
async function rearrange(deps: Deps, tx: WriteDb, { series, occurrences }: Missing, { rows, at }: ToRearrange): Promise<void> {
  const written = await withContent(
    tx,
    rows.map(({ id }) => id),
  )
  const surplus = Math.max(0, rows.length - occurrences.length)
  const left = new Set(
    [...rows.filter(({ id }) => !written.has(id)).toReversed(), ...rows.filter(({ id }) => written.has(id)).toReversed()].slice(0, surplus),
  )
  const kept = rows.filter((row) => !left.has(row))
  for (const [index, row] of kept.entries()) {
    const place = occurrences[index]
    if (!place) continue
    const moved = {
      series_id: series.id,
      occurs_at: place.startsAt,
      starts_at: place.startsAt,
      minutes: series.minutes,
      place: series.place,
    }
    await tx
      .updateTable('one_to_one')
      .set({ ...moved, sequence: (row.sequence ?? 0) + 1 })
      .where('id', '=', row.id)
      .execute()
  }
  await letGo(tx, [...left], written, at)
  await fill(deps, tx, [{ series, occurrences: occurrences.slice(kept.length) }])
}

/** Planned meetings their series has no place for: removed, but for those somebody wrote for, which stay as single ones. */
async function letGo(tx: WriteDb, rows: readonly OneToOneTable[], written: ReadonlySet<string>, at: number): Promise<number> {
  for (const row of rows) {
    const single = { series_id: null, occurs_at: null, sequence: (row.sequence ?? 0) + 1 }
    const gone = written.has(row.id) ? single : { deleted_at: at }
    await tx.updateTable('one_to_one').set(gone).where('id', '=', row.id).execute()
  }
  return rows.filter(({ id }) => written.has(id)).length
}

export interface EndedSeries {
  readonly change: Change
  readonly removed: number
  readonly kept: number
}

export function endSeries(deps: Deps, seriesId: SeriesId, on: IsoDate): Promise<Result<EndedSeries, Outcome<'SERIES_NOT_FOUND'>>> {
  return change(deps, { verb: 'coaching.endSeries', summary: 'Series ended' }, async (tx, open) => {
    const series = await findSeriesRow(tx, seriesId)
    if (!series) return err({ code: 'SERIES_NOT_FOUND' as const })
    // What is planned for a moment that has passed is not undone by an end set before it.
    const from = Math.max(momentOf(addDays(on, 1), '00:00', series.zone), open.at)
    const rows = await plannedOfSeries(tx, seriesId, from)
    const written = await withContent(
      tx,
      rows.map(({ id }) => id),
    )
    await endOn(tx, series, on, open.at)
    const kept = await letGo(tx, rows, written, open.at)
    const removed = rows.length - kept
    const summary = kept === 0 ? 'Series ended' : `Series ended, ${kept} with an agenda kept`
    open.describe(summary)
    return ok({ change: { id: open.id, summary }, removed, kept })
  })
}

/** The next moments a rule would give. */
export function previewSeries({ recurrence, startsOn, time, endsOn }: Pick<SeriesTimes, 'recurrence' | 'startsOn' | 'time' | 'endsOn'>) {
  const zone = localZone()
  const first = firstDay(recurrence, startsOn)
  const rule = { rule: ruleText(recurrence), startsOn: first, endsOn }
  return { startsOn: first, zone, next: nextDays(rule, first, 6).map((on) => momentOf(on, time, zone)) }
}
