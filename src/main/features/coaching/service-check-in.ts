import { localDate } from '../../../shared/kernel/dates.ts'
import type { ActionItemId, OneToOneId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { findMeetingRow, nextPlannedAfter, nextPosition } from './queries-meetings.ts'
import type { AgendaItemTable, OneToOneTable } from './schema.ts'
import { nextMeeting } from './service-meetings.ts'

export interface CheckInAnswered {
  readonly oneToOneId: OneToOneId
  readonly answer: { readonly answer: 'agree' | 'received' | 'disagree'; readonly statement: string; readonly at: number } | null
  readonly comments: readonly { readonly part: string; readonly body: string }[]
  readonly topics: readonly string[]
  readonly done: readonly ActionItemId[]
  readonly feeling: number | null
  readonly at: number
  readonly newId: () => string
}

/** The meeting whose agenda takes the employee's topics: this one while it lies ahead, otherwise the next that is planned. */
export async function topicsGoTo(db: ReadDb, meeting: OneToOneTable): Promise<OneToOneTable | undefined> {
  if (meeting.state === 'planned' && meeting.skipped_at === null) return meeting
  return await nextPlannedAfter(db, meeting.person_id, meeting.starts_at)
}

/** Writes what the other side said of a meeting, inside the change that imports its reply. */
export async function recordCheckInReply(tx: WriteDb, reply: CheckInAnswered): Promise<void> {
  const meeting = await findMeetingRow(tx, reply.oneToOneId)
  if (!meeting) return
  const said = {
    ...(reply.answer && {
      employee_answer: reply.answer.answer,
      employee_statement: reply.answer.statement,
      answered_at: reply.answer.at,
    }),
    ...(reply.feeling !== null && { employee_feeling: reply.feeling, employee_feeling_from: 'reply' as const }),
  }
  if (Object.keys(said).length > 0) await tx.updateTable('one_to_one').set(said).where('id', '=', meeting.id).execute()
  for (const comment of reply.comments) {
    const row = { id: reply.newId(), one_to_one_id: meeting.id, author: 'employee' as const, created_at: reply.at, ...comment }
    await tx.insertInto('meeting_comment').values(row).execute()
  }
  for (const id of reply.done) {
    await tx
      .updateTable('action_item')
      .set({ done_on: localDate(reply.answer?.at ?? reply.at) })
      .where('id', '=', id)
      .where('done_on', 'is', null)
      .execute()
  }
  if (reply.topics.length > 0) await addTopics(tx, meeting, reply)
}

async function addTopics(tx: WriteDb, meeting: OneToOneTable, { topics, newId }: CheckInAnswered): Promise<void> {
  const goal = (await topicsGoTo(tx, meeting))?.id ?? (await nextMeeting({ newId }, tx, meeting, true))
  if (!goal) return
  const first = await nextPosition(tx, goal)
  const nowhere = { carried_from_id: null, carried_from_item_id: null }
  const blank = { one_to_one_id: goal, raised_by: 'employee', discussed: 0, note: '', ...nowhere, deleted_at: null }
  const rows = topics.map((title, index): AgendaItemTable => ({ ...blank, id: newId(), title, position: first + index }))
  await tx.insertInto('agenda_item').values(rows).execute()
}
