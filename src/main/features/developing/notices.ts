import type { TimelineItem } from '../../../shared/contract/insights.ts'
import type { Notice } from '../../../shared/contract/notices.ts'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import type { ShareableDb } from '../../db/shareable.ts'

/** So many days before it is due, an action is worth a line on Today. */
const DAYS_AHEAD = 7

/** Development actions that are due within a week or late, the longest late first. */
export async function developingNotices(db: ShareableDb, today: IsoDate): Promise<Notice[]> {
  const rows = await db
    .selectFrom('development_action')
    .innerJoin('person', 'person.id', 'development_action.person_id')
    .select(['development_action.id', 'development_action.title', 'development_action.due_on', 'person.id as person_id'])
    .select(['person.given_name', 'person.family_name'])
    .where('development_action.deleted_at', 'is', null)
    .where('development_action.state', 'in', ['planned', 'under-way'])
    .where('development_action.due_on', '<=', addDays(today, DAYS_AHEAD))
    .where('person.deleted_at', 'is', null)
    .where('person.status', '=', 'active')
    .orderBy('development_action.due_on')
    .orderBy('development_action.id')
    .execute()
  return rows.map((row) => ({
    key: `development:${row.id}`,
    kind: 'development-due',
    personId: row.person_id as PersonId,
    personName: `${row.given_name} ${row.family_name}`.trim(),
    title: row.title,
    dueOn: row.due_on,
    targetId: row.id,
  }))
}

const KINDS = { 'on-the-job': 'Learned on the job', 'from-others': 'Learned from others', course: 'Course' } as const

/** What came of a person's development: actions that are done. */
export async function developingTimeline(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('development_action')
    .selectAll()
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .where('state', '=', 'done')
    .execute()
  return rows.flatMap(({ id, closed_on, title, kind, competency, outcome }) =>
    closed_on === null
      ? []
      : [
          {
            ...{ id, kind: 'development' as const, on: closed_on, title, detail: KINDS[kind], body: outcome },
            ...{ readers: 'both' as const, chips: competency === '' ? [] : [competency], goalId: null },
          },
        ],
  )
}
