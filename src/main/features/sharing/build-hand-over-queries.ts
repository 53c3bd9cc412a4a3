import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { ShareableDb } from '../../db/shareable.ts'

/** Everything here reads through `ShareableDb`, which cannot name a private table. Columns are listed: a new one stays out until it is added. */

function fullName(given: string | null, family: string | null): string | null {
  return given === null ? null : `${given} ${family ?? ''}`.trim()
}

export async function findFacts(db: ShareableDb, personId: string) {
  const row = await db
    .selectFrom('person')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .leftJoin('org_unit', 'org_unit.id', 'person.org_unit_id')
    .leftJoin('person as manager', 'manager.id', 'person.manager_id')
    .where('person.id', '=', personId)
    .where('person.deleted_at', 'is', null)
    .select(['person.given_name', 'person.family_name', 'person.hired_on', 'job_profile.title', 'org_unit.name as unit'])
    .select(['manager.given_name as manager_given', 'manager.family_name as manager_family'])
    .executeTakeFirst()
  if (!row) return null
  return {
    name: fullName(row.given_name, row.family_name) ?? '',
    jobTitle: row.title,
    unit: row.unit,
    hiredOn: row.hired_on,
    managerName: fullName(row.manager_given, row.manager_family),
  }
}

export interface Dated {
  readonly on: IsoDate
  readonly title: string
  readonly text: string
}

export async function listWorkEvents(db: ShareableDb, personId: string) {
  const rows = await db
    .selectFrom('person_event')
    .leftJoin('person as before', 'before.id', 'person_event.from_manager_id')
    .leftJoin('person as after', 'after.id', 'person_event.to_manager_id')
    .where('person_event.person_id', '=', personId)
    .select(['kind', 'happened_on', 'from_text', 'to_text', 'reason'])
    .select(['before.given_name as before_given', 'before.family_name as before_family'])
    .select(['after.given_name as after_given', 'after.family_name as after_family'])
    .orderBy('happened_on')
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    on: row.happened_on,
    from: row.from_text ?? fullName(row.before_given, row.before_family),
    to: row.to_text ?? fullName(row.after_given, row.after_family),
    reason: row.reason,
  }))
}

/** Goals of the cycles that run. */
export async function listGoals(db: ShareableDb, personId: string) {
  const rows = await db
    .selectFrom('goal')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .where('participation.person_id', '=', personId)
    .where('participation.deleted_at', 'is', null)
    .where('goal.deleted_at', 'is', null)
    .where('cycle.status', '=', 'running')
    .select(['goal.id', 'goal.title', 'goal.outcome', 'goal.weight_bp', 'goal.due_on', 'goal.state', 'cycle.name as cycle'])
    .orderBy('cycle.starts_on')
    .orderBy('goal.position')
    .execute()
  return rows.map(({ weight_bp, due_on, ...goal }) => ({ ...goal, weightBp: weight_bp, dueOn: due_on }))
}

export async function listMeasures(db: ShareableDb, goalIds: readonly string[]) {
  if (goalIds.length === 0) return []
  return db
    .selectFrom('key_result')
    .where('goal_id', 'in', goalIds)
    .where('deleted_at', 'is', null)
    .select(['goal_id as goalId', 'title', 'unit', 'baseline', 'target', 'current'])
    .orderBy('position')
    .execute()
}

export async function listSharedNotes(db: ShareableDb, personId: string): Promise<Dated[]> {
  const rows = await db
    .selectFrom('shared_note')
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .select(['body', 'observed_on'])
    .execute()
  const feedback = await db
    .selectFrom('feedback')
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .select(['giver_name', 'answers', 'body', 'observed_on'])
    .execute()
  const notes = rows.map(({ body, observed_on }) => ({ on: observed_on, title: 'Shared note', text: body }))
  const said = feedback.map(({ giver_name, answers, body, observed_on }) => {
    const from = answers > 0 ? ` from ${answers} people, without names` : giver_name === '' ? '' : ` from ${giver_name}`
    return { on: observed_on, title: `Feedback${from}`, text: body }
  })
  return [...notes, ...said].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
}

export async function listOpenActions(db: ShareableDb, personId: string) {
  return db
    .selectFrom('action_item')
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .where('done_on', 'is', null)
    .select(['title', 'owner', 'due_on as dueOn'])
    .orderBy('created_at')
    .execute()
}

/** Reviews that went out, in the words both sides know. */
export async function listReviewsOut(db: ShareableDb, personId: string) {
  return db
    .selectFrom('review')
    .innerJoin('participation', 'participation.id', 'review.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .where('participation.person_id', '=', personId)
    .where('review.deleted_at', 'is', null)
    .where('review.state', 'in', ['shared', 'replied', 'signed'])
    .select(['cycle.name as cycle', 'review.version', 'review.summary', 'review.next_steps as nextSteps', 'review.state'])
    .orderBy('cycle.starts_on')
    .orderBy('review.version')
    .execute()
}

/** When the two met, and what of the agenda was written down for both. */
export async function listMeetings(db: ShareableDb, personId: string) {
  const meetings = await db
    .selectFrom('one_to_one')
    .where('person_id', '=', personId)
    .where('state', '=', 'held')
    .where('deleted_at', 'is', null)
    .select(['id', 'starts_at as startsAt'])
    .orderBy('starts_at')
    .execute()
  if (meetings.length === 0) return []
  const items = await db
    .selectFrom('agenda_item')
    .innerJoin('one_to_one', 'one_to_one.id', 'agenda_item.one_to_one_id')
    .where('one_to_one.person_id', '=', personId)
    .where('agenda_item.deleted_at', 'is', null)
    .select(['agenda_item.one_to_one_id as meetingId', 'agenda_item.title', 'agenda_item.note'])
    .orderBy('agenda_item.position')
    .execute()
  return meetings.map(({ id, startsAt }) => ({ startsAt, items: items.filter(({ meetingId }) => meetingId === id) }))
}
