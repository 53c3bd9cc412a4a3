import { Link } from '@tanstack/react-router'
import { CalendarSync } from 'lucide-react'
import type { MeetingRow } from '../../../shared/contract/meetings.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { BalanceMeter } from '../../components/BalanceMeter.tsx'
import type { DataColumn } from '../../components/data-column.ts'
import { firstName, formatTime } from '../../components/format.ts'
import { dayCell } from '../../components/sheet.ts'
import { MeetingMenu } from './MeetingMenu.tsx'
import { movedWords, standing, standingWords, whenWords } from './meeting-words.ts'
import classes from './meetings.module.css'
import { StandingMark } from './StandingMark.tsx'

/** The lists of meetings, planned and past, have the same columns. */
export const meetingColumns: readonly DataColumn<MeetingRow>[] = [
  {
    id: 'when',
    header: 'When',
    width: '168px',
    value: (row) => row.startsAt,
    tip: (row) => [whenWords(row.startsAt), movedWords(row)].filter((words) => words !== null).join(', '),
    cell: (row) => {
      const moved = movedWords(row)
      return (
        <>
          <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: row.id }} className="plain-link" data-opens>
            {whenWords(row.startsAt)}
          </Link>
          {moved !== null && <span className={classes.moved}>{moved}</span>}
        </>
      )
    },
    inFile: [
      { header: 'Day', cell: (row) => dayCell(localDate(row.startsAt)) },
      { header: 'Time', cell: (row) => formatTime(row.startsAt) },
      { header: 'Minutes', cell: (row) => row.minutes },
      { header: 'First planned for', cell: (row) => dayCell(row.firstPlannedAt === null ? null : localDate(row.firstPlannedAt)) },
    ],
  },
  {
    id: 'name',
    header: 'With',
    width: '190px',
    value: (row) => row.personName,
    cell: (row) => (
      <span className={classes.who}>
        <Avatar name={row.personName} size={20} />
        <Link to="/people/$personId" params={{ personId: row.personId }} className="plain-link">
          {row.personName}
        </Link>
      </span>
    ),
  },
  {
    id: 'topics',
    header: 'Agenda',
    value: (row) => row.topics.join(', '),
    tip: (row) => row.topics.join(', '),
    cell: (row) => topicWords(row) ?? <span className="c-3">empty</span>,
    inFile: [
      { header: 'Agenda', cell: (row) => row.topics.join('; ') },
      { header: 'Items', cell: (row) => row.items },
      { header: 'Items of the employee', cell: (row) => row.fromEmployee },
    ],
  },
  {
    id: 'balance',
    header: 'Brought by',
    width: '120px',
    value: (row) => (row.items === 0 ? null : row.fromEmployee / row.items),
    cell: (row) =>
      row.items === 0 ? (
        '–'
      ) : (
        <BalanceMeter theirs={row.fromEmployee} yours={row.items - row.fromEmployee} who={firstName(row.personName)} withText={false} />
      ),
    inFile: [],
  },
  {
    id: 'standing',
    header: 'State',
    width: '132px',
    value: (row) => standingWords[standing(row)],
    tip: (row) => (row.skipReason === '' ? null : row.skipReason),
    cell: (row) => (
      <span className={classes.state}>
        <StandingMark standing={standing(row)} />
        {row.seriesId !== null && row.state === 'planned' && <CalendarSync size={14} className="c-3" role="img" aria-label="of a series" />}
      </span>
    ),
    inFile: [
      { header: 'State', cell: (row) => standingWords[standing(row)] },
      { header: 'Why skipped', cell: (row) => row.skipReason },
    ],
  },
  {
    id: 'more',
    header: 'More',
    width: '64px',
    align: 'right',
    sortable: false,
    value: () => null,
    cell: (row) => <MeetingMenu meeting={row} />,
    inFile: [],
  },
]

function topicWords(row: MeetingRow): string | null {
  if (row.items === 0) return null
  const more = row.items - row.topics.length
  return `${row.topics.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
