import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { NoteDetail } from '../../../shared/contract/coaching-notes.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatMoment } from '../../components/format.ts'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import type { FieldHandle } from '../../editor/MarkdownField.tsx'
import { useAttachments } from '../../notes/use-attachments.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { Composer, type ComposerDraft } from './Composer.tsx'
import classes from './person.module.css'
import { useNoteText } from './use-note-text.ts'

interface EditNoteProps {
  readonly noteId: string
  readonly first: string
  readonly today: IsoDate
  readonly onClose: () => void
}

/** A kept note, opened again. Its kind stays: readers never change behind a note's back. */
export function EditNote(props: EditNoteProps) {
  const { begun, error } = useNoteText(props.noteId, 'edit')
  return (
    <div className={classes.editNote}>
      {begun !== null && <Editing {...props} {...begun} />}
      {error !== null && <ErrorNote error={error} />}
    </div>
  )
}

function Editing({ note, body, first, today, onClose }: EditNoteProps & { readonly note: NoteDetail; readonly body: string }) {
  const field = useRef<FieldHandle>(null)
  const [draft, setDraft] = useState<ComposerDraft>({ ...note, body })
  const files = useAttachments(note.personId, note.id)
  const place = `edit:${note.id}`
  const typed = useAutosave(body, (text) =>
    rpc.coaching.saveLooseDraft({ place, personId: note.personId, body: text === note.body ? '' : text }),
  )
  const update = useMutation(
    orpc.coaching.updateNote.mutationOptions({
      onSuccess: () => {
        changed()
        onClose()
      },
    }),
  )
  const set = (fields: Partial<ComposerDraft>) => {
    setDraft((before) => ({ ...before, ...fields }))
    if (fields.body !== undefined) typed.change(fields.body)
  }
  const save = async () => {
    await typed.flush()
    const { observedOn, observation, tags, about } = draft
    update.mutate({
      noteId: note.id,
      body: draft.body,
      observedOn,
      observation,
      tags: [...tags],
      about: about.map(({ kind, id }) => ({ kind, id })),
    })
  }
  const leave = async () => {
    typed.change(note.body)
    await typed.flush()
    onClose()
  }
  return (
    <>
      {body !== note.body && (
        <p className="t-note c-2">With what was typed and not saved the last time. Cancel goes back to the note as it was.</p>
      )}
      <Composer
        personId={note.personId}
        draft={draft}
        first={first}
        today={today}
        saved={<SavedIndicator state={typed.state} onRetry={() => void typed.flush()} />}
        keepWord="Save note"
        fixedKind
        autoFocus
        busy={update.isPending}
        field={field}
        attachments={note.attachments}
        onChange={set}
        onAttach={files.attach}
        onDetach={files.detach}
        onKeep={() => void save()}
        onCancel={() => void leave()}
      />
      <Written note={note} />
      {(update.error ?? files.error) !== null && <ErrorNote error={update.error ?? files.error} />}
    </>
  )
}

/** When it was written, and what was shared of it: known here and nowhere else. */
function Written({ note }: { readonly note: NoteDetail }) {
  const shared = note.sharedAs.map(({ writtenAt }) => formatMoment(writtenAt))
  return (
    <p className={`t-caption c-3 ${classes.written}`}>
      Written {formatMoment(note.writtenAt)}
      {shared.length > 0 && `. A shared note was written from it: ${shared.join(', ')}`}
    </p>
  )
}
