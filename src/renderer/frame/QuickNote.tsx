import { Button, Modal, Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PersonId } from '../../shared/kernel/ids.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { todayIso } from '../components/format.ts'
import { isApple, KeyCap } from '../components/KeyCap.tsx'
import { ReaderLine } from '../components/ReaderLine.tsx'
import { SavedIndicator } from '../components/SavedIndicator.tsx'
import { useAutosave } from '../components/use-autosave.ts'
import { changed } from '../rpc/changed.ts'
import { orpc, rpc } from '../rpc/client.ts'
import { takeHeldKeys } from './held-keys.ts'
import classes from './QuickNote.module.css'

interface QuickNoteProps {
  readonly personId: string | null
  readonly onClose: () => void
}

/** A private note from anywhere (N). What is typed is kept as a draft of that person, so closing loses nothing. */
export function QuickNote({ personId, onClose }: QuickNoteProps) {
  const [chosen, setChosen] = useState(personId)
  const [asked, setAsked] = useState<string>()
  const { data: people = [] } = useQuery(orpc.people.list.queryOptions())
  return (
    <Modal opened onClose={onClose} title="Private note" size={560} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={classes.form}>
        <Select
          label="About"
          placeholder="Type a name"
          searchable
          limit={8}
          nothingFoundMessage="No person of this name"
          data={people.filter((row) => row.status === 'active' || row.id === chosen).map((row) => ({ value: row.id, label: row.name }))}
          value={chosen}
          onChange={setChosen}
          {...(asked === undefined ? {} : { searchValue: asked })}
          onSearchChange={setAsked}
          onFocus={() => {
            const typed = takeHeldKeys()
            if (typed !== '') setAsked(typed)
          }}
          data-autofocus={personId === null || undefined}
        />
        {chosen !== null && <NoteText key={chosen} personId={PersonId.parse(chosen)} onKept={onClose} />}
      </div>
    </Modal>
  )
}

function NoteText({ personId, onKept }: { readonly personId: PersonId; readonly onKept: () => void }) {
  const draft = useQuery(orpc.coaching.draft.queryOptions({ input: { personId }, gcTime: 0 }))
  if (draft.data === undefined) return draft.error === null ? null : <ErrorNote error={draft.error} />
  return <NoteForm personId={personId} initial={draft.data.kind === 'private' ? draft.data.body : ''} onKept={onKept} />
}

interface NoteFormProps {
  readonly personId: PersonId
  readonly initial: string
  readonly onKept: () => void
}

function NoteForm({ personId, initial, onKept }: NoteFormProps) {
  const [error, setError] = useState<unknown>(null)
  const text = useAutosave(initial, (body) => rpc.coaching.saveDraft({ personId, kind: 'private', body }))
  async function keep() {
    if (text.value.trim() === '') return
    try {
      await text.flush()
      const { change } = await rpc.coaching.keepNote({
        personId,
        kind: 'private',
        body: text.value,
        from: '',
        observedOn: todayIso(),
      })
      changed(change)
      onKept()
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <>
      <Textarea
        label="Note"
        autosize
        minRows={5}
        maxRows={14}
        data-autofocus
        autoFocus
        value={text.value}
        onChange={(event) => text.change(event.currentTarget.value)}
        onFocus={() => {
          const typed = takeHeldKeys()
          if (typed !== '') text.change(text.value + typed)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep()
        }}
        aria-describedby="quick-note-reader"
      />
      <div className={classes.foot}>
        <ReaderLine kind="only-you" id="quick-note-reader" />
        <span className={classes.saved}>
          <SavedIndicator state={text.state} onRetry={() => void text.flush()} />
        </span>
        <Button
          variant="filled"
          disabled={text.value.trim() === ''}
          onClick={() => void keep()}
          rightSection={<KeyCap keys={isApple ? '⌘ ↵' : 'Ctrl ↵'} />}
        >
          Keep note
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
    </>
  )
}
