import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { NoteKind } from '../../../shared/contract/coaching-notes.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import type { FieldHandle } from '../../editor/MarkdownField.tsx'
import { useAttachments } from '../../notes/use-attachments.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { Composer, type ComposerDraft } from './Composer.tsx'
import { LetThemRead } from './LetThemRead.tsx'
import { readersGrow } from './note-kinds.ts'

interface NewNoteProps {
  readonly personId: PersonId
  readonly first: string
  readonly today: IsoDate
}

/** The composer with the text that was being typed when it was last left. */
export function NewNote(props: NewNoteProps) {
  const draft = useQuery({
    ...orpc.coaching.draft.queryOptions({ input: { personId: props.personId } }),
    // Read once: afterwards the field itself is the newest text there is.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnMount: 'always',
  })
  const kept = useRef(draft.data)
  kept.current ??= draft.isFetching ? undefined : draft.data
  if (kept.current === undefined) return draft.error === null ? null : <ErrorNote error={draft.error} />
  const { body, kind, observation, tags, about, observedOn } = kept.current
  return (
    <Writing
      {...props}
      start={{ body, kind: body === '' ? 'private' : kind, from: '', observation, tags, about, observedOn: observedOn ?? props.today }}
      attachments={draft.data?.attachments ?? []}
    />
  )
}

interface WritingProps extends NewNoteProps {
  readonly start: ComposerDraft
  readonly attachments: Parameters<typeof Composer>[0]['attachments']
}

function Writing({ personId, first, today, start, attachments }: WritingProps) {
  const field = useRef<FieldHandle>(null)
  const files = useAttachments(personId, null)
  const [asking, setAsking] = useState<NoteKind | null>(null)
  const draft = useAutosave(start, ({ kind, body, observation, tags, about, observedOn }) =>
    rpc.coaching.saveDraft({
      personId,
      kind,
      body,
      observation,
      tags: [...tags],
      about: [...about],
      observedOn: observedOn === today ? null : observedOn,
    }),
  )
  const keep = useMutation(
    orpc.coaching.keepNote.mutationOptions({
      onSuccess: async ({ change }) => {
        draft.change({ kind: 'private', body: '', from: '', observedOn: today, observation: null, tags: [], about: [] })
        await draft.flush()
        changed(change)
        field.current?.focus()
      },
    }),
  )
  const set = (fields: Partial<ComposerDraft>) => {
    const { kind } = fields
    // A text that more people could read afterwards changes its readers only when asked.
    if (kind !== undefined && readersGrow(draft.value.kind, kind) && draft.value.body.trim() !== '') setAsking(kind)
    else draft.change({ ...draft.value, ...fields })
  }
  const write = async () => {
    await draft.flush()
    const { kind, from, tags, about, ...rest } = draft.value
    const attachmentIds = kind === 'private' ? attachments.map(({ id }) => id) : []
    keep.mutate({
      personId,
      kind,
      from: kind === 'feedback' ? from.trim() : '',
      tags: [...tags],
      about: [...about],
      attachmentIds,
      ...rest,
    })
  }
  return (
    <>
      <Composer
        personId={personId}
        draft={draft.value}
        first={first}
        today={today}
        saved={<SavedIndicator state={draft.state} onRetry={() => void draft.flush()} />}
        keepWord="Keep note"
        busy={keep.isPending}
        field={field}
        attachments={attachments}
        onChange={set}
        onAttach={files.attach}
        onDetach={files.detach}
        onKeep={() => void write()}
      />
      {(keep.error ?? files.error) !== null && <ErrorNote error={keep.error ?? files.error} />}
      <LetThemRead
        opened={asking !== null}
        first={first}
        as={asking === 'shared' ? 'a shared note' : 'feedback'}
        onShare={() => {
          if (asking !== null) draft.change({ ...draft.value, kind: asking })
          setAsking(null)
        }}
        onKeep={() => setAsking(null)}
      />
    </>
  )
}
