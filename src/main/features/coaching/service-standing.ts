import type { Change } from '../../../shared/contract/base.ts'
import type { OneToOneId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change, type OpenChange } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { leftOver } from './queries-meeting-detail.ts'
import { findMeetingRow, meetingToRow, nextPlannedAfter, rowToMeeting } from './queries-meetings.ts'
import { type Meeting, move, skip, unskip } from './rules-meetings.ts'
import type { OneToOneTable } from './schema.ts'
import { carry, type MeetingTime } from './service-meetings.ts'

type Refusal = Outcome<'ONE_TO_ONE_NOT_FOUND' | 'ALREADY_HELD'>

/** Moved to another time; the one it was planned for first stays with it. */
export function reschedule(
  deps: Deps,
  id: OneToOneId,
  { place, ...time }: MeetingTime & { readonly place?: string | undefined },
): Promise<Result<Change, Refusal>> {
  const intent = { verb: 'coaching.reschedule', summary: 'One-to-one moved' }
  return decide(
    deps,
    id,
    intent,
    (meeting) => move(meeting, { startsAt: time.startsAt, minutes: time.minutes }),
    async (tx, row) => {
      if (place !== undefined) await tx.updateTable('one_to_one').set({ place }).where('id', '=', id).execute()
      return row.starts_at === time.startsAt ? 'One-to-one changed' : intent.summary
    },
  )
}

/** Said not to take place. What stands on its agenda stays there, and stands again on the next one when there is one. */
export function skipOneToOne(deps: Deps, id: OneToOneId, reason: string): Promise<Result<Change, Refusal>> {
  const intent = { verb: 'coaching.skip', summary: 'One-to-one skipped' }
  return decide(
    deps,
    id,
    intent,
    (meeting, { at }) => skip(meeting, reason, at),
    async (tx, row) => {
      if (row.skipped_at !== null) return intent.summary
      const left = await leftOver(tx, id)
      const next = await nextPlannedAfter(tx, row.person_id, row.starts_at)
      if (!next || left.length === 0) return intent.summary
      await carry(deps, tx, left, next.id as OneToOneId)
      return `${intent.summary}, ${left.length} carried over`
    },
  )
}

export function unskipOneToOne(deps: Deps, id: OneToOneId): Promise<Result<Change, Refusal>> {
  return decide(deps, id, { verb: 'coaching.unskip', summary: 'One-to-one planned again' }, (meeting) => unskip(meeting))
}

type Decide = (meeting: Meeting, open: OpenChange) => Result<Meeting, { readonly code: 'ALREADY_HELD' }>

/** Reads a meeting, lets a rule say what becomes of it, and writes that. `after` may do more and say it better. */
function decide(
  deps: Deps,
  id: OneToOneId,
  intent: { readonly verb: string; readonly summary: string },
  ...[rule, after]: [rule: Decide, after?: (tx: WriteDb, row: OneToOneTable) => Promise<string>]
): Promise<Result<Change, Refusal>> {
  return change(deps, intent, async (tx, open) => {
    const row = await findMeetingRow(tx, id)
    if (!row) return err({ code: 'ONE_TO_ONE_NOT_FOUND' as const })
    const next = rule(rowToMeeting(row), open)
    if (!next.ok) return next
    const sequence = (row.sequence ?? 0) + 1
    await tx
      .updateTable('one_to_one')
      .set({ ...meetingToRow(next.value), sequence })
      .where('id', '=', id)
      .execute()
    const summary = after ? await after(tx, row) : intent.summary
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
