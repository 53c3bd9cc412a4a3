import type { Feedback, FollowUp } from '../../../shared/contract/feedback.ts'
import type { FeedbackId, FeedbackRequestId, PersonId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { FeedbackTable } from './schema.ts'

export type Readers = Feedback['readers']

const TABLES = { both: 'feedback', 'only-you': 'private_feedback' } as const satisfies Record<Readers, string>

/** Both tables have the same columns; the type of one stands for either. */
function tableOf(readers: Readers): 'feedback' {
  return TABLES[readers] as 'feedback'
}

export interface PersonFacts {
  readonly id: PersonId
  readonly name: string
  readonly managerId: string | null
}

export async function findPerson(db: ReadDb, id: string): Promise<PersonFacts | undefined> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'manager_id'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id as PersonId, name: fullName(row), managerId: row.manager_id }
}

/** The one person of exactly this name; nobody where none or several are called so. */
export async function findByName(db: ReadDb, name: string): Promise<PersonFacts | undefined> {
  const sought = name.trim().toLowerCase()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'manager_id'])
    .where('deleted_at', 'is', null)
    .execute()
  const found = rows.filter((row) => fullName(row).toLowerCase() === sought)
  const [row] = found
  return row && found.length === 1 ? { id: row.id as PersonId, name: fullName(row), managerId: row.manager_id } : undefined
}

export async function ownerId(db: ReadDb): Promise<PersonId | null> {
  const row = await db.selectFrom('workspace').select('own_person_id').executeTakeFirst()
  return (row?.own_person_id ?? null) as PersonId | null
}

/** About and from one person, or everything; newest first. */
export async function listFeedback(db: ReadDb, personId: string | null): Promise<Feedback[]> {
  const owner = await ownerId(db)
  const follow = await followUps(db)
  const lists = await Promise.all((['both', 'only-you'] as const).map((readers) => rowsOf(db, readers, personId)))
  const all = lists.flat().map(({ row, readers }) => rowToFeedback(row, { readers, owner, followUp: follow.get(row.id) ?? null }))
  return all.sort((a, b) => compare(b.observedOn, a.observedOn) || compare(b.id, a.id))
}

type NamedRow = FeedbackTable & {
  given_name: string
  family_name: string
  by_given: string | null
  by_family: string | null
}

async function rowsOf(db: ReadDb, readers: Readers, personId: string | null): Promise<{ row: NamedRow; readers: Readers }[]> {
  const table = tableOf(readers)
  let query = db
    .selectFrom(`${table} as said`)
    .innerJoin('person', 'person.id', 'said.person_id')
    .leftJoin('person as by', 'by.id', 'said.giver_id')
    .selectAll('said')
    .select(['person.given_name', 'person.family_name', 'by.given_name as by_given', 'by.family_name as by_family'])
    .where('said.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
  if (personId !== null) query = query.where((eb) => eb.or([eb('said.person_id', '=', personId), eb('said.giver_id', '=', personId)]))
  return (await query.execute()).map((row) => ({ row, readers }))
}

async function followUps(db: ReadDb): Promise<Map<string, FollowUp>> {
  const rows = await db.selectFrom('private_feedback_follow_up').selectAll().execute()
  return new Map(rows.map((row) => [row.feedback_id, { body: row.body, dueOn: row.due_on, doneOn: row.done_on }]))
}

interface Beside {
  readonly readers: Readers
  readonly owner: string | null
  readonly followUp: FollowUp | null
}

function rowToFeedback(row: NamedRow, { readers, owner, followUp }: Beside): Feedback {
  const by = row.by_given === null ? row.giver_name : `${row.by_given} ${row.by_family ?? ''}`.trim()
  return {
    id: row.id as FeedbackId,
    personId: row.person_id as PersonId,
    personName: fullName(row),
    direction: row.direction,
    readers,
    giverId: row.giver_id as PersonId | null,
    giverName: by,
    answers: row.answers,
    requestId: row.request_id as FeedbackRequestId | null,
    body: row.body,
    observedOn: row.observed_on,
    writtenAt: row.created_at,
    aboutYou: owner !== null && row.person_id === owner,
    fromYou: owner !== null && row.giver_id === owner,
    followUp,
  }
}

export interface FoundFeedback {
  readonly row: FeedbackTable
  readonly readers: Readers
}

export async function findFeedback(db: ReadDb, id: string): Promise<FoundFeedback | undefined> {
  for (const readers of ['both', 'only-you'] as const) {
    const row = await db.selectFrom(tableOf(readers)).selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
    if (row) return { row, readers }
  }
  return undefined
}

export async function insertFeedback(tx: WriteDb, readers: Readers, row: FeedbackTable): Promise<void> {
  await tx.insertInto(tableOf(readers)).values(row).execute()
}

export async function updateFeedback(tx: WriteDb, { row, readers }: FoundFeedback, changes: Partial<FeedbackTable>): Promise<void> {
  await tx.updateTable(tableOf(readers)).set(changes).where('id', '=', row.id).execute()
}

export async function upsertFollowUp(tx: WriteDb, { feedbackId, personId, changes, at }: FollowUpWrite): Promise<void> {
  const blank = { body: '', due_on: null, done_on: null }
  await tx
    .insertInto('private_feedback_follow_up')
    .values({ ...blank, ...changes, feedback_id: feedbackId, person_id: personId, updated_at: at })
    .onConflict((on) => on.column('feedback_id').doUpdateSet({ ...changes, updated_at: at }))
    .execute()
}

interface FollowUpWrite {
  readonly feedbackId: string
  readonly personId: string
  readonly changes: { readonly body?: string; readonly due_on?: string | null; readonly done_on?: string | null }
  readonly at: number
}

export function fullName(row: { readonly given_name: string; readonly family_name: string }): string {
  return `${row.given_name} ${row.family_name}`.trim()
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
