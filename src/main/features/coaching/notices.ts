import type { Notice } from '../../../shared/contract/notices.ts'
import { addDays, type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import { standingOf } from '../../../shared/rules/meeting-standing.ts'
import type { ReadDb } from '../../db/database.ts'
import { meetingFactsOf, whomToMeet } from './queries-cadence.ts'
import { listActionItems } from './queries-meetings.ts'
import { dueOn } from './service-cadence.ts'

/** A missed meeting is spoken of for so long; after that it stands in the list alone. */
const MISSED_FOR_DAYS = 30
const PROMISE_WITHIN_DAYS = 7

/** What the manager should see on Today of one-to-ones: who is due, what was missed, what they promised. */
export async function coachingNotices(db: ReadDb, today: IsoDate): Promise<Notice[]> {
  const team = new Set((await whomToMeet(db)).map(({ personId }) => personId as string))
  return [...(await dueNotices(db, today)), ...(await missedNotices(db, today, team)), ...(await promiseNotices(db, today, team))]
}

async function dueNotices(db: ReadDb, today: IsoDate): Promise<Notice[]> {
  return (await dueOn(db, today)).map(({ personId, name, dueOn: on, standing, lastHeldOn }) => ({
    key: `one-to-one-due:${personId}`,
    kind: 'one-to-one-due',
    personId,
    personName: name,
    title: standing === 'due' ? 'One-to-one is due, none is planned' : lastHeldOn === null ? 'No one-to-one yet' : 'One-to-one is overdue',
    dueOn: on,
    targetId: null,
  }))
}

async function missedNotices(db: ReadDb, today: IsoDate, team: ReadonlySet<string>): Promise<Notice[]> {
  const start = (day: IsoDate) => new Date(`${day}T00:00:00`).getTime()
  const facts = await meetingFactsOf(db, start(addDays(today, -MISSED_FOR_DAYS)), start(today))
  return facts
    .filter((meeting) => team.has(meeting.personId) && standingOf(meeting, start(today)) === 'missed')
    .map(({ id, personId, personName, startsAt }) => ({
      key: `one-to-one-missed:${id}`,
      kind: 'one-to-one-missed',
      personId,
      personName,
      title: 'One-to-one was not held',
      dueOn: localDate(startsAt),
      targetId: id,
    }))
}

async function promiseNotices(db: ReadDb, today: IsoDate, team: ReadonlySet<string>): Promise<Notice[]> {
  const open = await listActionItems(db, { open: true })
  return open
    .filter(
      ({ owner, dueOn: on, personId }) =>
        owner === 'manager' && team.has(personId) && (on === null || on <= addDays(today, PROMISE_WITHIN_DAYS)),
    )
    .map(({ id, personId, personName, title, dueOn: on }) => ({
      key: `promise:${id}`,
      kind: 'promise',
      personId,
      personName,
      title,
      dueOn: on,
      targetId: id,
    }))
}
