import type { FeedbackRequest } from '../../../shared/contract/feedback.ts'
import type { Notice } from '../../../shared/contract/notices.ts'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { ReadDb } from '../../db/database.ts'
import { listFeedback } from './queries.ts'
import { listRequests } from './queries-requests.ts'
import { recognisedLast } from './service-recognition.ts'

/** A request without a day of its own is asked after once it is this old. */
const ASK_AFTER_DAYS = 14

/** What feedback has to say today: answers that are out or ready to be read, follow-ups that are due, who was not recognised lately. */
export async function feedbackNotices(db: ReadDb, today: IsoDate): Promise<Notice[]> {
  const requests = await listRequests(db, { personId: null })
  return [
    ...requests.flatMap((request) => requestNotice(request, today)),
    ...(await followUpNotices(db, today)),
    ...(await quietNotices(db, today)),
  ]
}

function requestNotice(request: FeedbackRequest, today: IsoDate): Notice[] {
  if (!request.sent) return []
  const base = { kind: 'feedback-asked', personId: request.personId, personName: request.personName, targetId: request.id } as const
  if (request.held >= request.readFrom) {
    return [{ ...base, key: `feedback-ready:${request.id}`, title: `${request.held} anonymous answers can be read`, dueOn: null }]
  }
  const dueOn = request.answerBy ?? addDays(request.askedOn, ASK_AFTER_DAYS)
  const asked = request.recipients.length
  const open = asked - request.answered - request.held
  if (open <= 0 || dueOn >= today || (request.anonymous && request.answered > 0)) return []
  return [{ ...base, key: `feedback-asked:${request.id}`, title: `${open} of ${asked} asked for feedback have not answered`, dueOn }]
}

async function followUpNotices(db: ReadDb, today: IsoDate): Promise<Notice[]> {
  const all = await listFeedback(db, null)
  return all.flatMap(({ id, personId, personName, giverName, followUp }) => {
    if (!followUp?.dueOn || followUp.doneOn !== null || followUp.dueOn > today) return []
    const from = giverName === '' ? 'feedback' : `feedback from ${giverName}`
    return [
      {
        key: `feedback-follow-up:${id}`,
        kind: 'feedback-follow-up' as const,
        personId,
        personName,
        title: `Follow up on ${from}`,
        dueOn: followUp.dueOn,
        targetId: id,
      },
    ]
  })
}

async function quietNotices(db: ReadDb, today: IsoDate): Promise<Notice[]> {
  const people = await recognisedLast(db, today)
  return people
    .filter(({ quiet }) => quiet)
    .map(({ personId, name, lastOn }) => ({
      key: `recognition:${personId}`,
      kind: 'recognition',
      personId,
      personName: name,
      title: lastOn === null ? 'No recognition yet' : 'No recognition for three months',
      dueOn: null,
      targetId: null,
    }))
}
