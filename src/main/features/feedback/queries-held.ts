import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { PrivateFeedbackHeldTable } from './schema.ts'

export function findHeldRow(db: ReadDb, requestId: string): Promise<PrivateFeedbackHeldTable | undefined> {
  return db.selectFrom('private_feedback_held').selectAll().where('request_id', '=', requestId).executeTakeFirst()
}

/** Written anew as a whole. Nothing held leaves no row. */
export async function putHeldRow(tx: WriteDb, row: PrivateFeedbackHeldTable): Promise<void> {
  await tx.deleteFrom('private_feedback_held').where('request_id', '=', row.request_id).execute()
  if (row.answers > 0) await tx.insertInto('private_feedback_held').values(row).execute()
}

export async function wasReleased(db: ReadDb, requestId: string, digest: string): Promise<boolean> {
  const row = await db
    .selectFrom('private_feedback_seen')
    .select('digest')
    .where('request_id', '=', requestId)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row !== undefined
}

/** In the order of the digests, which is that of chance. */
export async function rememberReleased(tx: WriteDb, requestId: string, digests: readonly string[]): Promise<void> {
  const rows = [...digests].sort().map((digest) => ({ request_id: requestId, digest }))
  if (rows.length > 0) await tx.insertInto('private_feedback_seen').values(rows).execute()
}
