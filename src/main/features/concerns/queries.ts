import type { Concern } from '../../../shared/contract/concerns.ts'
import { daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { ConcernId, FollowUpId, PersonId } from '../../../shared/kernel/ids.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { concernStanding } from './rules.ts'
import type { ConcernFollowUpTable, ConcernTable } from './schema.ts'

// What both sides know. Nothing here can name a private table.

export async function personExists(db: ShareableDb, id: string): Promise<boolean> {
  const row = await db.selectFrom('person').select('id').where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row !== undefined
}

export function findConcernRow(db: ShareableDb, id: string): Promise<ConcernTable | undefined> {
  return db.selectFrom('concern').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

export function findFollowUpRow(db: ShareableDb, id: string): Promise<ConcernFollowUpTable | undefined> {
  return db.selectFrom('concern_follow_up').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

/** Concerns that were said to a person: open ones first, each the newest first. */
export async function listConcerns(db: ShareableDb, personId: string, today: IsoDate): Promise<Concern[]> {
  const rows = await db
    .selectFrom('concern')
    .selectAll()
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('said_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const followUps = await db
    .selectFrom('concern_follow_up')
    .selectAll()
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  const byConcern = Map.groupBy(followUps, ({ concern_id }) => concern_id)
  const all = rows.map((row) => rowToConcern(row, byConcern.get(row.id) ?? [], today))
  return [...all.filter(({ standing }) => standing.kind !== 'settled'), ...all.filter(({ standing }) => standing.kind === 'settled')]
}

function rowToConcern(row: ConcernTable, rows: readonly ConcernFollowUpTable[], today: IsoDate): Concern {
  const followUps = rows.map(({ id, due_on, done_on, note }) => ({ id: id as FollowUpId, dueOn: due_on, doneOn: done_on, note }))
  return {
    id: row.id as ConcernId,
    personId: row.person_id as PersonId,
    title: row.title,
    happenedOn: row.happened_on,
    facts: row.facts,
    standard: row.standard,
    impact: row.impact,
    support: row.support,
    agreed: row.agreed,
    noticedOn: row.noticed_on,
    saidOn: row.said_on,
    daysUntilSaid: Math.max(0, daysBetween(row.noticed_on, row.said_on)),
    outcome: row.outcome,
    followUps,
    standing: concernStanding({ saidOn: row.said_on, settledOn: row.settled_on, followUps }, today),
  }
}

/** How many concerns were said to a person: what a plan can rest on. */
export async function countSaid(db: ShareableDb, personId: string): Promise<number> {
  const row = await db
    .selectFrom('concern')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row?.n ?? 0
}
