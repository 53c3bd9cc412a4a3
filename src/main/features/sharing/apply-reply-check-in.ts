import type { ActionItemId, OneToOneId } from '../../../shared/kernel/ids.ts'
import type { CheckInBody } from '../../../shared/rules/package-check-in.ts'
import type { WriteDb } from '../../db/database.ts'
import { recordCheckInReply } from '../coaching/index.ts'
import type { AppliedReply } from './apply-reply.ts'

/** Hands what the reply adds to the feature that owns meetings. */
export async function applyToCheckIn(tx: WriteDb, reply: AppliedReply, body: CheckInBody): Promise<void> {
  const writes = reply.effects.flatMap(({ write }) => (write ? [write] : []))
  const answered = writes.find((write) => write.kind === 'answer')
  await recordCheckInReply(tx, {
    oneToOneId: body.meeting.id as OneToOneId,
    answer: answered ? { answer: answered.answer, statement: reply.document.statement, at: reply.document.repliedAt } : null,
    comments: writes.flatMap((write) => (write.kind === 'comment' ? [{ part: write.part, body: write.body }] : [])),
    topics: writes.flatMap((write) => (write.kind === 'topic' ? [write.title] : [])),
    done: writes.flatMap((write) => (write.kind === 'done' ? [write.actionItemId as ActionItemId] : [])),
    feeling: writes.find((write) => write.kind === 'feeling')?.feeling ?? null,
    at: reply.at,
    newId: reply.newId,
  })
}
