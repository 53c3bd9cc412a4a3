import { Button, TextInput } from '@mantine/core'
import { type ReactNode, type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { Attachment, NoteKind, NoteTarget, Observation } from '../../../shared/contract/coaching-notes.ts'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { WordingHints } from '../../components/WordingHints.tsx'
import { type FieldHandle, MarkdownField } from '../../editor/MarkdownField.tsx'
import { PhrasePicker } from '../../library/PhrasePicker.tsx'
import { NoteFacts } from '../../notes/NoteFacts.tsx'
import { inShape, SHAPE_PROMPTS } from '../../notes/note-shapes.ts'
import { useNoteCompletions } from '../../notes/use-note-completions.ts'
import { DateChip, KindChip, ObservationChip, ShapeChip } from './ComposerChips.tsx'
import classes from './composer.module.css'
import { noteKindWords } from './note-kinds.ts'

export interface ComposerDraft {
  readonly kind: NoteKind
  readonly body: string
  /** Who gave the feedback; only for that kind. */
  readonly from: string
  readonly observedOn: IsoDate
  /** These three only for a private note. */
  readonly observation: Observation | null
  readonly tags: readonly string[]
  readonly about: readonly NoteTarget[]
}

interface ComposerProps {
  readonly personId: PersonId
  readonly draft: ComposerDraft
  readonly first: string
  readonly today: IsoDate
  readonly saved: ReactNode
  readonly keepWord: string
  /** Editing keeps the kind: a note does not change its readers afterwards. */
  readonly fixedKind?: boolean
  readonly busy: boolean
  readonly field: RefObject<FieldHandle | null>
  readonly attachments: readonly Attachment[]
  readonly autoFocus?: boolean
  readonly onChange: (fields: Partial<ComposerDraft>) => void
  readonly onAttach: (file: File) => void
  readonly onDetach: (attachment: Attachment) => void
  readonly onKeep: () => void
  readonly onCancel?: (() => void) | undefined
}

/** The most used act of the app: a note, its kind, its day, and who will read it. */
export function Composer(props: ComposerProps) {
  const { draft, first, field, busy, onChange, onKeep, onCancel } = props
  const completions = useNoteCompletions()
  const [begun, setBegun] = useState(false)
  // What only looks at the text comes after the letter is on screen.
  const settledBody = useDeferredValue(draft.body)
  const latest = useRef(props)
  latest.current = props
  const facts = useMemo(
    () => ({
      onTags: (tags: string[]) => latest.current.onChange({ tags }),
      onAbout: (about: NoteTarget[]) => latest.current.onChange({ about }),
      onAttach: (file: File) => latest.current.onAttach(file),
      onDetach: (attachment: Attachment) => latest.current.onDetach(attachment),
    }),
    [],
  )
  const isPrivate = draft.kind === 'private'
  const ready = draft.body.trim() !== '' && !busy
  const showsFacts = isPrivate && (begun || props.attachments.length > 0 || draft.tags.length + draft.about.length > 0 || draft.body !== '')
  return (
    <section className={classes.composer} aria-label={props.fixedKind ? 'Edit note' : 'New note'} onFocus={() => setBegun(true)}>
      <div className={classes.chips}>
        <KindChip kind={draft.kind} fixed={props.fixedKind ?? false} onKind={(kind) => onChange({ kind })} />
        <DateChip observedOn={draft.observedOn} today={props.today} onDate={(observedOn) => onChange({ observedOn })} />
        {isPrivate && <ObservationChip observation={draft.observation} onObservation={(observation) => onChange({ observation })} />}
        <ShapeChip
          body={settledBody}
          onShape={(shape) => {
            onChange({ body: inShape(draft.body, shape) })
            // The parts are in the field once React has painted them.
            requestAnimationFrame(() => field.current?.toFirstGap())
          }}
        />
        {draft.kind === 'feedback' && (
          <TextInput
            className={classes.from ?? ''}
            size="xs"
            aria-label="Who gave the feedback"
            placeholder="From whom"
            readOnly={props.fixedKind ?? false}
            value={draft.from}
            onChange={(event) => onChange({ from: event.currentTarget.value })}
          />
        )}
      </div>
      <MarkdownField
        handle={field}
        label={noteKindWords[draft.kind]}
        describedBy="composer-readers"
        placeholder={placeholderFor(draft.kind, first)}
        prompts={SHAPE_PROMPTS}
        completions={completions}
        value={draft.body}
        autoFocus={props.autoFocus ?? false}
        onChange={(body) => onChange({ body })}
        {...(isPrivate ? { onFile: props.onAttach } : {})}
        onSubmit={() => ready && onKeep()}
      />
      {showsFacts && (
        <NoteFacts
          personId={props.personId}
          body={settledBody}
          tags={draft.tags}
          about={draft.about}
          attachments={props.attachments}
          {...facts}
        />
      )}
      <NoteAdvice draft={draft} first={first} today={props.today} field={field} />
      <div className={classes.foot}>
        <ReaderLine id="composer-readers" kind={isPrivate ? 'only-you' : 'both'} who={first} />
        {props.saved}
        <span className={classes.tools}>
          <PhrasePicker into="the note" onPick={(phrase) => field.current?.insert(phrase)} />
          {onCancel && (
            <Button size="sm" variant="subtle" color="gray" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button size="sm" disabled={!ready} onClick={onKeep} rightSection={<KeyCap keys="Ctrl ↵" />}>
            {props.keepWord}
          </Button>
        </span>
      </div>
    </section>
  )
}

/** What only the owner reads may be put as they like, unless it is to carry a judgement one day; and then it is advised quietly. */
function NoteAdvice({ draft, first, today, field }: Pick<ComposerProps, 'draft' | 'first' | 'today' | 'field'>) {
  const isPrivate = draft.kind === 'private'
  if (isPrivate && draft.observation !== 'strength' && draft.observation !== 'concern') return null
  return <WordingHints text={draft.body} field={field} names={[first]} startsOn={addDays(today, -365)} today={today} isQuiet={isPrivate} />
}

function placeholderFor(kind: NoteKind, first: string): string {
  if (kind === 'private') return `What was seen or heard about ${first}`
  if (kind === 'shared') return `What ${first} and you want to remember`
  return `What was said to ${first}, as it was said`
}
