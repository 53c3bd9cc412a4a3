import type { NoteId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'

/** What only the owner of the vault reads beside a review. Kept apart from the queries that documents are made from. */
export interface PrivateSide {
  readonly assessment: string
  readonly savedAt: number
  readonly links: readonly { readonly kind: string; readonly key: string; readonly noteId: NoteId }[]
}

export async function findPrivateSide(db: ReadDb, reviewId: string): Promise<PrivateSide> {
  const assessment = await db.selectFrom('private_assessment').selectAll().where('review_id', '=', reviewId).executeTakeFirst()
  const links = await db
    .selectFrom('private_note_link')
    .innerJoin('private_note', 'private_note.id', 'private_note_link.note_id')
    .selectAll('private_note_link')
    .where('private_note_link.review_id', '=', reviewId)
    .where('private_note.deleted_at', 'is', null)
    .orderBy('private_note.observed_on')
    .execute()
  return {
    assessment: assessment?.body ?? '',
    savedAt: assessment?.updated_at ?? 0,
    links: links.map(({ kind, item_key, note_id }) => ({ kind, key: item_key, noteId: note_id as NoteId })),
  }
}

export async function upsertAssessment(tx: WriteDb, reviewId: string, body: string, at: number): Promise<void> {
  await tx
    .insertInto('private_assessment')
    .values({ review_id: reviewId, body, updated_at: at })
    .onConflict((on) => on.column('review_id').doUpdateSet({ body, updated_at: at }))
    .execute()
}

export interface NoteLink {
  readonly review_id: string
  readonly kind: string
  readonly item_key: string
  readonly note_id: string
}

export async function setNoteLink(tx: WriteDb, link: NoteLink, linked: boolean): Promise<void> {
  if (linked) {
    await tx
      .insertInto('private_note_link')
      .values(link)
      .onConflict((on) => on.doNothing())
      .execute()
    return
  }
  await tx
    .deleteFrom('private_note_link')
    .where('review_id', '=', link.review_id)
    .where('kind', '=', link.kind)
    .where('item_key', '=', link.item_key)
    .where('note_id', '=', link.note_id)
    .execute()
}

/** Whether a private note about this person stands in the vault. */
export async function hasPrivateNote(db: ReadDb, personId: string, noteId: string): Promise<boolean> {
  const row = await db
    .selectFrom('private_note')
    .select('id')
    .where('id', '=', noteId)
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** A new version starts with the private side of the one it replaces. */
export async function copyPrivateSide(tx: WriteDb, fromId: string, toId: string, at: number): Promise<void> {
  const { assessment, links } = await findPrivateSide(tx, fromId)
  if (assessment !== '') await upsertAssessment(tx, toId, assessment, at)
  for (const { kind, key, noteId } of links) await setNoteLink(tx, { review_id: toId, kind, item_key: key, note_id: noteId }, true)
}
