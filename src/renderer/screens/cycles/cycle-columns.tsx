import { Link } from '@tanstack/react-router'
import { Handshake } from 'lucide-react'
import type { ParticipationRow } from '../../../shared/contract/cycles.ts'
import { ReviewState } from '../../../shared/contract/reviewing.ts'
import { WHOLE_BP } from '../../../shared/rules/weights.ts'
import type { DataColumn } from '../../components/data-column.ts'
import { formatPercent, formatScore, formatShortDay } from '../../components/format.ts'
import { ReviewMark } from '../../components/ReviewMark.tsx'
import type { Room } from '../../components/use-room.ts'
import classes from './cycles.module.css'

const states: readonly string[] = ReviewState.options

/** What does not fit goes first. */
const left: Readonly<Record<Room, readonly string[]>> = {
  wide: [],
  medium: ['unit', 'job'],
  narrow: ['unit', 'job', 'manager', 'score', 'agreement'],
}

/** Who takes part and how far: goals, agreement, review, score. */
export function cycleColumns(room: Room): readonly DataColumn<ParticipationRow>[] {
  const all: readonly DataColumn<ParticipationRow>[] = [
    { id: 'name', header: 'Name', width: '19%', value: (row) => row.name, cell: (row) => <NameLink row={row} /> },
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
    },
    {
      id: 'agreement',
      header: 'Agreement',
      width: '104px',
      value: (row) => (row.agreed ? 1 : 0),
      cell: (row) => <AgreementCell agreed={row.agreed} />,
    },
    {
      id: 'review',
      header: 'Review',
      width: '140px',
      value: (row) => states.indexOf(row.review),
      cell: (row) => <ReviewMark state={row.review} />,
    },
    {
      id: 'score',
      header: 'Score',
      width: '72px',
      align: 'right',
      value: (row) => row.score,
      cell: (row) => (row.score === null ? '–' : formatScore(row.score)),
    },
  ]
  return all.filter((each) => !left[room].includes(each.id))
}

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
