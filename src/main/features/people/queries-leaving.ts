import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import { breathe } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'

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

/** Planned one-to-ones that begin after a moment. */
async function plannedAfter(db: ReadDb, personIds: readonly string[], after: number): Promise<string[]> {
  const rows = await inSlices(personIds, (slice) =>
    db
      .selectFrom('one_to_one')
      .select('id')
      .where('person_id', 'in', slice)
      .where('state', '=', 'planned')
      .where('starts_at', '>=', after)
      .where('deleted_at', 'is', null)
      .execute(),
  )
  return rows.map(({ id }) => id)
}

async function dropMeetings(tx: WriteDb, ids: readonly string[], at: number): Promise<void> {
  for (const id of ids) await tx.updateTable('one_to_one').set({ deleted_at: at }).where('id', '=', id).execute()
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
export function meetingsAfter(db: ReadDb, personIds: readonly string[], lastDay: IsoDate): Promise<string[]> {
  return plannedAfter(db, personIds, endOf(lastDay))
}

/** Who leaves is marked in the cycles that run and meets nobody any more. */
export async function leaveCycles(tx: WriteDb, personIds: readonly string[], lastDay: IsoDate, at: number): Promise<void> {
  for (const { id } of await runningParticipations(tx, personIds, lastDay)) await markLeft(tx, id, lastDay)
  await dropMeetings(tx, await meetingsAfter(tx, personIds, lastDay), at)
}

/** Who comes back takes part again. */
export async function rejoinCycles(tx: WriteDb, personIds: readonly string[], day: IsoDate): Promise<void> {
  for (const { id, left_on } of await runningParticipations(tx, personIds, day)) if (left_on !== null) await markLeft(tx, id, null)
}
