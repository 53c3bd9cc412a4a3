import { localDate } from '../../../shared/kernel/dates.ts'
import type { CheckInBody } from '../../../shared/rules/package-check-in.ts'
import type { ShareableDb } from '../../db/shareable.ts'

/** Everything here reads through `ShareableDb`. Columns are listed: a new one stays out until it is added. */

export interface ShareableMeeting {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly jobTitle: string | null
  readonly managerName: string | null
  readonly startsAt: number
  readonly minutes: number
  readonly held: boolean
  /** Only once it was said to both. */
  readonly managerFeeling: number | null
  readonly employeeFeeling: number | null
}

export async function findMeeting(db: ShareableDb, oneToOneId: string): Promise<ShareableMeeting | undefined> {
  const row = await db
    .selectFrom('one_to_one')
    .innerJoin('person', 'person.id', 'one_to_one.person_id')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .leftJoin('person as manager', 'manager.id', 'person.manager_id')
    .select(['one_to_one.id', 'one_to_one.person_id', 'one_to_one.starts_at', 'one_to_one.minutes', 'one_to_one.state'])
    .select(['one_to_one.manager_feeling', 'one_to_one.employee_feeling', 'job_profile.title'])
    .select(['person.given_name', 'person.family_name', 'manager.given_name as managerGiven', 'manager.family_name as managerFamily'])
    .where('one_to_one.id', '=', oneToOneId)
    .where('one_to_one.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      personId: row.person_id,
      personName: `${row.given_name} ${row.family_name}`.trim(),
      jobTitle: row.title,
      managerName: row.managerGiven === null ? null : `${row.managerGiven} ${row.managerFamily ?? ''}`.trim(),
      startsAt: row.starts_at,
      minutes: row.minutes,
      held: row.state === 'held',
      managerFeeling: row.manager_feeling,
      employeeFeeling: row.employee_feeling,
    }
  )
}

export async function agendaOf(db: ShareableDb, oneToOneId: string): Promise<CheckInBody['items']> {
  const rows = await db
    .selectFrom('agenda_item')
    .leftJoin('one_to_one as origin', 'origin.id', 'agenda_item.carried_from_id')
    .select(['agenda_item.id', 'agenda_item.title', 'agenda_item.raised_by', 'agenda_item.discussed', 'agenda_item.note'])
    .select('origin.starts_at as carriedAt')
    .where('agenda_item.one_to_one_id', '=', oneToOneId)
    .where('agenda_item.deleted_at', 'is', null)
    .orderBy('agenda_item.position')
    .orderBy('agenda_item.id')
    .limit(200)
    .execute()
  return rows.map(({ id, title, raised_by, discussed, note, carriedAt }) => ({
    ...{ key: id, title, note, discussed: discussed === 1, raisedBy: raised_by === 'employee' ? 'employee' : 'manager' },
    carriedFrom: carriedAt === null ? null : localDate(carriedAt),
  }))
}

export async function decisionsOf(db: ShareableDb, oneToOneId: string): Promise<CheckInBody['decisions']> {
  return await db
    .selectFrom('meeting_decision')
    .select(['id as key', 'body as text'])
    .where('one_to_one_id', '=', oneToOneId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** Those of this meeting, and what was still open from before. */
export async function actionsFor(
  db: ShareableDb,
  { id, personId }: { readonly id: string; readonly personId: string },
): Promise<CheckInBody['actions']> {
  const rows = await db
    .selectFrom('action_item')
    .select(['id', 'title', 'owner', 'due_on', 'done_on'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .where(({ or, eb }) => or([eb('one_to_one_id', '=', id), eb('done_on', 'is', null)]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(300)
    .execute()
  return rows.map(({ id: key, title, owner, due_on, done_on }) => ({
    ...{ key, title, owner: owner === 'employee' ? 'employee' : 'manager', dueOn: due_on, doneOn: done_on },
  }))
}

export async function nextMeetingAfter(db: ShareableDb, { personId, startsAt }: ShareableMeeting): Promise<number | null> {
  const row = await db
    .selectFrom('one_to_one')
    .select('starts_at')
    .where('person_id', '=', personId)
    .where('state', '=', 'planned')
    .where('skipped_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where('starts_at', '>', startsAt)
    .orderBy('starts_at')
    .executeTakeFirst()
  return row?.starts_at ?? null
}
