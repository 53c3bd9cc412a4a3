import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { ReadDb } from '../../db/database.ts'
import { listActionItems } from './queries-meetings.ts'
import type { SuggestionFacts } from './rules.ts'

/** A meeting whose agenda could be filled. */
export interface MeetingToFill {
  readonly id: string
  readonly personId: string
  readonly startsAt: number
  readonly agenda: readonly { readonly title: string }[]
}

/** Everything the suggestions for some meetings rest on: as many questions for thirty meetings as for one. */
export async function suggestionFactsOf(db: ReadDb, meetings: readonly MeetingToFill[]): Promise<Map<string, SuggestionFacts>> {
  if (meetings.length === 0) return new Map()
  const people = [...new Set(meetings.map(({ personId }) => personId))]
  const hired = await hireDays(db, people)
  const items = Map.groupBy(await listActionItems(db, { open: true }), ({ personId }) => personId as string)
  const goals = await goalsInProgressOf(db, people)
  const left = await leftUndiscussed(db, meetings)
  return new Map(
    meetings.map(({ id, personId, startsAt, agenda }) => [
      id,
      {
        on: localDate(startsAt),
        agenda: agenda.map(({ title }) => title),
        hiredOn: hired.get(personId) ?? null,
        // What is noted in the meeting itself is on its page already.
        openActionItems: (items.get(personId) ?? []).filter(({ oneToOneId }) => oneToOneId !== id),
        goals: goals.get(personId) ?? [],
        undiscussedLastTime: left.get(id) ?? [],
      },
    ]),
  )
}

async function hireDays(db: ReadDb, people: readonly string[]): Promise<Map<string, IsoDate | null>> {
  const rows = await db.selectFrom('person').select(['id', 'hired_on']).where('id', 'in', people).execute()
  return new Map(rows.map((row) => [row.id, row.hired_on]))
}

async function goalsInProgressOf(db: ReadDb, people: readonly string[]): Promise<Map<string, SuggestionFacts['goals'][number][]>> {
  const rows = await db
    .selectFrom('goal')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .leftJoin('goal_check_in', 'goal_check_in.goal_id', 'goal.id')
    .select(['participation.person_id', 'goal.title', 'goal.created_at'])
    .select(({ fn }) => fn.max<string | null>('goal_check_in.observed_on').as('last'))
    .where('participation.person_id', 'in', people)
    .where('participation.deleted_at', 'is', null)
    .where('cycle.status', '=', 'running')
    .where('goal.state', '=', 'agreed')
    .where('goal.deleted_at', 'is', null)
    .groupBy('goal.id')
    .execute()
  const goals = rows.map((row) => ({
    person: row.person_id,
    goal: { title: row.title, lastCheckedOn: row.last, since: localDate(row.created_at) },
  }))
  return new Map([...Map.groupBy(goals, ({ person }) => person)].map(([person, all]) => [person, all.map(({ goal }) => goal)]))
}

/** Of each meeting: what stayed open at the one held before it, and stands on no later agenda either. */
async function leftUndiscussed(
  db: ReadDb,
  meetings: readonly MeetingToFill[],
): Promise<Map<string, SuggestionFacts['undiscussedLastTime'][number][]>> {
  const last = await lastHeldBeforeEach(db, meetings)
  const ids = [...new Set([...last.values()].map(({ id }) => id))]
  if (ids.length === 0) return new Map()
  const items = await db
    .selectFrom('agenda_item')
    .select(['id', 'one_to_one_id', 'title'])
    .where('one_to_one_id', 'in', ids)
    .where('discussed', '=', 0)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const carried = await db
    .selectFrom('agenda_item')
    .innerJoin('one_to_one', 'one_to_one.id', 'agenda_item.one_to_one_id')
    .select('agenda_item.carried_from_item_id as id')
    .where('agenda_item.carried_from_id', 'in', ids)
    .where('agenda_item.deleted_at', 'is', null)
    .where('one_to_one.deleted_at', 'is', null)
    .execute()
  const elsewhere = new Set(carried.map(({ id }) => id))
  return new Map(
    [...last].map(([meetingId, held]) => [
      meetingId,
      items
        .filter((item) => item.one_to_one_id === held.id && !elsewhere.has(item.id))
        .map(({ title }) => ({ title, metOn: localDate(held.startsAt) })),
    ]),
  )
}

async function lastHeldBeforeEach(db: ReadDb, meetings: readonly MeetingToFill[]): Promise<Map<string, { id: string; startsAt: number }>> {
  const held = await db
    .selectFrom('one_to_one')
    .select(['id', 'person_id', 'starts_at'])
    .where(
      'person_id',
      'in',
      meetings.map(({ personId }) => personId),
    )
    .where('state', '=', 'held')
    .where('deleted_at', 'is', null)
    .orderBy('starts_at')
    .execute()
  const byPerson = Map.groupBy(held, ({ person_id }) => person_id)
  return new Map(
    meetings.flatMap(({ id, personId, startsAt }) => {
      const before = byPerson.get(personId)?.findLast((row) => row.starts_at < startsAt)
      return before ? [[id, { id: before.id, startsAt: before.starts_at }] as const] : []
    }),
  )
}
