import type { Note, NoteKind } from '../../../shared/contract/coaching.ts'
import type { NoteId, PersonId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { PrivateDraftTable, PrivateNoteTable, SharedNoteTable } from './schema.ts'

export async function personExists(db: ReadDb, personId: string): Promise<boolean> {
  const row = await db.selectFrom('person').select('id').where('id', '=', personId).where('deleted_at', 'is', null).executeTakeFirst()
  return row !== undefined
}

export async function findNote(db: ReadDb, noteId: string): Promise<Note | undefined> {
  const own = await db.selectFrom('private_note').selectAll().where('id', '=', noteId).where('deleted_at', 'is', null).executeTakeFirst()
  if (own) return privateRowToNote(own)
  const shared = await db.selectFrom('shared_note').selectAll().where('id', '=', noteId).where('deleted_at', 'is', null).executeTakeFirst()
  return shared && sharedRowToNote(shared)
}

export async function insertNote(tx: WriteDb, note: Note): Promise<void> {
  const row = {
    id: note.id,
    person_id: note.personId,
    body: note.body,
    observed_on: note.observedOn,
    created_at: note.writtenAt,
    updated_at: note.savedAt,
    deleted_at: null,
  }
  if (note.kind === 'private') {
    await tx.insertInto('private_note').values(row).execute()
    return
  }
  await tx
    .insertInto('shared_note')
    .values({ ...row, kind: note.kind, from_name: note.from })
    .execute()
}

export async function updateNoteText(tx: WriteDb, note: Note): Promise<void> {
  const changes = { body: note.body, observed_on: note.observedOn, updated_at: note.savedAt }
  if (note.kind === 'private') await tx.updateTable('private_note').set(changes).where('id', '=', note.id).execute()
  else await tx.updateTable('shared_note').set(changes).where('id', '=', note.id).execute()
}

export async function markNoteRemoved(tx: WriteDb, note: Note, at: number): Promise<void> {
  if (note.kind === 'private') await tx.updateTable('private_note').set({ deleted_at: at }).where('id', '=', note.id).execute()
  else await tx.updateTable('shared_note').set({ deleted_at: at }).where('id', '=', note.id).execute()
}

export async function findDraft(db: ReadDb, personId: string): Promise<{ body: string; kind: NoteKind; savedAt: number } | undefined> {
  const row = await db.selectFrom('private_draft').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return row && { body: row.body, kind: rowToKind(row), savedAt: row.updated_at }
}

export async function upsertDraft(tx: WriteDb, row: PrivateDraftTable): Promise<void> {
  await tx
    .insertInto('private_draft')
    .values(row)
    .onConflict((on) => on.column('person_id').doUpdateSet({ kind: row.kind, body: row.body, updated_at: row.updated_at }))
    .execute()
}

export async function clearDraft(tx: WriteDb, personId: string): Promise<void> {
  await tx.deleteFrom('private_draft').where('person_id', '=', personId).execute()
}

function rowToKind({ kind }: PrivateDraftTable): NoteKind {
  return kind === 'shared' || kind === 'feedback' ? kind : 'private'
}

function privateRowToNote(row: PrivateNoteTable): Note {
  return { ...rowToText(row), kind: 'private', readers: 'only-you', from: '' }
}

function sharedRowToNote(row: SharedNoteTable): Note {
  return { ...rowToText(row), kind: row.kind, readers: 'both', from: row.from_name }
}

function rowToText(row: PrivateNoteTable): Pick<Note, 'id' | 'personId' | 'body' | 'observedOn' | 'writtenAt' | 'savedAt'> {
  return {
    id: row.id as NoteId,
    personId: row.person_id as PersonId,
    body: row.body,
    observedOn: row.observed_on,
    writtenAt: row.created_at,
    savedAt: row.updated_at,
  }
}
