import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { NoteKind } from '../../../shared/contract/coaching-notes.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { Composer, type ComposerDraft } from './Composer.tsx'
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
  return (
    <Writing
      {...props}
      start={{ body: kept.current.body, kind: kept.current.body === '' ? 'private' : kept.current.kind, from: '', observedOn: props.today }}
    />
  )
}

function Writing({ personId, first, today, start }: NewNoteProps & { readonly start: ComposerDraft }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [asking, setAsking] = useState<NoteKind | null>(null)
  const draft = useAutosave(start, ({ kind, body }) => rpc.coaching.saveDraft({ personId, kind, body }))
  const keep = useMutation(
    orpc.coaching.keepNote.mutationOptions({
      onSuccess: async ({ change }) => {
        draft.change({ kind: 'private', body: '', from: '', observedOn: today })
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
    const { kind, body, from, observedOn } = draft.value
    keep.mutate({ personId, kind, body, from: kind === 'feedback' ? from.trim() : '', observedOn })
  }
  return (
    <>
      <Composer
        draft={draft.value}
        first={first}
        today={today}
        saved={<SavedIndicator state={draft.state} onRetry={() => void draft.flush()} />}
        keepWord="Keep note"
        busy={keep.isPending}
        field={field}
        onChange={set}
        onKeep={() => void write()}
      />
      {keep.error !== null && <ErrorNote error={keep.error} />}
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={`Let ${first} read this text?`}>
        <p>
          So far only you can read it. As {asking === 'shared' ? 'a shared note' : 'feedback'} it is for both sides and can go into {first}
          ’s package.
        </p>
        <Group gap={8} mt={16}>
          <Button
            variant="filled"
            onClick={() => {
              if (asking !== null) draft.change({ ...draft.value, kind: asking })
              setAsking(null)
            }}
          >
            Share with {first}
          </Button>
          <Button data-autofocus onClick={() => setAsking(null)}>
            Keep it private
          </Button>
        </Group>
      </Modal>
    </>
  )
}
