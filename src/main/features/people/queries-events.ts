import { breathe, type OpenChange } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { leaveCycles, rejoinCycles } from './queries-leaving.ts'
import { mergedEvent, type PersonEvent, slotOf } from './rules-events.ts'
import type { PersonEventTable } from './schema.ts'

export interface KeptEvent extends PersonEvent {
  readonly id: string
  readonly recordedAt: number
}

function rowToEvent(row: PersonEventTable): KeptEvent {
  const manager = row.kind === 'manager'
  return {
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    on: row.happened_on,
    from: manager ? row.from_manager_id : row.from_text,
    to: manager ? row.to_manager_id : row.to_text,
    reason: row.reason,
    recordedAt: row.recorded_at,
  }
}

function eventToRow({ personId, kind, on, from, to, reason }: PersonEvent) {
  const manager = kind === 'manager'
  return {
    person_id: personId,
    kind,
    happened_on: on,
    from_text: manager ? null : from,
    to_text: manager ? null : to,
    from_manager_id: manager ? from : null,
    to_manager_id: manager ? to : null,
    reason,
  }
}

/** Everything on record about these people, oldest first. */
export async function listEvents(db: ReadDb, personIds: readonly string[]): Promise<KeptEvent[]> {
  const rows = await db
    .selectFrom('person_event')
    .selectAll()
    .where('person_id', 'in', personIds)
    .orderBy('happened_on')
    .orderBy('id')
    .execute()
  return rows.map(rowToEvent)
}

export async function findEvent(db: ReadDb, id: string): Promise<KeptEvent | null> {
  const row = await db.selectFrom('person_event').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? rowToEvent(row) : null
}

export interface Adding {
  readonly newId: Deps['newId']
  readonly at: OpenChange['at']
  /** Where nothing was known before: `note` it as a change of that day, or `skip` it, since it was only learned then. */
  readonly firstKnown: 'note' | 'skip'
}

/** People in one statement; their events stay far below SQLite's limit on parameters. */
const SLICE = 200

/**
 * Writes what changed, in slices. What changes twice on a day is one event; what changes back is none. Reviews not yet gone out pass
 * to the new manager; who leaves is marked in the cycles that run and meets nobody any more, who comes back takes part again.
 */
export async function addEvents(tx: WriteDb, adding: Adding, events: readonly PersonEvent[]): Promise<void> {
  const byPerson = [...Map.groupBy(events, ({ personId }) => personId)]
  for (let start = 0; start < byPerson.length; start += SLICE) {
    const slice = byPerson.slice(start, start + SLICE)
    const kept = Map.groupBy(
      await listEvents(
        tx,
        slice.map(([personId]) => personId),
      ),
      ({ personId }) => personId,
    )
    const rows = []
    for (const event of slice.flatMap(([, own]) => own)) {
      const known = (kept.get(event.personId) ?? []).filter(({ kind }) => slotOf(kind) === slotOf(event.kind))
      const sameDay = known.find(({ on }) => on === event.on)
      if (sameDay) await mergeInto(tx, sameDay, event)
      else if (adding.firstKnown === 'note' || known.length > 0 || !isFirstKnown(event)) {
        rows.push({ ...eventToRow(event), id: adding.newId(), recorded_at: adding.at })
      }
    }
    if (rows.length > 0) await tx.insertInto('person_event').values(rows).execute()
    const written = slice.flatMap(([, own]) => own)
    await passReviews(tx, written)
    await changeStandings(tx, written, adding.at)
    await breathe()
  }
}

/** What is only now told of earlier days. It moves nobody: reviews, cycles and meetings are those of today. */
export async function addPast(tx: WriteDb, { newId, at }: Omit<Adding, 'firstKnown'>, events: readonly PersonEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({ ...eventToRow(event), id: newId(), recorded_at: at }))
  await tx.insertInto('person_event').values(rows).execute()
}

function isFirstKnown({ kind, from }: PersonEvent): boolean {
  return slotOf(kind) !== 'status' && from === null
}

async function mergeInto(tx: WriteDb, sameDay: KeptEvent, event: PersonEvent): Promise<void> {
  const merged = mergedEvent(sameDay, event)
  if (merged) await rewriteEvent(tx, sameDay.id, merged)
  else await dropEvent(tx, sameDay.id)
}

export async function rewriteEvent(tx: WriteDb, id: string, event: PersonEvent): Promise<void> {
  await tx.updateTable('person_event').set(eventToRow(event)).where('id', '=', id).execute()
}

export async function dropEvent(tx: WriteDb, id: string): Promise<void> {
  await tx.deleteFrom('person_event').where('id', '=', id).execute()
}

/** Reviews of these people that can still pass to somebody else: of cycles that run and did not end before, and not gone out yet. */
function openParticipations(db: ReadDb, personIds: readonly string[]) {
  return db
    .selectFrom('participation')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .where('participation.person_id', 'in', personIds)
    .where('participation.deleted_at', 'is', null)
    .where('cycle.status', '=', 'running')
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('review')
            .select('review.id')
            .whereRef('review.participation_id', '=', 'participation.id')
            .where('review.deleted_at', 'is', null)
            .where('review.state', 'in', ['shared', 'replied', 'signed']),
        ),
      ),
    )
    .select(['participation.id', 'participation.person_id', 'participation.manager_id', 'cycle.ends_on'])
    .execute()
}

/** Whoever takes somebody over reviews them from then on. A cycle that ended before stays with the manager of that time. */
async function passReviews(tx: WriteDb, events: readonly PersonEvent[]): Promise<void> {
  const moved = new Map(events.filter(({ kind }) => kind === 'manager').map((event) => [event.personId, event]))
  if (moved.size === 0) return
  for (const { id, person_id, ends_on, manager_id } of await openParticipations(tx, [...moved.keys()])) {
    const event = moved.get(person_id)
    if (event && ends_on >= event.on && manager_id !== event.to) await setReviewer(tx, id, event.to)
  }
}

async function changeStandings(tx: WriteDb, events: readonly PersonEvent[], at: number): Promise<void> {
  const standings = events.filter(({ kind }) => slotOf(kind) === 'status')
  for (const [on, sameDay] of Map.groupBy(standings, (event) => event.on)) {
    const ids = (kind: PersonEvent['kind']) => sameDay.filter((event) => event.kind === kind).map(({ personId }) => personId)
    await leaveCycles(tx, ids('left'), on, at)
    await rejoinCycles(tx, ids('returned'), on)
  }
}

/** A manager who was never one reviews nothing that is still open. */
export async function correctReviewer(tx: WriteDb, personId: string, mistaken: string | null, managerId: string | null): Promise<void> {
  for (const { id, manager_id } of await openParticipations(tx, [personId])) {
    if (manager_id === mistaken) await setReviewer(tx, id, managerId)
  }
}

async function setReviewer(tx: WriteDb, participationId: string, managerId: string | null): Promise<void> {
  await tx.updateTable('participation').set({ manager_id: managerId }).where('id', '=', participationId).execute()
}
