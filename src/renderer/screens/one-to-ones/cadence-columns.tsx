import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { AlarmClock, Check, Clock, Minus } from 'lucide-react'
import { type CadenceRow, ExpectedRhythm } from '../../../shared/contract/meetings.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { recurrenceWords } from '../../../shared/rules/recurrence.ts'
import { Avatar } from '../../components/Avatar.tsx'
import type { DataColumn } from '../../components/data-column.ts'
import { formatDue, formatShortDay } from '../../components/format.ts'
import { dayCell } from '../../components/sheet.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import { rhythmWords, whenWords } from './meeting-words.ts'
import classes from './meetings.module.css'
import { WeekDots } from './WeekDots.tsx'

const STANDINGS = {
  overdue: { word: 'Overdue', icon: AlarmClock },
  due: { word: 'Due', icon: Clock },
  'on-time': { word: 'On time', icon: Check },
  'not-expected': { word: 'None expected', icon: Minus },
} as const

const SOURCES: Readonly<Record<CadenceRow['source'], string>> = { person: 'set', starter: 'new here', cycle: 'cycle', advised: 'advised' }

/** One person and their rhythm. */
export const cadenceColumns: readonly DataColumn<CadenceRow>[] = [
  {
    id: 'name',
    header: 'Name',
    least: 176,
    value: (row) => row.name,
    cell: (row) => (
      <span className={classes.who}>
        <Avatar name={row.name} size={20} />
        <Link to="/people/$personId" params={{ personId: row.personId }} search={{ tab: 'one-to-ones' }} className="plain-link">
          {row.name}
        </Link>
      </span>
    ),
  },
  {
    id: 'rhythm',
    header: 'Expected',
    width: '168px',
    value: (row) => ExpectedRhythm.options.indexOf(row.rhythm),
    cell: (row) => <RhythmSelect row={row} />,
    inFile: [
      { header: 'Expected rhythm', cell: (row) => rhythmWords[row.rhythm] },
      { header: 'Rhythm comes from', cell: (row) => SOURCES[row.source] },
    ],
  },
  {
    id: 'series',
    header: 'Series',
    width: '160px',
    value: (row) => (row.series === null ? null : recurrenceWords(row.series.recurrence)),
    tip: (row) => (row.series === null ? null : recurrenceWords(row.series.recurrence)),
    cell: (row) => (row.series === null ? <span className="c-3">none</span> : recurrenceWords(row.series.recurrence)),
  },
  {
    id: 'last',
    header: 'Last held',
    width: '88px',
    align: 'right',
    value: (row) => row.lastHeldOn,
    cell: (row) => (row.lastHeldOn === null ? '–' : formatShortDay(row.lastHeldOn)),
    inFile: [{ header: 'Last held', cell: (row) => dayCell(row.lastHeldOn) }],
  },
  {
    id: 'due',
    header: 'Due',
    width: '128px',
    value: (row) => row.dueOn,
    cell: (row) => <Standing row={row} />,
    inFile: [
      { header: 'Due', cell: (row) => dayCell(row.dueOn) },
      { header: 'Standing', cell: (row) => STANDINGS[row.standing].word },
    ],
  },
  {
    id: 'next',
    header: 'Next',
    width: '136px',
    value: (row) => row.next?.startsAt ?? null,
    cell: (row) =>
      row.next === null ? (
        <span className="c-3">none planned</span>
      ) : (
        <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: row.next.oneToOneId }} className="plain-link">
          {whenWords(row.next.startsAt)}
        </Link>
      ),
    inFile: [{ header: 'Next', cell: (row) => dayCell(row.next === null ? null : localDate(row.next.startsAt)) }],
  },
  {
    id: 'held',
    header: 'Held of expected',
    width: '138px',
    align: 'right',
    value: (row) => (row.expected === 0 ? null : row.held / row.expected),
    tip: (row) => `In twelve weeks: ${row.held} held, ${row.missed} not held, ${row.skipped} skipped, ${row.moved} moved`,
    cell: (row) => `${row.held} of ${row.expected}`,
    inFile: [
      { header: 'Held in 12 weeks', cell: (row) => row.held },
      { header: 'Expected in 12 weeks', cell: (row) => row.expected },
      { header: 'Not held', cell: (row) => row.missed },
      { header: 'Skipped', cell: (row) => row.skipped },
      { header: 'Moved', cell: (row) => row.moved },
    ],
  },
  {
    id: 'weeks',
    header: 'Twelve weeks',
    width: '146px',
    sortable: false,
    value: (row) => row.held,
    cell: (row) => <WeekDots weeks={row.weeks} />,
    inFile: [],
  },
]

function Standing({ row }: { readonly row: CadenceRow }) {
  const { word, icon: Icon } = STANDINGS[row.standing]
  const words =
    row.dueOn === null || row.standing === 'not-expected'
      ? word
      : row.standing === 'on-time'
        ? `by ${formatShortDay(row.dueOn)}`
        : formatDue(row.dueOn)
  return (
    <span className={classes.standing} data-standing={row.standing}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className="visually-hidden">{word}: </span>
      {words}
    </span>
  )
}

function RhythmSelect({ row }: { readonly row: CadenceRow }) {
  const own = row.source === 'person'
  const inherited = own ? 'As the cycle asks' : `${rhythmWords[row.rhythm]} (${SOURCES[row.source]})`
  const set = async (value: string | null) => {
    const rhythm = ExpectedRhythm.options.find((known) => known === value) ?? null
    changed(await rpc.coaching.setCadence({ kind: 'person', personId: row.personId, rhythm }))
  }
  return (
    <Select
      size="xs"
      aria-label={`Expected rhythm of ${row.name}`}
      allowDeselect={false}
      value={own ? row.rhythm : 'inherited'}
      data={[{ value: 'inherited', label: inherited }, ...ExpectedRhythm.options.map((value) => ({ value, label: rhythmWords[value] }))]}
      onChange={(value) => void set(value)}
    />
  )
}
