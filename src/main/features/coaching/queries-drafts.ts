import type { NoteKind, NoteTarget, Observation } from '../../../shared/contract/coaching-notes.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { observationOf } from './queries.ts'
import type { PrivateDraftTable, PrivateNoteDraftTable } from './schema.ts'

export interface Draft {
  readonly kind: NoteKind
  readonly body: string
  readonly observation: Observation | null
  readonly tags: readonly string[]
  readonly about: readonly NoteTarget[]
  readonly observedOn: IsoDate | null
}

export async function findDraft(db: ReadDb, personId: string): Promise<(Draft & { savedAt: number }) | undefined> {
  const row = await db.selectFrom('private_draft').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return row && { ...rowToDraft(row), savedAt: row.updated_at }
}

export async function upsertDraft(tx: WriteDb, personId: string, draft: Draft, at: number): Promise<void> {
  const row = { ...draftToRow(draft), updated_at: at }
  await tx
    .insertInto('private_draft')
    .values({ person_id: personId, ...row })
    .onConflict((on) => on.column('person_id').doUpdateSet(row))
    .execute()
}

export async function clearDraft(tx: WriteDb, personId: string): Promise<void> {
  await tx.deleteFrom('private_draft').where('person_id', '=', personId).execute()
}

export async function findLooseDraft(
  db: ReadDb,
  place: string,
): Promise<{ body: string; personId: PersonId | null; savedAt: number } | undefined> {
  const row = await db.selectFrom('private_note_draft').selectAll().where('place', '=', place).executeTakeFirst()
  return row && { body: row.body, personId: row.person_id as PersonId | null, savedAt: row.updated_at }
}

export async function upsertLooseDraft(tx: WriteDb, row: PrivateNoteDraftTable): Promise<void> {
  const { place: _place, ...rest } = row
  await tx
    .insertInto('private_note_draft')
    .values(row)
    .onConflict((on) => on.column('place').doUpdateSet(rest))
    .execute()
}

export async function clearLooseDraft(tx: WriteDb, place: string): Promise<void> {
  await tx.deleteFrom('private_note_draft').where('place', '=', place).execute()
}

function rowToDraft(row: PrivateDraftTable): Draft {
  return {
    kind: row.kind === 'shared' || row.kind === 'feedback' ? row.kind : 'private',
    body: row.body,
    observation: observationOf(row.observation),
    tags: row.tags.split(' ').filter((tag) => tag !== ''),
    about: [...row.about.matchAll(/(goal|competency|one-to-one):(\S+)/g)].map(([, kind, id]) => ({ kind, id }) as NoteTarget),
    observedOn: row.observed_on === '' ? null : row.observed_on,
  }
}

function draftToRow(draft: Draft): Omit<PrivateDraftTable, 'person_id' | 'updated_at'> {
  return {
    kind: draft.kind,
    body: draft.body,
    observation: draft.observation ?? '',
    observed_on: draft.observedOn ?? '',
    tags: draft.tags.join(' '),
    about: draft.about.map(({ kind, id }) => `${kind}:${id}`).join(' '),
  }
}
