import type { Change } from '../../../shared/contract/base.ts'
import type { NamedTarget, Note, NoteDetail, NoteKind, NoteTarget, Observation } from '../../../shared/contract/coaching-notes.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { AttachmentId, NoteId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { allTags, tagsIn } from '../../../shared/rules/tags.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { changeFeedbackNote, findFeedbackNote, keepFeedbackNote } from '../feedback/index.ts'
import { findNote, insertNote, markNoteRemoved, personExists, updateNoteText } from './queries.ts'
import { handOverAttachments, listAttachments } from './queries-attachments.ts'
import { clearDraft, clearLooseDraft } from './queries-drafts.ts'
import {
  deleteAbout,
  deleteTags,
  findSharedAs,
  insertAbout,
  insertOrigin,
  insertTags,
  listCompetencyTargets,
  listGoalTargets,
  listMeetingTimes,
} from './queries-note-facts.ts'
import { dayWords, difference, sameTarget } from './rules.ts'

const NAMES: Readonly<Record<NoteKind, string>> = { private: 'Private note', shared: 'Shared note', feedback: 'Feedback' }

export interface NoteInput {
  readonly personId: PersonId
  readonly kind: NoteKind
  readonly body: string
  readonly from: string
  readonly observedOn: IsoDate
  readonly observation: Observation | null
  readonly tags: readonly string[]
  readonly about: readonly NoteTarget[]
  readonly attachmentIds: readonly AttachmentId[]
  readonly writtenFrom: NoteId | null
  readonly place: string | null
}

/** Keeps what was typed; the draft it grew from is gone with the same transaction. */
export function keepNote(
  deps: Deps,
  input: NoteInput,
): Promise<Result<{ note: Note; change: Change }, Outcome<'PERSON_NOT_FOUND' | 'NOTE_NOT_FOUND'>>> {
  const summary = `${NAMES[input.kind]} kept`
  return change(deps, { verb: 'coaching.keepNote', summary }, async (tx, { id, at }) => {
    if (!(await personExists(tx, input.personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    if (!(await isOriginOf(tx, input))) return err({ code: 'NOTE_NOT_FOUND' as const })
    const note: Note = {
      id: deps.newId() as NoteId,
      personId: input.personId,
      kind: input.kind,
      readers: input.kind === 'private' ? 'only-you' : 'both',
      body: input.body,
      from: input.kind === 'feedback' ? input.from.trim() : '',
      ...(await privateFacts(tx, input)),
      observedOn: input.observedOn,
      writtenAt: at,
      savedAt: at,
    }
    // Feedback has a room of its own; written here, its direction is told by the name.
    if (note.kind === 'feedback') await keepFeedbackNote(tx, { ...note, at })
    else await insertNote(tx, note)
    if (note.kind === 'private') await handOverAttachments(tx, input.attachmentIds, note)
    if (input.writtenFrom !== null) await insertOrigin(tx, note.id, input.writtenFrom)
    if (input.place === null) await clearDraft(tx, input.personId)
    else await clearLooseDraft(tx, input.place)
    return ok({ note, change: { id, summary } })
  })
}

/** Only a shared note is written from another, and only from a private one about the same person. */
async function isOriginOf(tx: ReadDb, { writtenFrom, kind, personId }: NoteInput): Promise<boolean> {
  if (writtenFrom === null) return true
  const origin = await findNote(tx, writtenFrom)
  return kind === 'shared' && origin?.kind === 'private' && origin.personId === personId
}

/** What nobody else reads has no place on a note that both sides read. */
async function privateFacts(tx: ReadDb, input: NoteInput): Promise<Pick<Note, 'observation' | 'tags' | 'about'>> {
  if (input.kind !== 'private') return { observation: null, tags: [], about: [] }
  return {
    observation: input.observation,
    tags: allTags(input.tags, input.body),
    about: await existing(tx, input.personId, input.about),
  }
}

export interface NoteEdit {
  readonly noteId: NoteId
  readonly body: string
  readonly observedOn: IsoDate
  readonly observation?: Observation | null | undefined
  readonly tags?: readonly string[] | undefined
  readonly about?: readonly NoteTarget[] | undefined
}

export function updateNote(deps: Deps, input: NoteEdit): Promise<Result<Note, Outcome<'NOTE_NOT_FOUND'>>> {
  return change(deps, { verb: 'coaching.updateNote', summary: 'Note changed' }, async (tx, { at }) => {
    const before = (await findNote(tx, input.noteId)) ?? (await findFeedback(tx, input.noteId))
    if (!before) return err({ code: 'NOTE_NOT_FOUND' as const })
    const facts = before.kind === 'private' ? await editedFacts(tx, before, input) : {}
    const note: Note = { ...before, ...facts, body: input.body, observedOn: input.observedOn, savedAt: at }
    if (note.kind === 'feedback') await changeFeedbackNote(tx, note.id, { body: note.body, observed_on: note.observedOn, updated_at: at })
    else await updateNoteText(tx, note)
    await deleteTags(tx, note.id, difference(before.tags, note.tags))
    await insertTags(tx, note.id, difference(note.tags, before.tags))
    await deleteAbout(tx, note.id, difference(before.about, note.about, sameTarget))
    await insertAbout(tx, note.id, difference(note.about, before.about, sameTarget))
    await clearLooseDraft(tx, `edit:${note.id}`)
    return ok(note)
  })
}

/** A tag that came from the text goes with the text; one that was chosen stays. */
async function editedFacts(tx: ReadDb, before: Note, input: NoteEdit): Promise<Pick<Note, 'observation' | 'tags' | 'about'>> {
  const chosen = input.tags ?? difference(before.tags, tagsIn(before.body))
  return {
    observation: input.observation === undefined ? before.observation : input.observation,
    tags: allTags(chosen, input.body),
    about: input.about === undefined ? before.about : await existing(tx, before.personId, input.about),
  }
}

export function removeNote(deps: Deps, noteId: NoteId): Promise<Result<Change, Outcome<'NOTE_NOT_FOUND'>>> {
  return change(deps, { verb: 'coaching.removeNote', summary: 'Note removed' }, async (tx, open) => {
    const note = (await findNote(tx, noteId)) ?? (await findFeedback(tx, noteId, true))
    if (!note) return err({ code: 'NOTE_NOT_FOUND' as const })
    if (note.kind === 'feedback') await changeFeedbackNote(tx, note.id, { deleted_at: open.at })
    else await markNoteRemoved(tx, note, open.at)
    const summary = `${NAMES[note.kind]} removed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

/** Feedback as a note. An answer somebody sent can be removed, but not rewritten. */
async function findFeedback(db: ReadDb, id: NoteId, withAnswers = false): Promise<Note | undefined> {
  const row = await findFeedbackNote(db, id)
  if (!row || (row.isAnswer && !withAnswers)) return undefined
  return {
    id,
    personId: row.person_id as PersonId,
    kind: 'feedback',
    readers: row.readers,
    body: row.body,
    from: row.giver_name,
    observedOn: row.observed_on,
    writtenAt: row.created_at,
    savedAt: row.updated_at,
    observation: null,
    tags: [],
    about: [],
  }
}

export async function readNote(deps: Pick<Deps, 'db' | 'now'>, noteId: NoteId): Promise<Result<NoteDetail, Outcome<'NOTE_NOT_FOUND'>>> {
  const note = await findNote(deps.db, noteId)
  if (!note) return err({ code: 'NOTE_NOT_FOUND' })
  if (note.kind !== 'private') return ok({ ...note, about: [], attachments: [], sharedAs: [] })
  return ok({
    ...note,
    about: await named(deps, note.personId, note.about),
    attachments: await listAttachments(deps.db, { noteId }),
    sharedAs: await findSharedAs(deps.db, noteId),
  })
}

/** What a note about this person can be linked to. */
export async function listTargets({ db, now }: Pick<Deps, 'db' | 'now'>, personId: PersonId): Promise<NamedTarget[]> {
  const today = localDate(now())
  const meetings = await listMeetingTimes(db, personId)
  return [
    ...(await listGoalTargets(db, personId)),
    ...(await listCompetencyTargets(db, personId)),
    ...meetings.map(({ id, startsAt }) => ({
      kind: 'one-to-one' as const,
      id,
      name: `One-to-one, ${dayWords(localDate(startsAt), today)}`,
    })),
  ]
}

/** What was removed since drops out of sight; undo brings it back. */
async function named(deps: Pick<Deps, 'db' | 'now'>, personId: PersonId, about: readonly NoteTarget[]): Promise<NamedTarget[]> {
  if (about.length === 0) return []
  const all = await listTargets(deps, personId)
  return all.filter((each) => about.some((target) => sameTarget(target, each)))
}

async function existing(db: ReadDb, personId: PersonId, about: readonly NoteTarget[]): Promise<NoteTarget[]> {
  if (about.length === 0) return []
  const meetings = (await listMeetingTimes(db, personId)).map(({ id }) => ({ kind: 'one-to-one' as const, id }))
  const all: NoteTarget[] = [...(await listGoalTargets(db, personId)), ...(await listCompetencyTargets(db, personId)), ...meetings]
  const found = all.filter((each) => about.some((target) => sameTarget(target, each)))
  return found.map(({ kind, id }) => ({ kind, id }))
}
