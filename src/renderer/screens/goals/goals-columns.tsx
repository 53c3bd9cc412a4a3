import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { DataColumn } from '../../components/data-column.ts'
import { formatPercent, formatProgress, formatShortDay } from '../../components/format.ts'
import { GoalStateMark } from '../../components/GoalStateMark.tsx'
import { checkInIsLate, goalKindWords, goalStateWords } from '../../components/goal-words.ts'
import { PaceBar } from '../../components/PaceBar.tsx'
import { dayCell } from '../../components/sheet.ts'
import type { Room } from '../../components/use-room.ts'
import classes from './goals.module.css'
import { type GoalSort, goalSortValue, type ListedGoal } from './goals-filter.ts'

type Rest = Omit<DataColumn<ListedGoal>, 'id' | 'header' | 'value'>

function column(id: GoalSort, header: string, rest: Rest): DataColumn<ListedGoal> {
  return { id, header, value: (goal) => goalSortValue(goal, id), ...rest }
}

/** What does not fit goes first; I checks in without its button. */
const left: Readonly<Record<Room, readonly string[]>> = {
  wide: [],
  medium: ['due', 'check-in'],
  narrow: ['due', 'check-in', 'weight', 'state', 'checked'],
}

/** The columns left out: by choice, and those that do not fit. */
export function hiddenAt(hidden: ReadonlySet<string>, room: Room): ReadonlySet<string> {
  return left[room].length === 0 ? hidden : new Set([...hidden, ...left[room]])
}

/** Goal, person, weight, progress against pace, last check-in, due day, state, and the check-in itself. */
export function goalColumns(today: IsoDate, onCheckIn: (goal: ListedGoal) => void): readonly DataColumn<ListedGoal>[] {
  return [
    column('title', 'Goal', { cell: (goal) => <GoalLink goal={goal} /> }),
    column('person', 'Person', { width: '15%', cell: (goal) => <PersonLink goal={goal} /> }),
    column('weight', 'Weight', {
      width: '76px',
      align: 'right',
      cell: (goal) => formatPercent(goal.weightBp),
      inFile: [{ header: 'Weight, %', cell: (goal) => goal.weightBp / 100 }],
    }),
    column('progress', 'Progress against pace', {
      width: '190px',
      cell: (goal) => <ProgressCell goal={goal} />,
      inFile: [
        { header: 'Progress, %', cell: (goal) => (goal.progressBp === null ? null : goal.progressBp / 100) },
        { header: 'Pace, %', cell: (goal) => goal.paceBp / 100 },
      ],
    }),
    column('checked', 'Checked', {
      width: '104px',
      cell: (goal) => <CheckedCell on={goal.lastCheckedOn} today={today} />,
      inFile: [{ header: 'Checked', cell: (goal) => dayCell(goal.lastCheckedOn) }],
    }),
    column('due', 'Due', {
      width: '104px',
      cell: (goal) => formatShortDay(goal.dueOn, today),
      inFile: [{ header: 'Due', cell: (goal) => dayCell(goal.dueOn) }],
    }),
    column('state', 'State', {
      width: '112px',
      cell: (goal) => <GoalStateMark state={goal.state} />,
      inFile: [
        { header: 'State', cell: (goal) => goalStateWords[goal.state] },
        { header: 'Kind', cell: (goal) => goalKindWords[goal.kind] },
        { header: 'Cycle', cell: (goal) => goal.cycleName },
      ],
    }),
    {
      id: 'check-in',
      header: 'Next',
      value: () => null,
      width: '104px',
      align: 'right',
      sortable: false,
      inFile: [],
      cell: (goal) => (
        <Button size="compact-sm" variant="subtle" aria-label={`Check in on ${goal.title}`} onClick={() => onCheckIn(goal)}>
          Check in
        </Button>
      ),
    },
  ]
}

function GoalLink({ goal }: { readonly goal: ListedGoal }) {
  return (
    <Link
      to="/plan/$participationId"
      params={{ participationId: goal.participationId }}
      search={{ goal: goal.id }}
      className="plain-link"
      title={goal.title}
    >
      {goal.title}
    </Link>
  )
}

function PersonLink({ goal }: { readonly goal: ListedGoal }) {
  return (
    <Link to="/people/$personId" params={{ personId: goal.personId }} className="plain-link">
      {goal.personName}
    </Link>
  )
}

function ProgressCell({ goal }: { readonly goal: ListedGoal }) {
  if (goal.progressBp === null) return <span className={classes.quiet}>no measure yet</span>
  return (
    <span className={classes.progress}>
      <PaceBar progressBp={goal.progressBp} paceBp={goal.paceBp} label={goal.title} />
      <span>{formatProgress(goal.progressBp)}</span>
    </span>
  )
}

function CheckedCell({ on, today }: { readonly on: IsoDate | null; readonly today: IsoDate }) {
  if (on === null) return <span className={classes.quiet}>not yet</span>
  return <span className={checkInIsLate(on, today) ? classes.late : undefined}>{formatShortDay(on, today)}</span>
}
