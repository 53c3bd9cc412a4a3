import type { Notice } from '../../../shared/contract/notices.ts'
import { addDays, daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { loadPlans } from './queries-plans.ts'

/** A concern that was written down and not said for so many days is asked about: it is neither ignored nor saved up. */
const SAY_WITHIN_DAYS = 7
/** So many days before its day, a milestone is worth a line on Today. */
const DAYS_AHEAD = 7

/** Follow-ups due, concerns nobody was told of, and milestones to look at. */
export async function concernsNotices(db: ReadDb, today: IsoDate): Promise<Notice[]> {
  return [...(await unsaidNotices(db, today)), ...(await followUpNotices(db, today)), ...(await milestoneNotices(db, today))]
}

async function unsaidNotices(db: ReadDb, today: IsoDate): Promise<Notice[]> {
  const rows = await db
    .selectFrom('private_concern')
    .innerJoin('person', 'person.id', 'private_concern.person_id')
    .select(['private_concern.id', 'private_concern.noticed_on', 'private_concern.title', 'person.id as person_id'])
    .select(['person.given_name', 'person.family_name'])
    .where('private_concern.deleted_at', 'is', null)
    .where('private_concern.noticed_on', '<=', addDays(today, -SAY_WITHIN_DAYS))
    .where('person.deleted_at', 'is', null)
    .where('person.status', '=', 'active')
    .orderBy('private_concern.noticed_on')
    .execute()
  return rows.map((row) => ({
    ...named(row),
    key: `concern-unsaid:${row.id}`,
    kind: 'concern-follow-up',
    title: `Not said yet, ${daysBetween(row.noticed_on, today)} days: ${row.title || 'a concern'}`,
    dueOn: addDays(row.noticed_on, SAY_WITHIN_DAYS),
    targetId: row.id,
  }))
}

async function followUpNotices(db: ShareableDb, today: IsoDate): Promise<Notice[]> {
  const rows = await db
    .selectFrom('concern_follow_up')
    .innerJoin('concern', 'concern.id', 'concern_follow_up.concern_id')
    .innerJoin('person', 'person.id', 'concern_follow_up.person_id')
    .select(['concern_follow_up.id', 'concern_follow_up.due_on', 'concern.title', 'concern.id as concern_id'])
    .select(['person.id as person_id', 'person.given_name', 'person.family_name'])
    .where('concern_follow_up.deleted_at', 'is', null)
    .where('concern_follow_up.done_on', 'is', null)
    .where('concern_follow_up.due_on', '<=', today)
    .where('concern.deleted_at', 'is', null)
    .where('concern.settled_on', 'is', null)
    .where('person.deleted_at', 'is', null)
    .where('person.status', '=', 'active')
    .orderBy('concern_follow_up.due_on')
    .execute()
  return rows.map((row) => ({
    ...named(row),
    key: `concern:${row.id}`,
    kind: 'concern-follow-up',
    title: row.title,
    dueOn: row.due_on,
    targetId: row.concern_id,
  }))
}

/** The next milestone of each running plan, and milestones whose package waits to go out. */
async function milestoneNotices(db: ShareableDb, today: IsoDate): Promise<Notice[]> {
  const people = await db
    .selectFrom('improvement_plan')
    .innerJoin('person', 'person.id', 'improvement_plan.person_id')
    .select(['improvement_plan.id', 'person.id as person_id', 'person.given_name', 'person.family_name'])
    .where('improvement_plan.ended_on', 'is', null)
    .where('person.deleted_at', 'is', null)
    .where('person.status', '=', 'active')
    .execute()
  const notices: Notice[] = []
  for (const row of people) {
    const [plan] = await loadPlans(db, { id: row.id })
    const held = new Set(plan?.checkpoints.map(({ milestoneKey }) => milestoneKey))
    const next = plan?.newest.content.milestones.find(({ key }) => !held.has(key))
    if (next === undefined || next.onDay > addDays(today, DAYS_AHEAD)) continue
    const about = { ...named(row), kind: 'improvement-milestone' as const, targetId: row.id }
    notices.push({ ...about, key: `milestone:${row.id}:${next.key}`, title: `Milestone ${next.name}`, dueOn: next.onDay })
  }
  return notices
}

interface Named {
  readonly person_id: string
  readonly given_name: string
  readonly family_name: string
}

function named({ person_id, given_name, family_name }: Named): Pick<Notice, 'personId' | 'personName'> {
  return { personId: person_id as PersonId, personName: `${given_name} ${family_name}`.trim() }
}
