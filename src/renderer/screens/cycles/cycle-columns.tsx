import { Link } from '@tanstack/react-router'
import { Handshake } from 'lucide-react'
import type { ParticipationRow } from '../../../shared/contract/cycles.ts'
import { ReviewState } from '../../../shared/contract/reviewing.ts'
import { WHOLE_BP } from '../../../shared/rules/weights.ts'
import type { DataColumn } from '../../components/data-column.ts'
import { formatPercent, formatScore, formatShortDay } from '../../components/format.ts'
import { ReviewMark } from '../../components/ReviewMark.tsx'
import { reviewWords } from '../../components/review-words.ts'
import { dayCell } from '../../components/sheet.ts'
import type { Room } from '../../components/use-room.ts'
import classes from './cycles.module.css'

const states: readonly string[] = ReviewState.options

/** What does not fit goes first. */
const left: Readonly<Record<Room, readonly string[]>> = {
  wide: [],
  medium: ['unit', 'job'],
  narrow: ['unit', 'job', 'manager', 'score', 'agreement'],
}

/** The columns left out: by choice, and those that do not fit. */
export function hiddenAt(hidden: ReadonlySet<string>, room: Room): ReadonlySet<string> {
  return left[room].length === 0 ? hidden : new Set([...hidden, ...left[room]])
}

/** Who takes part and how far: goals, agreement, review, score. */
export const cycleColumns: readonly DataColumn<ParticipationRow>[] = [
  {
    id: 'name',
    header: 'Name',
    width: '19%',
    value: (row) => row.name,
    cell: (row) => <NameLink row={row} />,
    inFile: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Left on', cell: (row) => dayCell(row.leftOn) },
    ],
  },
  { id: 'job', header: 'Job', value: (row) => row.jobTitle, cell: (row) => row.jobTitle ?? '–' },
  { id: 'unit', header: 'Unit', width: '14%', value: (row) => row.unit, cell: (row) => row.unit ?? '–' },
  { id: 'manager', header: 'Manager', width: '14%', value: (row) => row.managerName, cell: (row) => row.managerName ?? '–' },
  {
    id: 'goals',
    header: 'Goals, weight',
    width: '118px',
    align: 'right',
    value: (row) => row.weightBp,
    cell: (row) => <GoalsCell row={row} />,
    inFile: [
      { header: 'Goals', cell: (row) => row.goals },
      { header: 'Weight, %', cell: (row) => row.weightBp / 100 },
    ],
  },
  {
    id: 'agreement',
    header: 'Agreement',
    width: '104px',
    value: (row) => (row.agreed ? 1 : 0),
    cell: (row) => <AgreementCell agreed={row.agreed} />,
    inFile: [{ header: 'Agreed', cell: (row) => (row.agreed ? 'yes' : 'no') }],
  },
  {
    id: 'review',
    header: 'Review',
    width: '140px',
    value: (row) => states.indexOf(row.review),
    cell: (row) => <ReviewMark state={row.review} />,
    inFile: [{ header: 'Review', cell: (row) => reviewWords[row.review] }],
  },
  {
    id: 'score',
    header: 'Score',
    width: '72px',
    align: 'right',
    value: (row) => row.score,
    cell: (row) => (row.score === null ? '–' : formatScore(row.score)),
    inFile: [{ header: 'Score', cell: (row) => (row.score === null ? null : row.score / 100) }],
  },
]

function NameLink({ row }: { readonly row: ParticipationRow }) {
  return (
    <>
      <Link to="/people/$personId" params={{ personId: row.personId }} className="plain-link" title={row.name}>
        {row.name}
      </Link>
      {row.leftOn !== null && <span className="c-3"> left {formatShortDay(row.leftOn)}</span>}
    </>
  )
}

function GoalsCell({ row }: { readonly row: ParticipationRow }) {
  if (row.goals === 0) return <span className={classes.open}>none</span>
  const text = `${row.goals}, ${formatPercent(row.weightBp)}`
  return row.weightBp === WHOLE_BP ? text : <span className={classes.open}>{text}</span>
}

function AgreementCell({ agreed }: { readonly agreed: boolean }) {
  if (!agreed) return 'not yet'
  return (
    <span className={classes.agreed}>
      <Handshake size={15} strokeWidth={1.75} aria-hidden />
      Agreed
    </span>
  )
}
