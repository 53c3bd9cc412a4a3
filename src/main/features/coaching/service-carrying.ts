import type { Change } from '../../../shared/contract/base.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { AgendaItemId, OneToOneId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { carriedOn } from './queries-meeting-detail.ts'
import { findAgendaRow, findMeetingRow, nextPlannedAfter } from './queries-meetings.ts'
import { MEETING_RHYTHM_DAYS, sameTimeLater } from './rules.ts'
import { carry, planMeeting } from './service-meetings.ts'

export interface CarriedItem {
  readonly change: Change
  readonly nextId: OneToOneId
  readonly startsAt: number
}

type Refusal = Outcome<'AGENDA_ITEM_NOT_FOUND' | 'MEETING_NOT_ENDED' | 'ITEM_CARRIED'>

/** One item of a one-to-one that is over stands again on the next one, which is planned if there is none. It stays here as it was. */
export function carryItem(deps: Deps, id: AgendaItemId): Promise<Result<CarriedItem, Refusal>> {
  return change(deps, { verb: 'coaching.carryItem', summary: 'Agenda item carried over' }, async (tx, open) => {
    const item = await findAgendaRow(tx, id)
    const meeting = item && (await findMeetingRow(tx, item.one_to_one_id))
    if (!item || !meeting) return err({ code: 'AGENDA_ITEM_NOT_FOUND' as const })
    if (meeting.state === 'planned' && meeting.skipped_at === null) return err({ code: 'MEETING_NOT_ENDED' as const })
    if ((await carriedOn(tx, meeting.id)).some(({ agendaItemId }) => agendaItemId === id)) return err({ code: 'ITEM_CARRIED' as const })
    const there = await nextPlannedAfter(tx, meeting.person_id, Math.max(meeting.starts_at, open.at))
    const startsAt = there?.starts_at ?? nextTime(meeting.starts_at, open.at)
    const planned = there?.id ?? (await planMeeting(deps, tx, meeting.person_id, { startsAt, minutes: meeting.minutes }))
    const nextId = planned as OneToOneId
    await carry(deps, tx, [{ ...item, discussed: 0 }], nextId)
    const summary = `Agenda item carried to ${localDate(startsAt)}`
    open.describe(summary)
    return ok({ change: { id: open.id, summary }, nextId, startsAt })
  })
}

/** The same time of day in the usual rhythm, the first that lies ahead. */
function nextTime(startedAt: number, now: number): number {
  let at = sameTimeLater(startedAt, MEETING_RHYTHM_DAYS)
  while (at <= now) at = sameTimeLater(at, MEETING_RHYTHM_DAYS)
  return at
}
