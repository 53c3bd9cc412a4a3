import type { Change } from '../../../shared/contract/base.ts'
import type { Attachment } from '../../../shared/contract/coaching-notes.ts'
import type { AttachmentId, NoteId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import {
  ATTACHMENT_MOST_BYTES,
  ATTACHMENTS_PER_NOTE,
  attachmentKindOf,
  attachmentName,
  mediaTypeOf,
} from '../../../shared/rules/attachments.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { findNote, personExists } from './queries.ts'
import {
  findAttachment,
  insertAttachment,
  listAttachments,
  markAttachmentRemoved,
  readParts,
  rowToAttachment,
  sweepParts,
} from './queries-attachments.ts'

/** How long the bytes of what was removed are kept for undo. */
const SWEEP_AFTER_MS = 30 * 86_400_000

export interface AttachmentInput {
  readonly personId: PersonId
  readonly noteId: NoteId | null
  readonly file: File
}

type Refusal =
  | Outcome<'PERSON_NOT_FOUND' | 'NOTE_NOT_FOUND' | 'ATTACHMENT_KIND_UNKNOWN'>
  | { readonly code: 'ATTACHMENT_TOO_LARGE'; readonly data: { readonly mostBytes: number } }
  | { readonly code: 'ATTACHMENTS_FULL'; readonly data: { readonly most: number } }

/** Only a private note carries files: what is shared goes out as text. */
export async function addAttachment(
  deps: Deps,
  { personId, noteId, file }: AttachmentInput,
): Promise<Result<{ attachment: Attachment; change: Change }, Refusal>> {
  if (file.size > ATTACHMENT_MOST_BYTES) return err({ code: 'ATTACHMENT_TOO_LARGE', data: { mostBytes: ATTACHMENT_MOST_BYTES } })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = attachmentKindOf(bytes)
  if (kind === null) return err({ code: 'ATTACHMENT_KIND_UNKNOWN' })
  const summary = `${attachmentName(file.name, kind)} attached`
  return change(
    deps,
    { verb: 'coaching.addAttachment', summary, long: true },
    async (tx, { id, at }): Promise<Result<{ attachment: Attachment; change: Change }, Refusal>> => {
      const missing = await whatIsMissing(tx, personId, noteId)
      if (missing !== null) return err({ code: missing })
      const there = await listAttachments(tx, noteId === null ? { personId } : { noteId })
      if (there.length >= ATTACHMENTS_PER_NOTE) return err({ code: 'ATTACHMENTS_FULL', data: { most: ATTACHMENTS_PER_NOTE } })
      const name = attachmentName(file.name, kind)
      const row = {
        id: deps.newId(),
        person_id: personId,
        note_id: noteId,
        name,
        kind,
        size: bytes.length,
        created_at: at,
        deleted_at: null,
      }
      await insertAttachment(tx, row, bytes)
      await sweepParts(tx, at - SWEEP_AFTER_MS)
      return ok({ attachment: rowToAttachment(row), change: { id, summary } })
    },
  )
}

async function whatIsMissing(db: ReadDb, personId: PersonId, noteId: NoteId | null): Promise<'PERSON_NOT_FOUND' | 'NOTE_NOT_FOUND' | null> {
  if (!(await personExists(db, personId))) return 'PERSON_NOT_FOUND'
  if (noteId === null) return null
  const note = await findNote(db, noteId)
  return note?.kind === 'private' && note.personId === personId ? null : 'NOTE_NOT_FOUND'
}

export async function readAttachment(deps: Pick<Deps, 'db'>, id: AttachmentId): Promise<Result<File, Outcome<'ATTACHMENT_NOT_FOUND'>>> {
  const row = await findAttachment(deps.db, id)
  if (!row) return err({ code: 'ATTACHMENT_NOT_FOUND' })
  const parts = await readParts(deps.db, id)
  const { kind } = rowToAttachment(row)
  return ok(new File(parts, row.name, { type: mediaTypeOf(kind) }))
}

export function removeAttachment(deps: Deps, id: AttachmentId): Promise<Result<Change, Outcome<'ATTACHMENT_NOT_FOUND'>>> {
  return change(deps, { verb: 'coaching.removeAttachment', summary: 'Attachment removed' }, async (tx, open) => {
    const row = await findAttachment(tx, id)
    if (!row) return err({ code: 'ATTACHMENT_NOT_FOUND' as const })
    await markAttachmentRemoved(tx, id, open.at)
    const summary = `${row.name} removed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
