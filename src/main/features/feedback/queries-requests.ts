import type { FeedbackRecipient, FeedbackRequest } from '../../../shared/contract/feedback.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { FeedbackRecipientId, FeedbackRequestId, PackageId, PersonId } from '../../../shared/kernel/ids.ts'
import { FEWEST_ANONYMOUS } from '../../../shared/rules/feedback-document.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { fullName } from './queries.ts'
import type { FeedbackRecipientTable, FeedbackRequestTable } from './schema.ts'

/** Requests with whom they went to and what came back, newest first. */
export async function listRequests(
  db: ReadDb,
  filter: { readonly personId?: string | null; readonly id?: string },
): Promise<FeedbackRequest[]> {
  let query = db
    .selectFrom('feedback_request')
    .innerJoin('person', 'person.id', 'feedback_request.person_id')
    .selectAll('feedback_request')
    .select(['person.given_name', 'person.family_name'])
    .where('feedback_request.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
  if (filter.personId) query = query.where('feedback_request.person_id', '=', filter.personId)
  if (filter.id) query = query.where('feedback_request.id', '=', filter.id)
  const rows = await query.orderBy('feedback_request.created_at', 'desc').orderBy('feedback_request.id', 'desc').execute()
  const beside = await besideRequests(db)
  return rows.map((row) => rowToRequest(row, beside))
}

type Beside = Awaited<ReturnType<typeof besideRequests>>

async function besideRequests(db: ReadDb) {
  const recipients = await db
    .selectFrom('feedback_recipient')
    .leftJoin('person', 'person.id', 'feedback_recipient.person_id')
    .selectAll('feedback_recipient')
    .select(['person.given_name', 'person.family_name'])
    .orderBy('position')
    .execute()
  const packages = await db
    .selectFrom('feedback_package')
    .innerJoin('package', 'package.id', 'feedback_package.package_id')
    .selectAll('feedback_package')
    .select('package.sealed_at')
    .orderBy('package.sealed_at')
    .execute()
  const held = await db.selectFrom('private_feedback_held').select(['request_id', 'answers']).execute()
  return {
    recipients: Map.groupBy(recipients, ({ request_id }) => request_id),
    packages: Map.groupBy(packages, ({ request_id }) => request_id),
    held: new Map(held.map(({ request_id, answers }) => [request_id, answers])),
    answers: Map.groupBy(await answersToRequests(db), ({ request_id }) => request_id),
  }
}

/** What came in to requests and still stands, from either table. */
async function answersToRequests(db: ReadDb) {
  const columns = ['request_id', 'recipient_id', 'answers'] as const
  const [both, own] = await Promise.all([
    db.selectFrom('feedback').select(columns).where('request_id', 'is not', null).where('deleted_at', 'is', null).execute(),
    db.selectFrom('private_feedback').select(columns).where('request_id', 'is not', null).where('deleted_at', 'is', null).execute(),
  ])
  return [...both, ...own]
}

function rowToRequest(
  row: FeedbackRequestTable & { given_name: string; family_name: string },
  { recipients, packages, held, answers }: Beside,
): FeedbackRequest {
  const saved = packages.get(row.id) ?? []
  const came = answers.get(row.id) ?? []
  const anonymous = row.anonymous === 1
  const people = (recipients.get(row.id) ?? []).map((recipient): FeedbackRecipient => {
    const sent = anonymous ? undefined : saved.findLast(({ recipient_id }) => recipient_id === recipient.id)
    return {
      id: recipient.id as FeedbackRecipientId,
      personId: recipient.person_id as PersonId | null,
      name:
        recipient.given_name === null
          ? recipient.name
          : fullName({ given_name: recipient.given_name, family_name: recipient.family_name ?? '' }),
      packageId: (sent?.package_id ?? null) as PackageId | null,
      savedAt: sent?.sealed_at ?? null,
      answered: !anonymous && came.some(({ recipient_id }) => recipient_id === recipient.id),
    }
  })
  return {
    id: row.id as FeedbackRequestId,
    personId: row.person_id as PersonId,
    personName: fullName(row),
    direction: row.direction,
    anonymous,
    readers: row.readers,
    intro: row.intro,
    shape: row.shape,
    questions: questionsOf(row),
    answerBy: row.answer_by,
    askedOn: localDate(row.created_at),
    recipients: people,
    sent: saved.length > 0,
    answered: anonymous ? came.reduce((sum, each) => sum + each.answers, 0) : people.filter(({ answered }) => answered).length,
    held: held.get(row.id) ?? 0,
    readFrom: FEWEST_ANONYMOUS,
  }
}

export function questionsOf(row: Pick<FeedbackRequestTable, 'questions'>): { key: string; text: string }[] {
  return JSON.parse(row.questions) as { key: string; text: string }[]
}

export function findRequestRow(db: ReadDb, id: string): Promise<FeedbackRequestTable | undefined> {
  return db.selectFrom('feedback_request').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

export async function isSent(db: ReadDb, requestId: string): Promise<boolean> {
  const row = await db.selectFrom('feedback_package').select('package_id').where('request_id', '=', requestId).executeTakeFirst()
  return row !== undefined
}

export async function replaceRequest(
  tx: WriteDb,
  request: FeedbackRequestTable,
  recipients: readonly FeedbackRecipientTable[],
): Promise<void> {
  const { id, created_at, ...changes } = request
  await tx
    .insertInto('feedback_request')
    .values(request)
    .onConflict((on) => on.column('id').doUpdateSet(changes))
    .execute()
  await tx.deleteFrom('feedback_recipient').where('request_id', '=', id).execute()
  await tx
    .insertInto('feedback_recipient')
    .values([...recipients])
    .execute()
}

/** A request as the package that asked for it knows it. */
export interface AskedIn {
  readonly request: FeedbackRequestTable
  readonly recipient: FeedbackRecipientTable | null
}

export async function findAskedIn(db: ReadDb, packageId: string): Promise<AskedIn | undefined> {
  const link = await db.selectFrom('feedback_package').selectAll().where('package_id', '=', packageId).executeTakeFirst()
  const request = link && (await findRequestRow(db, link.request_id))
  if (!link || !request) return undefined
  const recipient =
    link.recipient_id === null
      ? undefined
      : await db.selectFrom('feedback_recipient').selectAll().where('id', '=', link.recipient_id).executeTakeFirst()
  return { request, recipient: recipient ?? null }
}

/** Packages of requests that have nothing left to wait for: answered by name, or released. */
export async function answeredPackages(db: ReadDb): Promise<Set<string>> {
  const came = await answersToRequests(db)
  const packages = await db.selectFrom('feedback_package').selectAll().execute()
  const isAnswered = (requestId: string, recipientId: string | null) =>
    came.some(({ request_id, recipient_id }) => request_id === requestId && recipient_id === recipientId)
  return new Set(packages.filter((each) => isAnswered(each.request_id, each.recipient_id)).map(({ package_id }) => package_id))
}

/** The answer by name that this very reply became, and how many the same name gave before. */
export async function findAnswer(
  db: ReadDb,
  { request, recipient }: AskedIn,
  replyId: string,
): Promise<{ readonly importedAt: number | null; readonly earlier: number }> {
  const lists = await Promise.all(
    (['feedback', 'private_feedback'] as const).map((table) =>
      db
        .selectFrom(table as 'feedback')
        .select(['reply_id', 'created_at'])
        .where('request_id', '=', request.id)
        .where('recipient_id', '=', recipient?.id ?? '')
        .where('deleted_at', 'is', null)
        .execute(),
    ),
  )
  const came = lists.flat()
  return { importedAt: came.find(({ reply_id }) => reply_id === replyId)?.created_at ?? null, earlier: came.length }
}
