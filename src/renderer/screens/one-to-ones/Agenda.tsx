import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { Plus } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Side } from '../../../shared/contract/base.ts'
import type { AgendaItem, OneToOne } from '../../../shared/contract/coaching.ts'
import type { AgendaItemId } from '../../../shared/kernel/ids.ts'
import { BalanceMeter } from '../../components/BalanceMeter.tsx'
import { firstName, formatShortDay } from '../../components/format.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { Markdown } from '../../components/Markdown.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { isTyping } from '../../components/typing.ts'
import { useAutosave } from '../../components/use-autosave.ts'
import { MarkdownBox } from '../../editor/MarkdownBox.tsx'
import { rowStop } from '../../frame/row-keys.ts'
import { useShortcut } from '../../frame/shortcuts.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { AgendaTemplates } from './AgendaTemplates.tsx'
import { PartComments } from './Answered.tsx'
import { CarryOver, useCarrying } from './CarryOver.tsx'
import classes from './one-to-ones.module.css'

interface AgendaProps {
  readonly meeting: OneToOne
  /** A line becomes an action item. */
  readonly onActionItem: (title: string) => void
  /** Which item is open. */
  readonly onOpen: (id: AgendaItemId | null) => void
}

/** What both sides bring. One item is open at a time; its note is shared and saves by itself. */
export function Agenda({ meeting, onActionItem, onOpen }: AgendaProps) {
  const who = firstName(meeting.personName)
  const firstOpen = meeting.agenda.find((item) => !item.discussed)?.id ?? null
  const [openId, setOpenId] = useState<AgendaItemId | null>(meeting.state === 'planned' ? firstOpen : null)
  useEffect(() => onOpen(openId))
  useShortcut('t', () => onActionItem(meeting.agenda.find((item) => item.id === openId)?.title ?? ''))
  const openNext = (after: AgendaItem) => {
    const next = meeting.agenda[meeting.agenda.indexOf(after) + 1]
    if (next !== undefined) setOpenId(next.id)
  }
  const fromEmployee = meeting.agenda.filter((item) => item.raisedBy === 'employee').length
  return (
    <section aria-label="Agenda">
      <div className={classes.agendaHead}>
        <h2 className="t-heading">Agenda</h2>
        <span className="c-2">{meeting.agenda.length}</span>
        {meeting.agenda.length > 0 && <BalanceMeter theirs={fromEmployee} yours={meeting.agenda.length - fromEmployee} who={who} />}
        <ReaderLine id="agenda-readers" kind="both" who={who} where="in this meeting’s notes" />
      </div>
      {meeting.agenda.map((item) => (
        <Item
          key={item.id}
          item={item}
          meeting={meeting}
          open={item.id === openId}
          onOpen={() => setOpenId(item.id === openId ? null : item.id)}
          onNext={() => openNext(item)}
          onActionItem={() => onActionItem(item.title)}
        />
      ))}
      {meeting.agenda.length === 0 && meeting.state === 'planned' && <AgendaTemplates oneToOneId={meeting.id} />}
      <AddItem meeting={meeting} who={who} />
    </section>
  )
}

interface ItemProps {
  readonly item: AgendaItem
  readonly meeting: OneToOne
  readonly open: boolean
  readonly onOpen: () => void
  readonly onNext: () => void
  readonly onActionItem: () => void
}

function Item({ item, meeting, open, onOpen, onNext, onActionItem }: ItemProps) {
  const by = item.raisedBy === 'employee' ? firstName(meeting.personName) : 'you'
  const carrying = useCarrying(meeting, item)
  const carryOnArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' || isTyping(event.target) || !carrying.canCarry) return
    event.preventDefault()
    carrying.carry()
  }
  const tick = async (discussed: boolean) => {
    await rpc.coaching.updateAgendaItem({ agendaItemId: item.id, fields: { discussed } })
    changed()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: heard from the controls inside; the button below does the same
    <div className={classes.item} data-open={open || undefined} onKeyDown={carryOnArrow}>
      <Checkbox
        checked={item.discussed}
        aria-label={`Discussed: ${item.title}`}
        onChange={(event) => void tick(event.currentTarget.checked)}
      />
      <button
        {...rowStop}
        type="button"
        className={`bare ${classes.title}`}
        data-done={item.discussed || undefined}
        aria-expanded={open}
        onClick={onOpen}
      >
        {item.title}
      </button>
      <span className={classes.by}>
        {by}
        {item.carriedFrom !== null && `, carried from ${formatShortDay(item.carriedFrom)}`}
      </span>
      {open ? (
        <OpenItem item={item} onNext={onNext} onActionItem={onActionItem} />
      ) : (
        item.note !== '' && (
          <div className={`${classes.below} ${classes.note}`}>
            <Markdown text={item.note} />
          </div>
        )
      )}
      <CarryOver title={item.title} carrying={carrying} />
      <PartComments meeting={meeting} part={item.id} />
    </div>
  )
}

function OpenItem({ item, onNext, onActionItem }: Pick<ItemProps, 'item' | 'onNext' | 'onActionItem'>) {
  const note = useAutosave(item.note, (text) => rpc.coaching.updateAgendaItem({ agendaItemId: item.id, fields: { note: text } }))
  const next = async () => {
    await note.flush()
    onNext()
  }
  const remove = async () => changed(await rpc.coaching.removeAgendaItem({ agendaItemId: item.id }))
  return (
    <div className={classes.editing}>
      <MarkdownBox
        isUnlabelled
        label={`Shared note on ${item.title}`}
        describedBy="agenda-readers"
        value={note.value}
        onChange={note.change}
        onLeave={() => void note.flush()}
        onSubmit={() => void next()}
      />
      <div className={classes.itemFoot}>
        <Button size="xs" onClick={onActionItem} rightSection={<KeyCap keys="T" />}>
          Action item
        </Button>
        <SavedIndicator state={note.state} onRetry={() => void note.flush()} />
        <Button size="xs" variant="subtle" color="gray" onClick={() => void remove()}>
          Remove item
        </Button>
      </div>
    </div>
  )
}

function AddItem({ meeting, who }: { readonly meeting: OneToOne; readonly who: string }) {
  const [title, setTitle] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useShortcut('a', () => field.current?.focus())
  const [raisedBy, setRaisedBy] = useState<Side>('manager')
  const add = async (words: string, by: Side) => {
    if (words.trim() === '') return
    await rpc.coaching.addAgendaItem({ oneToOneId: meeting.id, title: words, raisedBy: by })
    setTitle('')
    changed()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void add(title, raisedBy)
  }
  return (
    <>
      <form className={classes.addRow} onSubmit={submit}>
        <TextInput
          ref={field}
          rightSection={<KeyCap keys="A" />}
          aria-label="New agenda item"
          placeholder="Add an item"
          leftSection={<Plus size={16} aria-hidden="true" />}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label="Raised by"
          value={raisedBy}
          onChange={(value) => setRaisedBy(value as Side)}
          data={[
            { value: 'manager', label: 'You' },
            { value: 'employee', label: who },
          ]}
        />
        <Button type="submit" disabled={title.trim() === ''}>
          Add item
        </Button>
      </form>
      {meeting.state === 'planned' && meeting.suggestions.length > 0 && (
        <div className={classes.suggestions}>
          {meeting.suggestions.map((suggestion) => (
            <button
              key={suggestion.title}
              type="button"
              className={classes.suggestion}
              title={suggestion.why}
              onClick={() => void add(suggestion.title, 'manager')}
            >
              <Plus size={14} aria-hidden="true" />
              {suggestion.title}
              <span className="t-caption c-2">{suggestion.why}</span>
            </button>
          ))}
        </div>
      )}
    </>
  )
}
