import type { CycleId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/database.ts'

/** What somebody was called when a cycle ended, where that changed since. */
export interface Then {
  readonly jobTitle?: string | null
  readonly unit?: string | null
}

/** Jobs and units of that time: what the first change after the end of the cycle led away from. */
export async function standingsThen(db: ReadDb, cycleId: CycleId): Promise<ReadonlyMap<string, Then>> {
  const rows = await db
    .selectFrom('person_event')
    .innerJoin('participation', 'participation.person_id', 'person_event.person_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .where('cycle.id', '=', cycleId)
    .where('person_event.kind', 'in', ['job', 'unit'])
    .whereRef('person_event.happened_on', '>', 'cycle.ends_on')
    .select(['person_event.person_id', 'person_event.kind', 'person_event.from_text'])
    .orderBy('person_event.happened_on', 'desc')
    .execute()
  const then = new Map<string, Then>()
  for (const { person_id, kind, from_text } of rows) {
    then.set(person_id, { ...then.get(person_id), ...(kind === 'job' ? { jobTitle: from_text } : { unit: from_text }) })
  }
  return then
}
