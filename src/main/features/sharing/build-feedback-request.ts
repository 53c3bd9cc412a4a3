import { addDays, localDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { FEWEST_ANONYMOUS, type FeedbackRequestBody } from '../../../shared/rules/feedback-document.ts'
import { PACKAGE_FORMAT, PackageDocument } from '../../../shared/rules/package-document.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { BuildRefusal, BuiltPackage, Envelope } from './build.ts'
import { ownerName, workspaceName } from './build-queries.ts'

/** Feedback is about the half year before, where no cycle runs. */
const LOOK_BACK_DAYS = 182

const EVERYBODY = 'Everybody asked'

interface Asked {
  readonly requestId: string
  readonly recipientId: string | null
}

/** What is asked, of whom and for whose eyes. Nothing that anybody said before goes along. */
export async function buildFeedbackRequest(
  db: ShareableDb,
  { requestId, recipientId }: Asked,
  envelope: Envelope,
): Promise<Result<BuiltPackage, BuildRefusal>> {
  const request = await findRequest(db, requestId)
  if (!request) return err({ code: 'FEEDBACK_REQUEST_NOT_FOUND' })
  const recipients = await db
    .selectFrom('feedback_recipient')
    .leftJoin('person', 'person.id', 'feedback_recipient.person_id')
    .select(['feedback_recipient.id', 'feedback_recipient.name', 'person.given_name', 'person.family_name'])
    .where('request_id', '=', requestId)
    .execute()
  const asked = recipients.find(({ id }) => id === recipientId)
  // One file per name, or one for the whole group: never a file of one's own in an anonymous request.
  if (request.anonymous === 1 ? recipientId !== null : !asked) return err({ code: 'FEEDBACK_REQUEST_NOT_FOUND' })
  const to = asked
    ? { id: asked.id, name: asked.given_name === null ? asked.name : `${asked.given_name} ${asked.family_name}`.trim() }
    : null
  const place = { personId: request.person_id, participationId: null, reviewId: null, isFirst: false }
  const sent = to === null ? await sentToAll(db, requestId) : undefined
  if (sent) return ok({ ...place, document: sent, fileFor: EVERYBODY })
  const personName = `${request.given_name} ${request.family_name}`.trim()
  const author = (await ownerName(db)) ?? (await workspaceName(db))
  const body: FeedbackRequestBody = {
    kind: 'feedback-request',
    direction: request.direction,
    to,
    anonymity: to === null ? { asked: recipients.length, readFrom: FEWEST_ANONYMOUS } : null,
    readers: request.readers,
    intro: request.intro,
    shape: request.shape,
    questions: JSON.parse(request.questions) as FeedbackRequestBody['questions'],
    answerBy: request.answer_by,
  }
  const document = PackageDocument.parse({
    format: PACKAGE_FORMAT,
    ...envelope,
    from: await workspaceName(db),
    title: `Feedback on ${personName}`.slice(0, 300),
    person: { id: request.person_id, name: personName, jobTitle: request.jobTitle },
    author,
    period: await periodOf(db, request.person_id, envelope.sealedAt),
    version: 1,
    body,
  })
  return ok({ ...place, document, fileFor: to?.name ?? EVERYBODY })
}

async function findRequest(db: ShareableDb, requestId: string) {
  return await db
    .selectFrom('feedback_request as request')
    .innerJoin('person', 'person.id', 'request.person_id')
    .leftJoin('job_profile', 'job_profile.id', 'person.job_profile_id')
    .select(['request.person_id', 'request.direction', 'request.anonymous', 'request.readers', 'request.intro', 'request.shape'])
    .select(['request.questions', 'request.answer_by', 'person.given_name', 'person.family_name', 'job_profile.title as jobTitle'])
    .where('request.id', '=', requestId)
    .where('request.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Sealed again, an anonymous request is the same document to the letter: a mark of its own would tell who holds which file. */
async function sentToAll(db: ShareableDb, requestId: string): Promise<PackageDocument | undefined> {
  const sent = await db
    .selectFrom('feedback_package')
    .innerJoin('package', 'package.id', 'feedback_package.package_id')
    .select('package.document')
    .where('request_id', '=', requestId)
    .orderBy('package.sealed_at')
    .executeTakeFirst()
  return sent && PackageDocument.parse(JSON.parse(sent.document))
}

/** The running cycle of whom it is about; without one, the time just before. */
async function periodOf(db: ShareableDb, personId: string, at: number): Promise<PackageDocument['period']> {
  const today = localDate(at)
  const cycle = await db
    .selectFrom('participation')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .select(['cycle.starts_on as startsOn', 'cycle.ends_on as endsOn'])
    .where('participation.person_id', '=', personId)
    .where('participation.deleted_at', 'is', null)
    .where('cycle.status', '=', 'running')
    .where('cycle.starts_on', '<=', today)
    .orderBy('cycle.starts_on', 'desc')
    .executeTakeFirst()
  return cycle ?? { startsOn: addDays(today, -LOOK_BACK_DAYS), endsOn: today }
}
