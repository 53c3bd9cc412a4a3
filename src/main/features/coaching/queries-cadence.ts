import type { CadenceSettings, ExpectedRhythm, ReminderSettings } from '../../../shared/contract/meetings.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { OneToOneId, PersonId } from '../../../shared/kernel/ids.ts'
import type { MeetingFacts } from '../../../shared/rules/meeting-standing.ts'
import type { ReadDb } from '../../db/database.ts'

export interface Expectable {
  readonly personId: PersonId
  readonly name: string
  readonly hiredOn: IsoDate | null
  /** From when they are in this vault. */
  readonly addedAt: number
}

/** Whom the owner of the vault meets: who reports to them, or everybody when they lead nobody. */
export async function whomToMeet(db: ReadDb): Promise<Expectable[]> {
  const { own_person_id } = await db.selectFrom('workspace').select('own_person_id').executeTakeFirstOrThrow()
  let query = db
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'hired_on', 'created_at'])
    .where('deleted_at', 'is', null)
    .where('status', '=', 'active')
  if (own_person_id !== null) query = query.where('manager_id', '=', own_person_id)
  const rows = await query.orderBy('given_name').orderBy('family_name').orderBy('id').execute()
  return rows.map((row) => ({
    personId: row.id as PersonId,
    name: `${row.given_name} ${row.family_name}`.trim(),
    hiredOn: row.hired_on,
    addedAt: row.created_at,
  }))
}

export async function ownRhythms(db: ReadDb): Promise<Map<string, ExpectedRhythm>> {
  const rows = await db.selectFrom('cadence_setting').select(['person_id', 'rhythm']).where('person_id', 'is not', null).execute()
  return new Map(rows.map((row) => [row.person_id ?? '', row.rhythm]))
}

export type CycleCadence = Pick<CadenceSettings, 'rhythm' | 'starterRhythm' | 'starterDays'>

/** What was said for a cycle; null while it keeps what is advised. */
export async function cycleCadence(db: ReadDb, cycleId: string): Promise<CycleCadence | null> {
  const row = await db.selectFrom('cadence_setting').selectAll().where('cycle_id', '=', cycleId).executeTakeFirst()
  if (!row || row.rhythm === 'none' || row.starter_rhythm === null || row.starter_days === null) return null
  return { rhythm: row.rhythm, starterRhythm: row.starter_rhythm, starterDays: row.starter_days }
}

export interface MeetingFact extends MeetingFacts {
  readonly personId: string
  readonly moved: boolean
}

export interface NamedFact extends MeetingFact {
  readonly id: OneToOneId
  readonly personId: PersonId
  readonly personName: string
}

/** Planned meetings that start within a time, with the names of whom they are with. */
export async function meetingFactsOf(db: ReadDb, from: number, before: number): Promise<NamedFact[]> {
  const rows = await db
    .selectFrom('one_to_one')
    .innerJoin('person', 'person.id', 'one_to_one.person_id')
    .selectAll('one_to_one')
    .select(['person.given_name', 'person.family_name'])
    .where('one_to_one.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .where('one_to_one.state', '=', 'planned')
    .where('one_to_one.starts_at', '>=', from)
    .where('one_to_one.starts_at', '<', before)
    .orderBy('one_to_one.starts_at')
    .execute()
  return rows.map((row) => ({
    id: row.id as OneToOneId,
    personId: row.person_id as PersonId,
    personName: `${row.given_name} ${row.family_name}`.trim(),
    startsAt: row.starts_at,
    minutes: row.minutes,
    state: row.skipped_at === null ? row.state : 'skipped',
    begunAt: row.begun_at,
    moved: row.first_planned_at !== null,
  }))
}

/** Every meeting that starts within a time, without its agenda. */
export async function meetingFacts(db: ReadDb, from: number, before: number): Promise<MeetingFact[]> {
  const rows = await db
    .selectFrom('one_to_one')
    .select(['person_id', 'starts_at', 'minutes', 'state', 'skipped_at', 'begun_at', 'first_planned_at'])
    .where('deleted_at', 'is', null)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', before)
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    state: row.skipped_at === null ? row.state : 'skipped',
    begunAt: row.begun_at,
    moved: row.first_planned_at !== null,
  }))
}

export interface HeldBetween {
  readonly first: number
  readonly last: number
}

/** When each person was met first, and last. */
export async function heldOf(db: ReadDb): Promise<Map<string, HeldBetween>> {
  const rows = await db
    .selectFrom('one_to_one')
    .select(['person_id', ({ fn }) => fn.min('starts_at').as('first'), ({ fn }) => fn.max('starts_at').as('last')])
    .where('state', '=', 'held')
    .where('deleted_at', 'is', null)
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(({ person_id, first, last }) => [person_id, { first: first ?? 0, last: last ?? 0 }]))
}

/** The day each person came to the owner of the vault, or back after leaving, where it is on record. */
export async function cameOn(db: ReadDb, today: IsoDate): Promise<Map<string, IsoDate>> {
  const { own_person_id } = await db.selectFrom('workspace').select('own_person_id').executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('person_event')
    .select(['person_id', ({ fn }) => fn.max('happened_on').as('on')])
    .where('happened_on', '<=', today)
    .where(({ or, eb, and }) =>
      or([eb('kind', '=', 'returned'), and([eb('kind', '=', 'manager'), eb('to_manager_id', '=', own_person_id ?? '')])]),
    )
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(({ person_id, on }) => [person_id, on ?? today]))
}

/** The day the first cycle began; null before there is one. */
export async function firstCycleFrom(db: ReadDb, today: IsoDate): Promise<IsoDate | null> {
  const row = await db
    .selectFrom('cycle')
    .select(({ fn }) => fn.min('starts_on').as('on'))
    .where('starts_on', '<=', today)
    .executeTakeFirst()
  return row?.on ?? null
}

export type NextMeeting = { readonly oneToOneId: OneToOneId; readonly startsAt: number }

/** The next planned meeting of each person from a moment on. */
export async function nextPlanned(db: ReadDb, from: number): Promise<Map<string, NextMeeting>> {
  // SQLite takes the bare column beside min() from the row that holds the minimum.
  const rows = await db
    .selectFrom('one_to_one')
    .select(['id', 'person_id', ({ fn }) => fn.min('starts_at').as('at')])
    .where('state', '=', 'planned')
    .where('skipped_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where('starts_at', '>=', from)
    .groupBy('person_id')
    .execute()
  return new Map(rows.map((row) => [row.person_id, { oneToOneId: row.id as OneToOneId, startsAt: row.at ?? 0 }]))
}

const USUAL_REMINDERS: ReminderSettings = { inApp: true, outside: true, minutesBefore: 10 }

export async function reminderSettings(db: ReadDb): Promise<ReminderSettings> {
  const row = await db.selectFrom('reminder_setting').selectAll().executeTakeFirst()
  return row ? { inApp: row.in_app === 1, outside: row.outside === 1, minutesBefore: row.minutes_before } : USUAL_REMINDERS
}

export interface SoonMeeting {
  readonly id: string
  readonly personName: string
  readonly startsAt: number
  readonly items: number
}

/** Planned meetings nobody began that start within a time. */
export async function startingWithin(db: ReadDb, from: number, to: number): Promise<SoonMeeting[]> {
  const rows = await db
    .selectFrom('one_to_one')
    .innerJoin('person', 'person.id', 'one_to_one.person_id')
    .select(['one_to_one.id', 'one_to_one.starts_at', 'person.given_name', 'person.family_name'])
    .select((eb) =>
      eb
        .selectFrom('agenda_item')
        .whereRef('agenda_item.one_to_one_id', '=', 'one_to_one.id')
        .where('agenda_item.deleted_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('items'),
    )
    .where('one_to_one.state', '=', 'planned')
    .where('one_to_one.skipped_at', 'is', null)
    .where('one_to_one.begun_at', 'is', null)
    .where('one_to_one.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .where('person.status', '=', 'active')
    .where('one_to_one.starts_at', '>=', from)
    .where('one_to_one.starts_at', '<=', to)
    .orderBy('one_to_one.starts_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personName: `${row.given_name} ${row.family_name}`.trim(),
    startsAt: row.starts_at,
    items: row.items ?? 0,
  }))
}
