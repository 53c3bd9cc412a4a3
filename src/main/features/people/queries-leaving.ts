import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import { breathe } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { withContent } from '../coaching/index.ts'

/** Far below SQLite's limit on parameters. */
const SLICE = 500

/** Asks for many people in statements of some hundred each. */
export async function inSlices<T>(ids: readonly string[], read: (slice: readonly string[]) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = []
  for (let start = 0; start < ids.length; start += SLICE) {
    all.push(...(await read(ids.slice(start, start + SLICE))))
    if (start > 0) await breathe()
  }
  return all
}

export interface PlannedMeeting {
  readonly id: string
  readonly sequence: number | null
  /** Somebody put something on its agenda, beside it, or decided something ahead. */
  readonly isWritten: boolean
}

/** Planned one-to-ones that begin after a moment. */
async function plannedAfter(db: ReadDb, personIds: readonly string[], after: number): Promise<PlannedMeeting[]> {
  const rows = await inSlices(personIds, (slice) =>
    db
      .selectFrom('one_to_one')
      .select(['id', 'sequence'])
      .where('person_id', 'in', slice)
      .where('state', '=', 'planned')
      .where('starts_at', '>=', after)
      .where('deleted_at', 'is', null)
      .execute(),
  )
  const written = new Set(
    await inSlices(
      rows.map(({ id }) => id),
      async (slice) => [...(await withContent(db, slice))],
    ),
  )
  return rows.map(({ id, sequence }) => ({ id, sequence, isWritten: written.has(id) }))
}

/** What was planned and nobody wrote for goes; what holds something stays on record, as a meeting of its own. */
async function dropMeetings(tx: WriteDb, meetings: readonly PlannedMeeting[], at: number): Promise<void> {
  for (const { id, sequence, isWritten } of meetings) {
    const fate = isWritten ? { series_id: null, occurs_at: null, sequence: (sequence ?? 0) + 1 } : { deleted_at: at }
    await tx.updateTable('one_to_one').set(fate).where('id', '=', id).execute()
  }
}

/** Series of one-to-ones that would go on after the last day. */
export function seriesAfter(db: ReadDb, personIds: readonly string[], lastDay: IsoDate) {
  return inSlices(personIds, (slice) =>
    db
      .selectFrom('one_to_one_series')
      .select(['id', 'starts_on', 'sequence'])
      .where('person_id', 'in', slice)
      .where('deleted_at', 'is', null)
      .where(({ or, eb }) => or([eb('ends_on', 'is', null), eb('ends_on', '>', lastDay)]))
      .execute(),
  )
}

/** A series ends with the last day; one that would have begun later never does. */
async function endSeries(tx: WriteDb, personIds: readonly string[], lastDay: IsoDate, at: number): Promise<void> {
  for (const { id, starts_on, sequence } of await seriesAfter(tx, personIds, lastDay)) {
    const end = starts_on > lastDay ? { deleted_at: at } : { ends_on: lastDay }
    await tx
      .updateTable('one_to_one_series')
      .set({ ...end, sequence: sequence + 1 })
      .where('id', '=', id)
      .execute()
  }
}

/** Where these people take part in a cycle that runs and did not end before a day. */
export function runningParticipations(db: ReadDb, personIds: readonly string[], day: IsoDate) {
  return inSlices(personIds, (slice) =>
    db
      .selectFrom('participation')
      .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
      .where('participation.person_id', 'in', slice)
      .where('participation.deleted_at', 'is', null)
      .where('cycle.status', '=', 'running')
      .where('cycle.ends_on', '>=', day)
      .select(['participation.id', 'participation.left_on', 'cycle.name'])
      .execute(),
  )
}

/** Marks a participation with the last day of the person, or takes the mark away. */
async function markLeft(tx: WriteDb, participationId: string, leftOn: IsoDate | null): Promise<void> {
  await tx.updateTable('participation').set({ left_on: leftOn }).where('id', '=', participationId).execute()
}

/** The first moment after a day, by the clock of this machine. */
function endOf(day: IsoDate): number {
  const [year = 0, month = 1, date = 1] = addDays(day, 1).split('-').map(Number)
  return new Date(year, month - 1, date).getTime()
}

/** Planned one-to-ones after the last day. */
export function meetingsAfter(db: ReadDb, personIds: readonly string[], lastDay: IsoDate): Promise<PlannedMeeting[]> {
  return plannedAfter(db, personIds, endOf(lastDay))
}

/** Who leaves is marked in the cycles that run and meets nobody any more. */
export async function leaveCycles(tx: WriteDb, personIds: readonly string[], lastDay: IsoDate, at: number): Promise<void> {
  for (const { id } of await runningParticipations(tx, personIds, lastDay)) await markLeft(tx, id, lastDay)
  await dropMeetings(tx, await meetingsAfter(tx, personIds, lastDay), at)
  await endSeries(tx, personIds, lastDay, at)
}

/** Who comes back takes part again. */
export async function rejoinCycles(tx: WriteDb, personIds: readonly string[], day: IsoDate): Promise<void> {
  for (const { id, left_on } of await runningParticipations(tx, personIds, day)) if (left_on !== null) await markLeft(tx, id, null)
}
