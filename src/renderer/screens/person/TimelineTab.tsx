import { ActionIcon, Menu } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { TimelineItem } from '../../../shared/contract/insights.ts'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { NoteId } from '../../../shared/kernel/ids.ts'
import { KindChip } from '../../components/FilterChip.tsx'
import { firstName } from '../../components/format.ts'
import { Timeline } from '../../components/Timeline.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { EditNote } from './EditNote.tsx'
import { NewNote } from './NewNote.tsx'
import { NoteFilters } from './NoteFilters.tsx'
import { isNote } from './note-kinds.ts'
import { PhaseFilter, phaseOf } from './PhaseFilter.tsx'
import classes from './person.module.css'
import { ShareNote } from './ShareNote.tsx'
import {
  countTimeline,
  filterNotes,
  filterTimeline,
  itemsDuring,
  NO_NOTE_FILTER,
  type TimelineFilter,
  timelineFilters,
} from './timeline-filters.ts'

interface TimelineTabProps {
  readonly person: PersonDetail
  readonly today: IsoDate
}

/** The composer, the kinds, and everything that happened, newest first. */
export function TimelineTab({ person, today }: TimelineTabProps) {
  const timeline = useQuery(orpc.insights.timeline.queryOptions({ input: { personId: person.id } }))
  const first = firstName(person.name)
  return (
    <>
      <NewNote key={person.id} personId={person.id} first={first} today={today} />
      <QueryGate query={timeline}>{(items) => <Happened items={items} first={first} today={today} />}</QueryGate>
    </>
  )
}

/** A note opened from its line. */
interface Opened {
  readonly kind: 'edit' | 'share'
  readonly item: TimelineItem
}

interface HappenedProps {
  readonly items: readonly TimelineItem[]
  readonly first: string
  readonly today: IsoDate
}

function Happened({ items, first, today }: HappenedProps) {
  const { item: shownId } = useSearch({ strict: false })
  const [filter, setFilter] = useState<TimelineFilter | null>(null)
  const [noteFilter, setNoteFilter] = useState(NO_NOTE_FILTER)
  const [opened, setOpened] = useState<Opened | null>(null)
  const { mutate: remove } = useMutation(orpc.coaching.removeNote.mutationOptions({ onSuccess: changed }))
  const [phaseKey, setPhaseKey] = useState<string | null>(null)
  const { data: cycles } = useQuery(orpc.cycles.list.queryOptions())
  const during = useMemo(() => itemsDuring(items, phaseOf(cycles ?? [], phaseKey)), [items, cycles, phaseKey])
  const counts = useMemo(() => countTimeline(during), [during])
  const shown = useMemo(() => filterNotes(filterTimeline(during, filter), noteFilter), [during, filter, noteFilter])
  const actions = useCallback(
    (item: TimelineItem) =>
      isNote(item.kind) && (
        <NoteMenu
          item={item}
          onEdit={() => setOpened({ kind: 'edit', item })}
          onShare={() => setOpened({ kind: 'share', item })}
          onRemove={() => remove({ noteId: NoteId.parse(item.id) })}
        />
      ),
    [remove],
  )
  const close = () => setOpened(null)
  if (items.length === 0) {
    return <p className={classes.nothing}>Nothing has happened yet. Notes, one-to-ones, check-ins and reviews appear here by month.</p>
  }
  return (
    <>
      <div className={classes.kinds}>
        <KindChip count={during.length} selected={filter === null} onClick={() => setFilter(null)}>
          All
        </KindChip>
        {timelineFilters
          .filter(({ key }) => counts[key] > 0 || key === filter)
          .map(({ key, label }) => (
            <KindChip key={key} count={counts[key]} selected={filter === key} onClick={() => setFilter(key)}>
              {label}
            </KindChip>
          ))}
        <NoteFilters items={during} filter={noteFilter} onChange={setNoteFilter} />
        {cycles !== undefined && cycles.length > 0 && <PhaseFilter cycles={cycles} chosen={phaseKey} onChange={setPhaseKey} />}
      </div>
      {shown.length === 0 && <p className={classes.nothing}>Nothing of this kind happened in this phase.</p>}
      {opened?.kind === 'edit' && <EditNote key={opened.item.id} noteId={opened.item.id} {...{ first, today }} onClose={close} />}
      {opened?.kind === 'share' && <ShareNote key={opened.item.id} noteId={opened.item.id} {...{ first, today }} onClose={close} />}
      <Timeline items={shown} shownId={shownId} who={first} actions={actions} />
    </>
  )
}

interface NoteMenuProps {
  readonly item: TimelineItem
  readonly onEdit: () => void
  readonly onShare: () => void
  readonly onRemove: () => void
}

function NoteMenu({ item, onEdit, onShare, onRemove }: NoteMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          className={classes.more ?? ''}
          aria-label={`More for ${item.title}, ${item.on}`}
        >
          <Ellipsis size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!item.fixed && <Menu.Item onClick={onEdit}>Edit note</Menu.Item>}
        {item.kind === 'private-note' && <Menu.Item onClick={onShare}>Write a shared note from this</Menu.Item>}
        <Menu.Item onClick={onRemove}>Remove note</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
