import type { Note, Observation } from '../../../shared/contract/coaching-notes.ts'
import type { NoteId, PersonId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { findAbout, findTags, insertAbout, insertTags } from './queries-note-facts.ts'
import type { PrivateNoteTable, SharedNoteTable } from './schema.ts'

export async function personExists(db: ReadDb, personId: string): Promise<boolean> {
  const row = await db.selectFrom('person').select('id').where('id', '=', personId).where('deleted_at', 'is', null).executeTakeFirst()
  return row !== undefined
}

export async function findNote(db: ReadDb, noteId: string): Promise<Note | undefined> {
  const own = await db.selectFrom('private_note').selectAll().where('id', '=', noteId).where('deleted_at', 'is', null).executeTakeFirst()
  if (own) return { ...privateRowToNote(own), tags: await findTags(db, noteId), about: await findAbout(db, noteId) }
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
    await tx
      .insertInto('private_note')
      .values({ ...row, observation: note.observation ?? '' })
      .execute()
    await insertTags(tx, note.id, note.tags)
    await insertAbout(tx, note.id, note.about)
    return
  }
  await tx
    .insertInto('shared_note')
    .values({ ...row, kind: note.kind, from_name: note.from })
    .execute()
}

export async function updateNoteText(tx: WriteDb, note: Note): Promise<void> {
  const changes = { body: note.body, observed_on: note.observedOn, updated_at: note.savedAt }
  if (note.kind !== 'private') await tx.updateTable('shared_note').set(changes).where('id', '=', note.id).execute()
  else {
    const own = { ...changes, observation: note.observation ?? '' }
    await tx.updateTable('private_note').set(own).where('id', '=', note.id).execute()
  }
}

export async function markNoteRemoved(tx: WriteDb, note: Note, at: number): Promise<void> {
  if (note.kind === 'private') await tx.updateTable('private_note').set({ deleted_at: at }).where('id', '=', note.id).execute()
  else await tx.updateTable('shared_note').set({ deleted_at: at }).where('id', '=', note.id).execute()
}

function privateRowToNote(row: PrivateNoteTable): Note {
  return {
    ...rowToText(row),
    kind: 'private',
    readers: 'only-you',
    from: '',
    observation: observationOf(row.observation),
    tags: [],
    about: [],
  }
}

function sharedRowToNote(row: SharedNoteTable): Note {
  return { ...rowToText(row), kind: row.kind, readers: 'both', from: row.from_name, observation: null, tags: [], about: [] }
}

const OBSERVATIONS: readonly string[] = ['strength', 'concern', 'context', 'idea'] satisfies Observation[]

export function observationOf(stored: string): Observation | null {
  return OBSERVATIONS.includes(stored) ? (stored as Observation) : null
}

type Text = Pick<PrivateNoteTable, 'id' | 'person_id' | 'body' | 'observed_on' | 'created_at' | 'updated_at'>

function rowToText(row: Text): Pick<Note, 'id' | 'personId' | 'body' | 'observedOn' | 'writtenAt' | 'savedAt'> {
  return {
    id: row.id as NoteId,
    personId: row.person_id as PersonId,
    body: row.body,
    observedOn: row.observed_on,
    writtenAt: row.created_at,
    savedAt: row.updated_at,
  }
}
