import type { Change } from '../../../shared/contract/base.ts'
import type { Note, NoteKind } from '../../../shared/contract/coaching.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { NoteId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { changeFeedbackNote, findFeedbackNote, keepFeedbackNote } from '../feedback/index.ts'
import { clearDraft, findNote, insertNote, markNoteRemoved, personExists, updateNoteText, upsertDraft } from './queries.ts'

const NAMES: Readonly<Record<NoteKind, string>> = { private: 'Private note', shared: 'Shared note', feedback: 'Feedback' }

export interface NoteInput {
  readonly personId: PersonId
  readonly kind: NoteKind
  readonly body: string
  readonly from: string
  readonly observedOn: IsoDate
}

/** Keeps what was typed; the draft it grew from is gone with the same transaction. */
export function keepNote(deps: Deps, input: NoteInput): Promise<Result<{ note: Note; change: Change }, Outcome<'PERSON_NOT_FOUND'>>> {
  const summary = `${NAMES[input.kind]} kept`
  return change(deps, { verb: 'coaching.keepNote', summary }, async (tx, { id, at }) => {
    if (!(await personExists(tx, input.personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    const note: Note = {
      id: deps.newId() as NoteId,
      personId: input.personId,
      kind: input.kind,
      readers: input.kind === 'private' ? 'only-you' : 'both',
      body: input.body,
      from: input.kind === 'feedback' ? input.from.trim() : '',
      observedOn: input.observedOn,
      writtenAt: at,
      savedAt: at,
    }
    // Feedback has a room of its own; written here, its direction is told by the name.
    if (note.kind === 'feedback') await keepFeedbackNote(tx, { ...note, at })
    else await insertNote(tx, note)
    await clearDraft(tx, input.personId)
    return ok({ note, change: { id, summary } })
  })
}

export function updateNote(
  deps: Deps,
  input: { readonly noteId: NoteId; readonly body: string; readonly observedOn: IsoDate },
): Promise<Result<Note, Outcome<'NOTE_NOT_FOUND'>>> {
  return change(deps, { verb: 'coaching.updateNote', summary: 'Note changed' }, async (tx, { at }) => {
    const before = (await findNote(tx, input.noteId)) ?? (await findFeedback(tx, input.noteId))
    if (!before) return err({ code: 'NOTE_NOT_FOUND' as const })
    const note: Note = { ...before, body: input.body, observedOn: input.observedOn, savedAt: at }
    if (note.kind === 'feedback') await changeFeedbackNote(tx, note.id, { body: note.body, observed_on: note.observedOn, updated_at: at })
    else await updateNoteText(tx, note)
    return ok(note)
  })
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
  }
}

/** Written while the person types, so it is no act of theirs: the journal names the app. */
export function saveDraft(
  deps: Deps,
  input: { readonly personId: PersonId; readonly kind: NoteKind; readonly body: string },
): Promise<Result<{ savedAt: number }, Outcome<'PERSON_NOT_FOUND'>>> {
  return change(deps, { verb: 'coaching.saveDraft', summary: 'Draft saved', actor: 'app' }, async (tx, { at }) => {
    if (!(await personExists(tx, input.personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    if (input.body === '') await clearDraft(tx, input.personId)
    else await upsertDraft(tx, { person_id: input.personId, kind: input.kind, body: input.body, updated_at: at })
    return ok({ savedAt: at })
  })
}
