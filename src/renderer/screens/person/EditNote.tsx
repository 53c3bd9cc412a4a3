import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { TimelineItem } from '../../../shared/contract/insights.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { NoteId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { Composer, type ComposerDraft } from './Composer.tsx'
import { noteKindOf } from './note-kinds.ts'
import classes from './person.module.css'

interface EditNoteProps {
  readonly item: TimelineItem
  readonly first: string
  readonly today: IsoDate
  readonly onClose: () => void
}

/** A kept note, opened again. Its kind stays: readers never change behind a note's back. */
export function EditNote({ item, first, today, onClose }: EditNoteProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState<ComposerDraft>({
    kind: noteKindOf(item.kind),
    body: item.body,
    from: item.detail,
    observedOn: item.on,
  })
  const update = useMutation(
    orpc.coaching.updateNote.mutationOptions({
      onSuccess: () => {
        changed()
        onClose()
      },
    }),
  )
  useEffect(() => field.current?.focus(), [])
  return (
    <div className={classes.editNote}>
      <Composer
        draft={draft}
        first={first}
        today={today}
        saved={null}
        keepWord="Save note"
        fixedKind
        busy={update.isPending}
        field={field}
        onChange={(fields) => setDraft((before) => ({ ...before, ...fields }))}
        onKeep={() => update.mutate({ noteId: NoteId.parse(item.id), body: draft.body, observedOn: draft.observedOn })}
        onCancel={onClose}
      />
      {update.error !== null && <ErrorNote error={update.error} />}
    </div>
  )
}
