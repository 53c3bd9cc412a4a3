import type { Side } from '../../../shared/contract/base.ts'
import type { ActionItem, AgendaItem, OneToOneRow } from '../../../shared/contract/coaching.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { ActionItemId, AgendaItemId, OneToOneId, PersonId, SeriesId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Meeting } from './rules-meetings.ts'
import type { AgendaItemTable, OneToOneTable } from './schema.ts'

/** Of one person, the one of an id, or those that start within a time: never the agendas of a whole vault. */
export type MeetingFilter =
  | { readonly personId: string }
  | { readonly id: string }
  /** Those that start from here on, and before there. */
  | { readonly between: { readonly from: number; readonly to: number } }

/** Meetings with their agenda, newest first. */
export async function listMeetings(db: ReadDb, filter: MeetingFilter): Promise<OneToOneRow[]> {
  let query = db
    .selectFrom('one_to_one')
    .innerJoin('person', 'person.id', 'one_to_one.person_id')
    .selectAll('one_to_one')
    .select(['person.given_name', 'person.family_name'])
    .where('one_to_one.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
  if ('personId' in filter) query = query.where('one_to_one.person_id', '=', filter.personId)
  if ('id' in filter) query = query.where('one_to_one.id', '=', filter.id)
  if ('between' in filter) {
    query = query.where('one_to_one.starts_at', '>=', filter.between.from).where('one_to_one.starts_at', '<', filter.between.to)
  }
  const rows = await query.orderBy('one_to_one.starts_at', 'desc').orderBy('one_to_one.id', 'desc').execute()
  const agendas = await agendasOf(db, filter)
  const people = new Set(rows.map(({ person_id }) => person_id))
  const open = await openActionItemCounts(db, people.size === 1 ? (rows[0]?.person_id ?? null) : null)
  return rows.map((row) => ({
    id: row.id as OneToOneId,
    personId: row.person_id as PersonId,
    personName: fullName(row),
    startsAt: row.starts_at,
    minutes: row.minutes,
    ...rowToStanding(row),
    agenda: agendas.get(row.id) ?? [],
    openActionItems: open.get(row.person_id) ?? 0,
  }))
}

/** The items of the meetings asked for, each with the day it was carried from. */
export function agendaQuery(db: ReadDb, filter: MeetingFilter) {
  let query = db
    .selectFrom('agenda_item')
    .innerJoin('one_to_one', 'one_to_one.id', 'agenda_item.one_to_one_id')
    .leftJoin('one_to_one as origin', 'origin.id', 'agenda_item.carried_from_id')
    .selectAll('agenda_item')
    .select('origin.starts_at as carried_from_at')
    .where('agenda_item.deleted_at', 'is', null)
  if ('personId' in filter) query = query.where('one_to_one.person_id', '=', filter.personId)
  if ('id' in filter) query = query.where('one_to_one.id', '=', filter.id)
  if ('between' in filter) {
    query = query.where('one_to_one.starts_at', '>=', filter.between.from).where('one_to_one.starts_at', '<', filter.between.to)
  }
  return query.orderBy('agenda_item.position').orderBy('agenda_item.id')
}

async function agendasOf(db: ReadDb, filter: MeetingFilter): Promise<Map<string, AgendaItem[]>> {
  const rows = await agendaQuery(db, filter).execute()
  const agendas = new Map<string, AgendaItem[]>()
  for (const row of rows) {
    const agenda = agendas.get(row.one_to_one_id) ?? []
    agenda.push(rowToAgendaItem(row, row.carried_from_at))
    agendas.set(row.one_to_one_id, agenda)
  }
  return agendas
}

/** What a row says of how its meeting stands, wherever meetings are listed. */
export function rowToStanding(
  row: OneToOneTable,
): Pick<OneToOneRow, 'state' | 'begunAt' | 'firstPlannedAt' | 'skipReason' | 'place' | 'seriesId'> {
  return {
    state: row.skipped_at === null ? row.state : 'skipped',
    begunAt: row.begun_at,
    firstPlannedAt: row.first_planned_at,
    skipReason: row.skip_reason ?? '',
    place: row.place ?? '',
    seriesId: row.series_id as SeriesId | null,
  }
}

export function rowToMeeting(row: OneToOneTable): Meeting {
  const times = { startsAt: row.starts_at, minutes: row.minutes, firstPlannedAt: row.first_planned_at }
  const course = { begunAt: row.begun_at, timer: { measuredMs: row.timer_ms ?? 0, since: row.timer_since } }
  if (row.state === 'held') return { kind: 'held', ...times, ...course, heldAt: row.held_at ?? row.starts_at }
  if (row.skipped_at !== null) return { kind: 'skipped', ...times, skippedAt: row.skipped_at, reason: row.skip_reason ?? '' }
  return { kind: 'planned', ...times, ...course }
}

/** The columns that say how a meeting stands, all of them: what a state does not have is emptied. */
export function meetingToRow(meeting: Meeting) {
  const course = meeting.kind === 'skipped' ? null : meeting
  return {
    starts_at: meeting.startsAt,
    minutes: meeting.minutes,
    first_planned_at: meeting.firstPlannedAt,
    state: meeting.kind === 'held' ? ('held' as const) : ('planned' as const),
    held_at: meeting.kind === 'held' ? meeting.heldAt : null,
    skipped_at: meeting.kind === 'skipped' ? meeting.skippedAt : null,
    skip_reason: meeting.kind === 'skipped' ? meeting.reason : null,
    begun_at: course?.begunAt ?? null,
    timer_ms: course?.timer.measuredMs ?? null,
    timer_since: course?.timer.since ?? null,
  }
}

export async function openActionItemCounts(db: ReadDb, personId: string | null): Promise<Map<string, number>> {
  let query = db.selectFrom('action_item')
  if (personId !== null) query = query.where('person_id', '=', personId)
  const rows = await query
    .select(['person_id', ({ fn }) => fn.countAll<number>().as('open')])
    .where('done_on', 'is', null)
    .where('deleted_at', 'is', null)
    .groupBy('person_id')
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.open]))
}

export function findMeetingRow(db: ReadDb, id: string): Promise<OneToOneTable | undefined> {
  return db.selectFrom('one_to_one').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

/** The last meeting held with a person before a moment. */
export function lastHeldBefore(db: ReadDb, personId: string, before: number): Promise<OneToOneTable | undefined> {
  return db
    .selectFrom('one_to_one')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'held')
    .where('deleted_at', 'is', null)
    .where('starts_at', '<', before)
    .orderBy('starts_at', 'desc')
    .executeTakeFirst()
}

/** The next meeting planned with a person after a moment. */
export function nextPlannedAfter(db: ReadDb, personId: string, after: number): Promise<OneToOneTable | undefined> {
  return db
    .selectFrom('one_to_one')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'planned')
    .where('skipped_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where('starts_at', '>', after)
    .orderBy('starts_at')
    .executeTakeFirst()
}

export function agendaRows(db: ReadDb, oneToOneId: string): Promise<AgendaItemTable[]> {
  return db
    .selectFrom('agenda_item')
    .selectAll()
    .where('one_to_one_id', '=', oneToOneId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** An item of the agenda of a meeting that still stands. */
export function findAgendaRow(db: ReadDb, id: string): Promise<AgendaItemTable | undefined> {
  return db
    .selectFrom('agenda_item')
    .innerJoin('one_to_one', 'one_to_one.id', 'agenda_item.one_to_one_id')
    .selectAll('agenda_item')
    .where('agenda_item.id', '=', id)
    .where('agenda_item.deleted_at', 'is', null)
    .where('one_to_one.deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Where the next item of an agenda goes. Removed items keep their place, so that undo puts them back where they were. */
export async function nextPosition(db: ReadDb, oneToOneId: string): Promise<number> {
  const row = await db
    .selectFrom('agenda_item')
    .select(({ fn }) => fn.max<number | null>('position').as('last'))
    .where('one_to_one_id', '=', oneToOneId)
    .executeTakeFirst()
  return (row?.last ?? -1) + 1
}

export async function marginOf(db: ReadDb, oneToOneId: string): Promise<string> {
  const row = await db.selectFrom('private_margin').select('body').where('one_to_one_id', '=', oneToOneId).executeTakeFirst()
  return row?.body ?? ''
}

export interface ActionItemFilter {
  readonly personId?: string | null
  readonly oneToOneId?: string
  readonly open?: boolean
}

/** Open items by due date first, those without one last; done items newest first. */
export async function listActionItems(db: ReadDb, filter: ActionItemFilter): Promise<ActionItem[]> {
  let query = db
    .selectFrom('action_item')
    .innerJoin('person', 'person.id', 'action_item.person_id')
    .leftJoin('one_to_one', 'one_to_one.id', 'action_item.one_to_one_id')
    .selectAll('action_item')
    .select(['person.given_name', 'person.family_name', 'one_to_one.starts_at as met_at'])
    .where('action_item.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
  if (filter.personId) query = query.where('action_item.person_id', '=', filter.personId)
  if (filter.oneToOneId) query = query.where('action_item.one_to_one_id', '=', filter.oneToOneId)
  if (filter.open) query = query.where('action_item.done_on', 'is', null)
  const rows = await query
    .orderBy('action_item.done_on', (order) => order.desc().nullsFirst())
    .orderBy('action_item.due_on', (order) => order.asc().nullsLast())
    .orderBy('action_item.id')
    .execute()
  return rows.map((row) => ({
    id: row.id as ActionItemId,
    personId: row.person_id as PersonId,
    personName: fullName(row),
    oneToOneId: row.one_to_one_id as OneToOneId | null,
    metOn: row.met_at === null ? null : localDate(row.met_at),
    title: row.title,
    owner: row.owner as Side,
    dueOn: row.due_on,
    doneOn: row.done_on,
  }))
}

export function rowToAgendaItem(row: AgendaItemTable, carriedFromAt: number | null): AgendaItem {
  return {
    id: row.id as AgendaItemId,
    title: row.title,
    raisedBy: row.raised_by as Side,
    discussed: row.discussed === 1,
    note: row.note,
    carriedFrom: carriedFromAt === null ? null : localDate(carriedFromAt),
  }
}

function fullName(row: { given_name: string; family_name: string }): string {
  return `${row.given_name} ${row.family_name}`.trim()
}
