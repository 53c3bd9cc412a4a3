import { Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { NoteDetail } from '../../../shared/contract/coaching-notes.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import type { FieldHandle } from '../../editor/MarkdownField.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { Composer, type ComposerDraft } from './Composer.tsx'
import { LetThemRead } from './LetThemRead.tsx'
import { useNoteText } from './use-note-text.ts'

interface ShareNoteProps {
  readonly noteId: string
  readonly first: string
  readonly today: IsoDate
  readonly onClose: () => void
}

/** The only way from a private note to one that both sides read: its text, copied and written anew. The private note stays. */
export function ShareNote(props: ShareNoteProps) {
  const { begun, error } = useNoteText(props.noteId, 'share')
  return (
    <Modal opened onClose={props.onClose} title="Write a shared note from this" size={680} closeButtonProps={{ 'aria-label': 'Close' }}>
      {begun !== null && <Writing {...props} {...begun} />}
      {error !== null && <ErrorNote error={error} />}
    </Modal>
  )
}

function Writing({ note, body, first, today, onClose }: ShareNoteProps & { readonly note: NoteDetail; readonly body: string }) {
  const field = useRef<FieldHandle>(null)
  const [asking, setAsking] = useState(false)
  const [draft, setDraft] = useState<ComposerDraft>({
    kind: 'shared',
    body,
    from: '',
    observedOn: note.observedOn,
    observation: null,
    tags: [],
    about: [],
  })
  const place = `share:${note.id}`
  const typed = useAutosave(body, (text) => rpc.coaching.saveLooseDraft({ place, personId: note.personId, body: text }))
  const keep = useMutation(
    orpc.coaching.keepNote.mutationOptions({
      onSuccess: ({ change }) => {
        changed(change)
        onClose()
      },
    }),
  )
  const share = async () => {
    setAsking(false)
    await typed.flush()
    const { observedOn } = draft
    keep.mutate({ personId: note.personId, kind: 'shared', body: draft.body, from: '', observedOn, writtenFrom: note.id, place })
  }
  return (
    <>
      <Composer
        personId={note.personId}
        draft={draft}
        first={first}
        today={today}
        saved={<SavedIndicator state={typed.state} onRetry={() => void typed.flush()} />}
        keepWord="Keep shared note"
        fixedKind
        autoFocus
        busy={keep.isPending}
        field={field}
        attachments={[]}
        onChange={(fields) => {
          setDraft((before) => ({ ...before, ...fields }))
          if (fields.body !== undefined) typed.change(fields.body)
        }}
        onAttach={() => {}}
        onDetach={() => {}}
        onKeep={() => setAsking(true)}
        onCancel={onClose}
      />
      {keep.error !== null && <ErrorNote error={keep.error} />}
      <LetThemRead
        opened={asking}
        first={first}
        as="a shared note"
        besides="The private note stays as it is."
        onShare={() => void share()}
        onKeep={() => setAsking(false)}
      />
    </>
  )
}
