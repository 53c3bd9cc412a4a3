import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { NoteDetail } from '../../../shared/contract/coaching-notes.ts'
import { NoteId } from '../../../shared/kernel/ids.ts'
import { orpc } from '../../rpc/client.ts'

interface NoteText {
  /** The note, and the text to begin with; null until both are read. */
  readonly begun: { readonly note: NoteDetail; readonly body: string } | null
  readonly error: unknown
}

/** A note to write on from: as it is, or with what was typed at that place and not kept the last time. */
export function useNoteText(id: string, place: 'edit' | 'share'): NoteText {
  const noteId = NoteId.parse(id)
  const note = useQuery(orpc.coaching.note.queryOptions({ input: { noteId } }))
  const typed = useQuery({ ...orpc.coaching.looseDraft.queryOptions({ input: { place: `${place}:${noteId}` } }), gcTime: 0 })
  const body = useRef<string | null>(null)
  // Read once: afterwards the field itself is the newest text there is.
  if (note.data !== undefined && typed.data !== undefined && !typed.isFetching) {
    body.current ??= typed.data.savedAt === null ? note.data.body : typed.data.body
  }
  const begun = body.current === null || note.data === undefined ? null : { note: note.data, body: body.current }
  return { begun, error: note.error ?? typed.error }
}
