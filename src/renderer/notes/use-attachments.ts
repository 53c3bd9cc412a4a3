import { useState } from 'react'
import type { Attachment } from '../../shared/contract/coaching-notes.ts'
import type { NoteId, PersonId } from '../../shared/kernel/ids.ts'
import { changed } from '../rpc/changed.ts'
import { rpc } from '../rpc/client.ts'

export interface AttachmentActions {
  readonly attach: (file: File) => void
  readonly detach: (attachment: Attachment) => void
  readonly error: unknown
}

/** Adds files to a note, or to the one being typed about a person, and takes them away. Both can be undone. */
export function useAttachments(personId: PersonId, noteId: NoteId | null): AttachmentActions {
  const [error, setError] = useState<unknown>(null)
  const run = (work: () => Promise<Parameters<typeof changed>[0]>) => {
    setError(null)
    work().then(changed, setError)
  }
  return {
    attach: (file) => run(async () => (await rpc.coaching.addAttachment({ personId, noteId, file })).change),
    detach: ({ id }) => run(() => rpc.coaching.removeAttachment({ attachmentId: id })),
    error,
  }
}
