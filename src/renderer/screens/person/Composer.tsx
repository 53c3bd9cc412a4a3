import { ActionIcon, Button, Menu, Popover, Textarea, TextInput, Tooltip } from '@mantine/core'
import { Bold, Calendar, ChevronDown, Italic, List, ListOrdered, LockKeyhole, MessageSquareQuote, NotebookPen } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { NoteKind } from '../../../shared/contract/coaching.ts'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import { formatDay } from '../../components/format.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { WordingHints } from '../../components/WordingHints.tsx'
import { insertPhrase } from '../../library/insert-phrase.ts'
import { PhrasePicker } from '../../library/PhrasePicker.tsx'
import classes from './composer.module.css'
import { type Selection, toggleList, toggleMark } from './markdown-edit.ts'
import { noteKindWords } from './note-kinds.ts'

export interface ComposerDraft {
  readonly kind: NoteKind
  readonly body: string
  /** Who gave the feedback; only for that kind. */
  readonly from: string
  readonly observedOn: IsoDate
}

interface ComposerProps {
  readonly draft: ComposerDraft
  readonly first: string
  readonly today: IsoDate
  readonly saved: ReactNode
  readonly keepWord: string
  /** Editing keeps the kind: a note does not change its readers afterwards. */
  readonly fixedKind?: boolean
  readonly busy: boolean
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onChange: (fields: Partial<ComposerDraft>) => void
  readonly onKeep: () => void
  readonly onCancel?: (() => void) | undefined
}

const kindIcons = { private: LockKeyhole, shared: NotebookPen, feedback: MessageSquareQuote }

/** The most used act of the app: a note, its kind, its day, and who will read it. */
export function Composer(props: ComposerProps) {
  const { draft, first, field, busy, onChange, onKeep, onCancel } = props
  const ready = draft.body.trim() !== '' && !busy
  return (
    <section className={classes.composer} aria-label={props.fixedKind ? 'Edit note' : 'New note'}>
      <div className={classes.chips}>
        <KindChip draft={draft} fixed={props.fixedKind ?? false} onKind={(kind) => onChange({ kind })} />
        <DateChip observedOn={draft.observedOn} today={props.today} onDate={(observedOn) => onChange({ observedOn })} />
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
        <span className={classes.saved}>{props.saved}</span>
      </div>
      <Textarea
        ref={field}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={16}
        classNames={{ input: classes.text ?? '' }}
        aria-label={noteKindWords[draft.kind]}
        aria-describedby="composer-readers"
        placeholder={placeholderFor(draft.kind, first)}
        value={draft.body}
        onChange={(event) => onChange({ body: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) onKeep()
        }}
      />
      {draft.kind !== 'private' && (
        <WordingHints text={draft.body} field={field} names={[first]} startsOn={addDays(props.today, -365)} today={props.today} />
      )}
      <div className={classes.foot}>
        <ReaderLine id="composer-readers" kind={draft.kind === 'private' ? 'only-you' : 'both'} who={first} />
        <span className={classes.tools}>
          <FormatTools field={field} onText={(body) => onChange({ body })} />
          <PhrasePicker
            into="the note"
            onPick={(phrase) => onChange({ body: insertPhrase(draft.body, phrase, field.current?.selectionEnd ?? draft.body.length) })}
          />
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

function placeholderFor(kind: NoteKind, first: string): string {
  if (kind === 'private') return `What was seen or heard about ${first}`
  if (kind === 'shared') return `What ${first} and you want to remember`
  return `What was said to ${first}, as it was said`
}

function KindChip({
  draft,
  fixed,
  onKind,
}: {
  readonly draft: ComposerDraft
  readonly fixed: boolean
  readonly onKind: (kind: NoteKind) => void
}) {
  const Icon = kindIcons[draft.kind]
  return (
    <Menu position="bottom-start" disabled={fixed}>
      <Menu.Target>
        <button
          type="button"
          className={classes.chip}
          data-kind={draft.kind}
          aria-label={`Kind: ${noteKindWords[draft.kind]}`}
          disabled={fixed}
        >
          <Icon size={15} aria-hidden />
          {noteKindWords[draft.kind]}
          {!fixed && <ChevronDown size={13} aria-hidden />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {NoteKind.options.map((kind) => {
          const KindIcon = kindIcons[kind]
          return (
            <Menu.Item key={kind} leftSection={<KindIcon size={15} />} onClick={() => onKind(kind)}>
              {noteKindWords[kind]}
              <span className={classes.kindReaders}>{kind === 'private' ? 'Only you, in this vault' : 'Both sides can read it'}</span>
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

function DateChip({
  observedOn,
  today,
  onDate,
}: {
  readonly observedOn: IsoDate
  readonly today: IsoDate
  readonly onDate: (date: IsoDate) => void
}) {
  const words = observedOn === today ? 'Today' : formatDay(observedOn, today)
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <button type="button" className={classes.chip} aria-label={`Day: ${words}`}>
          <Calendar size={15} aria-hidden />
          {words}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.days}>
          <Button size="sm" onClick={() => onDate(today)}>
            Today
          </Button>
          <Button size="sm" onClick={() => onDate(addDays(today, -1))}>
            Yesterday
          </Button>
          <TextInput
            type="date"
            aria-label="Another day"
            max={today}
            value={observedOn}
            onChange={(event) => event.currentTarget.value !== '' && onDate(event.currentTarget.value)}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

interface FormatToolsProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onText: (text: string) => void
}

function FormatTools({ field, onText }: FormatToolsProps) {
  const apply = (edit: (selection: Selection) => Selection) => {
    const area = field.current
    if (area === null) return
    const next = edit({ text: area.value, start: area.selectionStart, end: area.selectionEnd })
    onText(next.text)
    // The new value is in the field only after React has painted it.
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(next.start, next.end)
    })
  }
  const tools = [
    { name: 'Bold', icon: Bold, edit: (selection: Selection) => toggleMark(selection, '**') },
    { name: 'Italic', icon: Italic, edit: (selection: Selection) => toggleMark(selection, '_') },
    { name: 'List', icon: List, edit: (selection: Selection) => toggleList(selection, false) },
    { name: 'Numbered list', icon: ListOrdered, edit: (selection: Selection) => toggleList(selection, true) },
  ]
  return tools.map(({ name, icon: Icon, edit }) => (
    <Tooltip key={name} label={name}>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={name} onClick={() => apply(edit)}>
        <Icon size={16} strokeWidth={1.75} />
      </ActionIcon>
    </Tooltip>
  ))
}
