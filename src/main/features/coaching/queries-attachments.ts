import type { Attachment } from '../../../shared/contract/coaching-notes.ts'
import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import type { AttachmentKind } from '../../../shared/rules/attachments.ts'
import { breathe } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { PrivateAttachmentTable } from './schema.ts'

/** Written and read piece by piece: encrypting ten megabytes in one go would hold up every other answer. */
const PART_BYTES = 256 * 1024

export async function insertAttachment(tx: WriteDb, row: PrivateAttachmentTable, bytes: Uint8Array): Promise<void> {
  await tx.insertInto('private_attachment').values(row).execute()
  for (let position = 0; position * PART_BYTES < bytes.length; position += 1) {
    const part = Buffer.from(bytes.subarray(position * PART_BYTES, (position + 1) * PART_BYTES))
    await tx.insertInto('private_attachment_part').values({ attachment_id: row.id, position, bytes: part }).execute()
    await breathe()
  }
}

export async function findAttachment(db: ReadDb, id: string): Promise<PrivateAttachmentTable | undefined> {
  return await db.selectFrom('private_attachment').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

export async function readParts(db: ReadDb, attachmentId: string): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let position = 0; ; position += 1) {
    const row = await db
      .selectFrom('private_attachment_part')
      .select('bytes')
      .where('attachment_id', '=', attachmentId)
      .where('position', '=', position)
      .executeTakeFirst()
    if (!row) return parts
    parts.push(new Uint8Array(row.bytes))
    await breathe()
  }
}

/** Of a note, or of the note still being typed about a person. */
export async function listAttachments(db: ReadDb, of: { readonly noteId: string } | { readonly personId: string }): Promise<Attachment[]> {
  const all = db.selectFrom('private_attachment').selectAll().where('deleted_at', 'is', null).orderBy('created_at').orderBy('id')
  const mine = 'noteId' in of ? all.where('note_id', '=', of.noteId) : all.where('person_id', '=', of.personId).where('note_id', 'is', null)
  return (await mine.execute()).map(rowToAttachment)
}

/** Gives a note the files that were added while it was typed. */
export async function handOverAttachments(tx: WriteDb, ids: readonly string[], note: { id: string; personId: string }): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('private_attachment')
    .set({ note_id: note.id })
    .where('id', 'in', ids)
    .where('person_id', '=', note.personId)
    .where('note_id', 'is', null)
    .execute()
}

export async function markAttachmentRemoved(tx: WriteDb, id: string, at: number): Promise<void> {
  await tx.updateTable('private_attachment').set({ deleted_at: at }).where('id', '=', id).execute()
}

/** Lets go of bytes that undo will not ask for any more: of attachments removed, or taken back, before a moment. */
export async function sweepParts(tx: WriteDb, before: number): Promise<void> {
  // The first 48 bits of an id are the moment it was made.
  const hex = before.toString(16).padStart(12, '0')
  const made = `${hex.slice(0, 8)}-${hex.slice(8)}`
  await tx
    .deleteFrom('private_attachment_part')
    .where('attachment_id', '<', made)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('private_attachment')
            .select('private_attachment.id')
            .whereRef('private_attachment.id', '=', 'private_attachment_part.attachment_id')
            .where((eb) => eb.or([eb('deleted_at', 'is', null), eb('deleted_at', '>', before)])),
        ),
      ),
    )
    .execute()
}

export function rowToAttachment(row: PrivateAttachmentTable): Attachment {
  // Written by this feature alone, which knows no other kind.
  const kind = row.kind as AttachmentKind
  return { id: row.id as AttachmentId, name: row.name, kind, size: row.size, addedAt: row.created_at }
}
