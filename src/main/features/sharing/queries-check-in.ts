import { localDate } from '../../../shared/kernel/dates.ts'
import type { CheckInBody } from '../../../shared/rules/package-check-in.ts'
import type { Answer } from '../../../shared/rules/package-document.ts'
import type { ReadDb } from '../../db/database.ts'
import { topicsGoTo } from '../coaching/index.ts'
import type { Standing } from './rules-reply.ts'

/** What stands in the vault of the meeting a check-in was about. */
export async function checkInStanding(
  db: ReadDb,
  body: CheckInBody,
  words: Readonly<Record<Answer, string>>,
): Promise<Pick<Standing, 'answer' | 'comments' | 'parts' | 'checkIn'>> {
  const { id } = body.meeting
  const meeting = await db.selectFrom('one_to_one').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  const comments = await db
    .selectFrom('meeting_comment')
    .select(['part', 'body'])
    .where('one_to_one_id', '=', id)
    .where('author', '=', 'employee')
    .orderBy('created_at')
    .execute()
  const actions = await actionsOf(db, body)
  const goal = meeting ? await topicsGoTo(db, meeting) : null
  const agenda = goal
    ? await db.selectFrom('agenda_item').select('title').where('one_to_one_id', '=', goal.id).where('deleted_at', 'is', null).execute()
    : []
  const answered = meeting?.employee_answer as Answer | null | undefined
  return {
    answer: answered ? words[answered] : '',
    comments: new Map([...Map.groupBy(comments, ({ part }) => part)].map(([part, list]) => [part, list.map(({ body: text }) => text)])),
    parts: new Set(meeting ? ['meeting', ...(await livingParts(db, id)), ...actions.keys()] : []),
    checkIn: {
      actions,
      feeling: meeting?.employee_feeling ?? null,
      agenda: agenda.map(({ title }) => title),
      agendaOn: goal ? localDate(goal.starts_at) : null,
    },
  }
}

async function livingParts(db: ReadDb, id: string): Promise<string[]> {
  const [items, decisions] = await Promise.all([
    db.selectFrom('agenda_item').select('id').where('one_to_one_id', '=', id).where('deleted_at', 'is', null).execute(),
    db.selectFrom('meeting_decision').select('id').where('one_to_one_id', '=', id).where('deleted_at', 'is', null).execute(),
  ])
  return [...items, ...decisions].map((row) => row.id)
}

/** Only what the package showed: an id from elsewhere is no action item of this meeting. */
async function actionsOf(db: ReadDb, body: CheckInBody) {
  const keys = body.actions.map(({ key }) => key)
  if (keys.length === 0) return new Map<string, { title: string; owner: string; doneOn: string | null }>()
  const rows = await db
    .selectFrom('action_item')
    .select(['id', 'title', 'owner', 'done_on'])
    .where('id', 'in', keys)
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, { title: row.title, owner: row.owner, doneOn: row.done_on }]))
}
