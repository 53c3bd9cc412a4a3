import { Button, Modal, type OptionsFilter } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { PersonId } from '../../shared/kernel/ids.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { todayIso } from '../components/format.ts'
import { isApple, KeyCap } from '../components/KeyCap.tsx'
import { Picker } from '../components/Picker.tsx'
import { ReaderLine } from '../components/ReaderLine.tsx'
import { SavedIndicator } from '../components/SavedIndicator.tsx'
import { useAutosave } from '../components/use-autosave.ts'
import { type FieldHandle, MarkdownField } from '../editor/MarkdownField.tsx'
import { useNoteCompletions } from '../notes/use-note-completions.ts'
import { changed } from '../rpc/changed.ts'
import { orpc, rpc } from '../rpc/client.ts'
import { useTeamFirstOptions } from '../rpc/people-options.ts'
import { takeHeldKeys } from './held-keys.ts'
import classes from './QuickNote.module.css'

interface QuickNoteProps {
  readonly personId: string | null
  readonly onClose: () => void
}

const PLACE = 'quick'

/** A private note from anywhere (N). What is typed is kept at once, also before anybody is chosen, so closing loses nothing. */
export function QuickNote({ personId, onClose }: QuickNoteProps) {
  const draft = useQuery(orpc.coaching.looseDraft.queryOptions({ input: { place: PLACE }, gcTime: 0 }))
  const begun = useRef(draft.data)
  begun.current ??= draft.isFetching ? undefined : draft.data
  const start = begun.current
  return (
    <Modal opened onClose={onClose} title="Private note" size={560} closeButtonProps={{ 'aria-label': 'Close' }}>
      {start !== undefined && (
        <NoteForm start={{ body: start.body, personId: start.personId ?? personId }} isOld={start.savedAt !== null} onKept={onClose} />
      )}
      {draft.error !== null && <ErrorNote error={draft.error} />}
    </Modal>
  )
}

interface Typed {
  readonly body: string
  readonly personId: string | null
}

interface NoteFormProps {
  readonly start: Typed
  /** Begun earlier and not kept. */
  readonly isOld: boolean
  readonly onKept: () => void
}

function NoteForm({ start, isOld, onKept }: NoteFormProps) {
  const [error, setError] = useState<unknown>(null)
  const field = useRef<FieldHandle>(null)
  const completions = useNoteCompletions()
  const typed = useAutosave(start, ({ body, personId }) =>
    rpc.coaching.saveLooseDraft({ place: PLACE, personId: personId === null ? null : PersonId.parse(personId), body }),
  )
  const { body, personId } = typed.value
  const ready = body.trim() !== '' && personId !== null
  async function keep() {
    if (!ready) return
    try {
      await typed.flush()
      const about = PersonId.parse(personId)
      const note = { personId: about, kind: 'private', body, from: '', observedOn: todayIso(), place: PLACE } as const
      const { change } = await rpc.coaching.keepNote(note)
      changed(change)
      onKept()
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <div className={classes.form}>
      <PersonChoice
        chosen={personId}
        onChoose={(next) => {
          typed.change({ body, personId: next })
          if (next !== null) field.current?.focus()
        }}
      />
      <div className={classes.text}>
        <MarkdownField
          handle={field}
          label="Note"
          describedBy="quick-note-reader"
          placeholder="What was seen or heard. # for a tag, @ for a person"
          completions={completions}
          autoFocus={start.personId !== null}
          value={body}
          onChange={(text) => typed.change({ ...typed.value, body: text })}
          onFocus={() => {
            const keys = takeHeldKeys()
            if (keys !== '') typed.change({ ...typed.value, body: body + keys })
          }}
          onSubmit={() => void keep()}
        />
      </div>
      {isOld && start.body !== '' && (
        <p className="t-caption c-2">
          Begun earlier and not kept.{' '}
          <button type="button" className="link" onClick={() => typed.change({ body: '', personId })}>
            Start anew
          </button>
        </p>
      )}
      <div className={classes.foot}>
        <ReaderLine kind="only-you" id="quick-note-reader" />
        <span className={classes.saved}>
          <SavedIndicator state={typed.state} onRetry={() => void typed.flush()} />
        </span>
        <Button variant="filled" disabled={!ready} onClick={() => void keep()} rightSection={<KeyCap keys={isApple ? '⌘ ↵' : 'Ctrl ↵'} />}>
          Keep note
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
    </div>
  )
}

interface PersonChoiceProps {
  readonly chosen: string | null
  readonly onChoose: (personId: string | null) => void
}

/** So many names stand there whole: a list that scrolls would be one more place that no key leads to. */
const NAMES = 8

/** The library counts them in each group anew. */
const firstNames: OptionsFilter = ({ options, search }) => {
  const typed = search.trim().toLowerCase()
  let left = NAMES
  const first = <Item extends { readonly label: string }>(items: readonly Item[]) => {
    const found = items.filter(({ label }) => label.toLowerCase().includes(typed)).slice(0, left)
    left -= found.length
    return found
  }
  return options.flatMap<(typeof options)[number]>((item) => ('items' in item ? [{ ...item, items: first(item.items) }] : first([item])))
}

/** What is typed before the names are there is held until they are. */
function PersonChoice({ chosen, onChoose }: PersonChoiceProps) {
  const options = useTeamFirstOptions(chosen)
  const [isFirst] = useState(chosen === null)
  if (options === undefined) return null
  return (
    <Picker
      label="About"
      placeholder="Type part of a name"
      openOnFocus
      limit={NAMES}
      filter={firstNames}
      withScrollArea={false}
      nothingFoundMessage="No person of this name"
      data={options}
      value={chosen}
      onChange={onChoose}
      typedAhead={isFirst ? takeHeldKeys : undefined}
      autoFocus={isFirst}
      data-autofocus={isFirst || undefined}
    />
  )
}
