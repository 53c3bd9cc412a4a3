import type { NamedTarget, NoteTarget } from '../../../shared/contract/coaching-notes.ts'
import type { NoteId } from '../../../shared/kernel/ids.ts'
import { ReviewForm } from '../../../shared/rules/review-form.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'

export async function findTags(db: ReadDb, noteId: string): Promise<string[]> {
  const rows = await db.selectFrom('private_note_tag').select('tag').where('note_id', '=', noteId).orderBy('tag').execute()
  return rows.map(({ tag }) => tag)
}

export async function insertTags(tx: WriteDb, noteId: string, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return
  const rows = tags.map((tag) => ({ note_id: noteId, tag }))
  await tx.insertInto('private_note_tag').values(rows).execute()
}

export async function deleteTags(tx: WriteDb, noteId: string, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return
  await tx.deleteFrom('private_note_tag').where('note_id', '=', noteId).where('tag', 'in', tags).execute()
}

export async function countTags(db: ReadDb): Promise<{ tag: string; notes: number }[]> {
  return await db
    .selectFrom('private_note_tag')
    .innerJoin('private_note', 'private_note.id', 'private_note_tag.note_id')
    .select(['tag', ({ fn }) => fn.countAll<number>().as('notes')])
    .where('private_note.deleted_at', 'is', null)
    .groupBy('tag')
    .orderBy('notes', 'desc')
    .orderBy('tag')
    .execute()
}

export async function findAbout(db: ReadDb, noteId: string): Promise<NoteTarget[]> {
  const rows = await db.selectFrom('private_note_about').selectAll().where('note_id', '=', noteId).execute()
  return rows.flatMap(({ kind, target_id }) => (isTargetKind(kind) ? [{ kind, id: target_id }] : []))
}

export async function insertAbout(tx: WriteDb, noteId: string, targets: readonly NoteTarget[]): Promise<void> {
  if (targets.length === 0) return
  const rows = targets.map(({ kind, id }) => ({ note_id: noteId, kind, target_id: id }))
  await tx.insertInto('private_note_about').values(rows).execute()
}

export async function deleteAbout(tx: WriteDb, noteId: string, targets: readonly NoteTarget[]): Promise<void> {
  for (const { kind, id } of targets) {
    await tx.deleteFrom('private_note_about').where('note_id', '=', noteId).where('kind', '=', kind).where('target_id', '=', id).execute()
  }
}

function isTargetKind(kind: string): kind is NoteTarget['kind'] {
  return kind === 'goal' || kind === 'competency' || kind === 'one-to-one'
}

export async function listGoalTargets(db: ReadDb, personId: string): Promise<NamedTarget[]> {
  const goals = await db
    .selectFrom('goal')
    .innerJoin('participation', 'participation.id', 'goal.participation_id')
    .select(['goal.id', 'goal.title'])
    .where('participation.person_id', '=', personId)
    .where('participation.deleted_at', 'is', null)
    .where('goal.deleted_at', 'is', null)
    .orderBy('goal.created_at', 'desc')
    .orderBy('goal.position')
    .execute()
  return goals.map(({ id, title }) => ({ kind: 'goal', id, name: title }))
}

export async function listMeetingTimes(db: ReadDb, personId: string): Promise<{ id: string; startsAt: number }[]> {
  return await db
    .selectFrom('one_to_one')
    .select(['id', 'starts_at as startsAt'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('starts_at', 'desc')
    .execute()
}

/** Of every form this person was or is reviewed by, each once under its newest name. */
export async function listCompetencyTargets(db: ReadDb, personId: string): Promise<NamedTarget[]> {
  const forms = await db
    .selectFrom('participation')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .select('cycle.form')
    .where('participation.person_id', '=', personId)
    .where('participation.deleted_at', 'is', null)
    .orderBy('cycle.launched_at')
    .execute()
  const named = new Map<string, string>()
  for (const { form } of forms) {
    for (const { key, name } of ReviewForm.parse(JSON.parse(form)).competencies) named.set(key, name)
  }
  return [...named].map(([id, name]) => ({ kind: 'competency', id, name }))
}

export async function insertOrigin(tx: WriteDb, sharedNoteId: string, noteId: string): Promise<void> {
  await tx.insertInto('private_note_origin').values({ shared_note_id: sharedNoteId, note_id: noteId }).execute()
}

/** The shared notes that were written from a private one and still stand. */
export async function findSharedAs(db: ReadDb, noteId: string): Promise<{ noteId: NoteId; writtenAt: number }[]> {
  const rows = await db
    .selectFrom('private_note_origin')
    .innerJoin('shared_note', 'shared_note.id', 'private_note_origin.shared_note_id')
    .select(['shared_note.id', 'shared_note.created_at'])
    .where('private_note_origin.note_id', '=', noteId)
    .where('shared_note.deleted_at', 'is', null)
    .orderBy('shared_note.created_at')
    .execute()
  return rows.map(({ id, created_at }) => ({ noteId: id as NoteId, writtenAt: created_at }))
}
