import type { Feedback } from '../../../shared/contract/feedback.ts'
import type { TimelineItem } from '../../../shared/contract/insights.ts'
import type { FeedbackDirection } from '../../../shared/rules/feedback-document.ts'
import type { ReadDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { fullName } from './queries.ts'
import { listRecognitions } from './queries-recognition.ts'
import type { FeedbackTable } from './schema.ts'

const DIRECTIONS: Readonly<Record<FeedbackDirection, string>> = {
  downward: 'downward',
  upward: 'upward',
  peer: 'from a peer',
  self: 'own view',
}

type Row = FeedbackTable & { given_name: string; family_name: string; by_given: string | null; by_family: string | null }

/** What both sides can read of the feedback about and from a person, and their recognition. At once evidence. */
export async function sharedFeedbackTimeline(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('feedback as said')
    .innerJoin('person', 'person.id', 'said.person_id')
    .leftJoin('person as by', 'by.id', 'said.giver_id')
    .selectAll('said')
    .select(['person.given_name', 'person.family_name', 'by.given_name as by_given', 'by.family_name as by_family'])
    .where((eb) => eb.or([eb('said.person_id', '=', personId), eb('said.giver_id', '=', personId)]))
    .where('said.deleted_at', 'is', null)
    .execute()
  return [...rows.map((row) => feedbackItem(row, personId, 'both')), ...(await recognitionItems(db, personId))]
}

/** All of it, with what only the owner of the vault reads. */
export async function feedbackTimeline(db: ReadDb & ShareableDb, personId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('private_feedback as said')
    .innerJoin('person', 'person.id', 'said.person_id')
    .leftJoin('person as by', 'by.id', 'said.giver_id')
    .selectAll('said')
    .select(['person.given_name', 'person.family_name', 'by.given_name as by_given', 'by.family_name as by_family'])
    .where((eb) => eb.or([eb('said.person_id', '=', personId), eb('said.giver_id', '=', personId)]))
    .where('said.deleted_at', 'is', null)
    .execute()
  return [...rows.map((row) => feedbackItem(row, personId, 'only-you')), ...(await sharedFeedbackTimeline(db, personId))]
}

function feedbackItem(row: Row, personId: string, readers: Feedback['readers']): TimelineItem {
  const about = row.person_id === personId
  const by = row.by_given === null ? row.giver_name : fullName({ given_name: row.by_given, family_name: row.by_family ?? '' })
  const from = row.answers > 0 ? `from ${row.answers} people, without names` : by === '' ? '' : `from ${by}`
  return {
    id: row.id,
    kind: 'feedback',
    on: row.observed_on,
    title: about ? 'Feedback' : 'Feedback given',
    detail: about ? from : `to ${fullName(row)}`,
    body: row.body,
    readers,
    chips: [DIRECTIONS[row.direction]],
    goalId: null,
    ...(row.request_id === null ? {} : { fixed: true as const }),
  }
}

async function recognitionItems(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const all = await listRecognitions(db, personId)
  return all.map(({ id, givenOn, valueName, body, announcement }) => ({
    id,
    kind: 'recognition',
    on: givenOn,
    title: 'Recognition',
    detail: valueName === '' ? '' : `for ${valueName}`,
    body,
    readers: 'both',
    chips: announcement.kind === 'private' ? [] : [announcement.kind === 'due' ? 'to be announced' : 'announced'],
    goalId: null,
  }))
}
