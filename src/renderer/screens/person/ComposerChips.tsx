import { Button, Menu, Popover, TextInput } from '@mantine/core'
import { Calendar, ChevronDown, Eye, LayoutList, LockKeyhole, MessageSquareQuote, NotebookPen } from 'lucide-react'
import { useMemo } from 'react'
import { NoteKind, Observation } from '../../../shared/contract/coaching-notes.ts'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import { formatDay } from '../../components/format.ts'
import { observationWords } from '../../components/observations.ts'
import { SHAPES, type Shape, shapeOf } from '../../notes/note-shapes.ts'
import classes from './composer.module.css'
import { noteKindWords } from './note-kinds.ts'

const kindIcons = { private: LockKeyhole, shared: NotebookPen, feedback: MessageSquareQuote }

interface KindChipProps {
  readonly kind: NoteKind
  readonly fixed: boolean
  readonly onKind: (kind: NoteKind) => void
}

export function KindChip({ kind: chosen, fixed, onKind }: KindChipProps) {
  const Icon = kindIcons[chosen]
  return (
    <Menu position="bottom-start" disabled={fixed}>
      <Menu.Target>
        <button type="button" className={classes.chip} data-kind={chosen} aria-label={`Kind: ${noteKindWords[chosen]}`} disabled={fixed}>
          <Icon size={15} aria-hidden />
          {noteKindWords[chosen]}
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

interface DateChipProps {
  readonly observedOn: IsoDate
  readonly today: IsoDate
  readonly onDate: (date: IsoDate) => void
}

/** The day it was seen or heard, which need not be the day it is written. */
export function DateChip({ observedOn, today, onDate }: DateChipProps) {
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

interface ObservationChipProps {
  readonly observation: Observation | null
  readonly onObservation: (observation: Observation | null) => void
}

export function ObservationChip({ observation, onObservation }: ObservationChipProps) {
  const { name, icon: Icon } = observation === null ? { name: 'Observation', icon: Eye } : observationWords[observation]
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.chip} aria-label={`Observation: ${observation === null ? 'none' : name}`}>
          <Icon size={15} aria-hidden />
          {name}
          <ChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {Observation.options.map((each) => {
          const { name: words, hint, icon: Each } = observationWords[each]
          return (
            <Menu.Item key={each} leftSection={<Each size={15} />} onClick={() => onObservation(each)}>
              {words}
              <span className={classes.kindReaders}>{hint}</span>
            </Menu.Item>
          )
        })}
        {observation !== null && <Menu.Item onClick={() => onObservation(null)}>None</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

interface ShapeChipProps {
  readonly body: string
  readonly onShape: (shape: Shape | null) => void
}

/** Headings that ask; what is written already stays. */
export function ShapeChip({ body, onShape }: ShapeChipProps) {
  const shape = useMemo(() => shapeOf(body), [body])
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.chip} aria-label={`Shape: ${shape?.name ?? 'free'}`}>
          <LayoutList size={15} aria-hidden />
          {shape?.name ?? 'Shape'}
          <ChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {SHAPES.map((each) => (
          <Menu.Item key={each.key} onClick={() => onShape(each)}>
            {each.name}
            <span className={classes.kindReaders}>{each.parts.map(({ title }) => title).join(', ')}</span>
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onShape(null)}>
          Free
          <span className={classes.kindReaders}>Without headings that are still empty</span>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
