import type { PackageRow } from '../../../shared/contract/sharing.ts'
import type { PackageId, PersonId } from '../../../shared/kernel/ids.ts'
import { ReplyDocument } from '../../../shared/rules/package-document.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { answeredPackages } from '../feedback/index.ts'
import type { PackageTable, ReplyTable } from './schema.ts'

type PackageTableRow = PackageTable & { given_name: string; family_name: string }

export interface StoredPackage {
  readonly row: PackageRow
  readonly participationId: string | null
  readonly reviewId: string | null
  /** Line 1 as it was sealed. */
  readonly document: string
  readonly documentHash: string
}

function packagesWithNames(db: ReadDb) {
  return db
    .selectFrom('package')
    .innerJoin('person', 'person.id', 'package.person_id')
    .selectAll('package')
    .select(['person.given_name', 'person.family_name'])
}

export async function listPackages(db: ReadDb, personId: PersonId | null): Promise<PackageRow[]> {
  let query = packagesWithNames(db).orderBy('package.sealed_at', 'desc').orderBy('package.id', 'desc')
  let replies = db
    .selectFrom('reply')
    .innerJoin('package', 'package.id', 'reply.package_id')
    .selectAll('reply')
    .orderBy('reply.imported_at')
  if (personId !== null) {
    query = query.where('package.person_id', '=', personId)
    replies = replies.where('package.person_id', '=', personId)
  }
  const answers = new Map((await replies.execute()).map((reply) => [reply.package_id, reply]))
  const answered = await answeredPackages(db)
  return (await query.execute()).map((row) => rowToPackage(row, answers.get(row.id), answered.has(row.id)))
}

export async function findPackage(db: ReadDb, packageId: string): Promise<StoredPackage | undefined> {
  const row = await packagesWithNames(db).where('package.id', '=', packageId).executeTakeFirst()
  if (!row) return undefined
  const reply = await db
    .selectFrom('reply')
    .selectAll()
    .where('package_id', '=', packageId)
    .orderBy('imported_at', 'desc')
    .executeTakeFirst()
  return {
    row: rowToPackage(row, reply),
    participationId: row.participation_id,
    reviewId: row.review_id,
    document: row.document,
    documentHash: row.document_hash,
  }
}

/** Saves a package; saved again in the other carrier, it stays the same package. */
export async function upsertPackage(tx: WriteDb, row: PackageTable): Promise<void> {
  const { carrier, file_name, bytes } = row
  await tx
    .insertInto('package')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet({ carrier, file_name, bytes }))
    .execute()
}

export async function findPersonName(db: ReadDb, personId: string): Promise<string | null> {
  const row = await db.selectFrom('person').select(['given_name', 'family_name']).where('id', '=', personId).executeTakeFirst()
  return row ? `${row.given_name} ${row.family_name}`.trim() : null
}

/** Texts both sides can read, other than the review's own: what a package may say although somebody also noted it privately. */
export async function listSharedTexts(db: ShareableDb, personId: string): Promise<string[]> {
  const goals = db.selectFrom('goal').innerJoin('participation', 'participation.id', 'goal.participation_id')
  const meetings = db.selectFrom('agenda_item').innerJoin('one_to_one', 'one_to_one.id', 'agenda_item.one_to_one_id')
  const checkIns = goals.innerJoin('goal_check_in', 'goal_check_in.goal_id', 'goal.id')
  const measures = goals.innerJoin('key_result', 'key_result.goal_id', 'goal.id')
  const lists = await Promise.all([
    db.selectFrom('shared_note').select('body as a').select('from_name as b').where('person_id', '=', personId).execute(),
    db.selectFrom('feedback').select('body as a').select('giver_name as b').where('person_id', '=', personId).execute(),
    db.selectFrom('recognition').select('body as a').select('value_name as b').where('person_id', '=', personId).execute(),
    goals.select(['goal.title as a', 'goal.outcome as b']).where('participation.person_id', '=', personId).execute(),
    measures.select(['key_result.title as a', 'key_result.unit as b']).where('participation.person_id', '=', personId).execute(),
    checkIns.select(['goal_check_in.comment as a', 'goal_check_in.comment as b']).where('participation.person_id', '=', personId).execute(),
    meetings.select(['agenda_item.title as a', 'agenda_item.note as b']).where('one_to_one.person_id', '=', personId).execute(),
    db
      .selectFrom('meeting_decision')
      .innerJoin('one_to_one', 'one_to_one.id', 'meeting_decision.one_to_one_id')
      .select(['meeting_decision.body as a', 'meeting_decision.body as b'])
      .where('one_to_one.person_id', '=', personId)
      .execute(),
    db.selectFrom('action_item').select('title as a').select('title as b').where('person_id', '=', personId).execute(),
    db.selectFrom('reward').select('title as a').select('reason as b').where('person_id', '=', personId).execute(),
    ...developedTexts(db, personId),
    db.selectFrom('cycle').select('name as a').select('form as b').execute(),
    db.selectFrom('workspace').select('name as a').select('mission as b').execute(),
  ])
  return lists.flat().flatMap(({ a, b }) => [a, b])
}

/** Development and concerns as both sides know them. Of an improvement plan, what a package carried out already. */
function developedTexts(db: ShareableDb, personId: string) {
  const lines = db
    .selectFrom('improvement_line')
    .innerJoin('improvement_version', 'improvement_version.id', 'improvement_line.version_id')
    .innerJoin('improvement_plan', 'improvement_plan.id', 'improvement_version.plan_id')
    .whereRef('improvement_version.version', '<=', 'improvement_plan.sent_version')
    .where('improvement_line.person_id', '=', personId)
  const own = { concern: db.selectFrom('concern').where('person_id', '=', personId) }
  return [
    own.concern.select(['title as a', 'facts as b']).execute(),
    own.concern.select(['standard as a', 'impact as b']).execute(),
    own.concern.select(['support as a', 'agreed as b']).execute(),
    own.concern.select(['outcome as a', 'outcome as b']).execute(),
    db.selectFrom('concern_follow_up').select(['note as a', 'note as b']).where('person_id', '=', personId).execute(),
    db.selectFrom('development_action').select(['title as a', 'outcome as b']).where('person_id', '=', personId).execute(),
    db.selectFrom('aspiration').select(['next_step as a', 'later as b']).where('person_id', '=', personId).execute(),
    db.selectFrom('aspiration').select(['strengths as a', 'strengths as b']).where('person_id', '=', personId).execute(),
    db.selectFrom('target_role').select(['title as a', 'note as b']).where('person_id', '=', personId).execute(),
    lines.select(['improvement_line.text as a', 'improvement_line.more as b']).execute(),
    lines.select(['improvement_version.on_success as a', 'improvement_version.on_extension as b']).execute(),
    lines.select(['improvement_version.on_ending as a', 'improvement_version.reason as b']).execute(),
  ]
}

/** A reply to a feedback request is no row here: what it says, and to whom, is kept by its own room. */
function rowToPackage(row: PackageTableRow, reply: ReplyTable | undefined, answered = false): PackageRow {
  return {
    id: row.id as PackageId,
    kind: row.kind as PackageRow['kind'],
    title: row.title,
    personId: row.person_id as PersonId,
    personName: `${row.given_name} ${row.family_name}`.trim(),
    fileName: row.file_name,
    carrier: row.carrier === 'html' ? 'html' : 'age',
    version: row.version,
    sealedAt: row.sealed_at,
    bytes: row.bytes,
    state: answered || row.state === 'replied' ? 'replied' : 'saved',
    reply: reply ? rowToReply(reply, row.kind) : null,
  }
}

/** A self-review is given, not agreed: its reply says "received" where a list wants one word. */
function rowToReply(reply: ReplyTable, kind: string): PackageRow['reply'] {
  const document = ReplyDocument.parse(JSON.parse(reply.document))
  // The statement of a self-review is part of what may be sealed; it stands in the review.
  const statement = kind === 'self-review' ? '' : document.statement
  return { at: document.repliedAt, answer: document.answer ?? 'received', statement }
}
