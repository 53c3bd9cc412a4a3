import type { PersonRow } from '../../../shared/contract/people.ts'
import { daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'
import { WHOLE_BP } from '../../../shared/rules/weights.ts'
import type { DataColumn } from '../../components/data-column.ts'
import { formatPercent, formatShortDay } from '../../components/format.ts'
import { ReviewMark } from '../../components/ReviewMark.tsx'
import { reviewWords } from '../../components/review-words.ts'
import { dayCell } from '../../components/sheet.ts'
import type { Room } from '../../components/use-room.ts'
import classes from './people.module.css'
import { placeOf, type SortKey, sortValue } from './people-filter.ts'

type ColumnId = SortKey

/** A rhythm of about a month is usual; beyond it the day is shown as late. */
const RHYTHM_DAYS = 31

const headers: Readonly<Record<ColumnId, string>> = {
  name: 'Name',
  employeeNumber: 'Number',
  jobTitle: 'Job',
  unit: 'Unit',
  managerName: 'Manager',
  email: 'Email',
  hiredOn: 'Hired',
  goals: 'Goals, weight',
  lastOneToOneOn: 'Last one-to-one',
  review: 'Review',
  status: 'Status',
}

const STATUS = { active: 'Active', left: 'Left' } as const

/** Every column but the name may be hidden. */
export const columnChoices: readonly { readonly id: ColumnId; readonly header: string }[] = (
  ['employeeNumber', 'jobTitle', 'unit', 'managerName', 'email', 'hiredOn', 'goals', 'lastOneToOneOn', 'review', 'status'] as const
).map((id) => ({ id, header: headers[id] }))

/** Left out until somebody chooses. */
const LEFT_OUT: ReadonlySet<string> = new Set<ColumnId>(['employeeNumber', 'email', 'hiredOn', 'status'])

/** In a file always: on the screen the name says who left, and a file has no tag. */
export const IN_EVERY_FILE: ReadonlySet<string> = new Set<ColumnId>(['status'])

/** What comes with the first cycle and the first meeting, and says nothing before. */
const LATER = {
  goals: (person: PersonRow) => person.goals > 0,
  lastOneToOneOn: (person: PersonRow) => person.lastOneToOneOn !== null,
  review: (person: PersonRow) => person.review !== null,
} as const

/** Left out until somebody chooses, in this vault: job and manager need the room more than a column in which nobody has anything. */
export function leftOutOf(people: readonly PersonRow[]): ReadonlySet<string> {
  const empty = Object.entries(LATER).flatMap(([id, said]) => (people.some(said) ? [] : [id]))
  return empty.length === 0 ? LEFT_OUT : new Set([...LEFT_OUT, ...empty])
}

type Rest = Omit<DataColumn<PersonRow>, 'id' | 'header' | 'value' | 'place' | 'plain'>

/** A text that may be too long for its column, or a dash where there is none. */
function texts(of: (person: PersonRow) => string | null): Pick<DataColumn<PersonRow>, 'cell' | 'tip'> {
  return { cell: (person) => of(person) ?? '–', tip: of }
}

/** What does not fit goes first: the unit, then everything but name, goals and review. */
export function hiddenAt(hidden: ReadonlySet<string>, room: Room): ReadonlySet<string> {
  if (room === 'narrow')
    return new Set([...hidden, 'unit', 'managerName', 'jobTitle', 'lastOneToOneOn', 'email', 'hiredOn', 'employeeNumber', 'status'])
  return room === 'medium' ? new Set([...hidden, 'unit']) : hidden
}

/** The columns of the list, in their order. Without the job the name takes what is left. */
export function peopleColumns(people: readonly PersonRow[], today: IsoDate, wideName: boolean): readonly DataColumn<PersonRow>[] {
  const column = (id: ColumnId, rest: Rest): DataColumn<PersonRow> => ({
    id,
    header: headers[id],
    value: (person) => sortValue(person, id),
    place: placeOf(people, id),
    plain: true,
    ...rest,
  })
  return [
    column('name', { ...(wideName ? {} : { width: '18%' }), least: 120, cell: nameCell, tip: (person) => person.name }),
    column('employeeNumber', { width: '90px', align: 'right', cell: (person) => person.employeeNumber ?? '–' }),
    column('jobTitle', { least: 104, ...texts((person) => person.jobTitle) }),
    column('unit', { width: '14%', least: 88, ...texts((person) => person.unit) }),
    column('managerName', { width: '14%', least: 88, ...texts((person) => person.managerName) }),
    column('email', { width: '18%', least: 144, ...texts((person) => person.email) }),
    column('hiredOn', {
      width: '110px',
      align: 'right',
      cell: (person) => (person.hiredOn === null ? '–' : formatShortDay(person.hiredOn, today)),
      inFile: [{ header: headers.hiredOn, cell: (person) => dayCell(person.hiredOn) }],
    }),
    column('goals', {
      width: '116px',
      align: 'right',
      cell: goalsCell,
      inFile: [
        { header: 'Goals', cell: (person) => person.goals },
        { header: 'Weight, %', cell: (person) => person.weightBp / 100 },
      ],
    }),
    column('lastOneToOneOn', {
      width: '132px',
      align: 'right',
      cell: (person) => metCell(person.lastOneToOneOn, today),
      inFile: [{ header: headers.lastOneToOneOn, cell: (person) => dayCell(person.lastOneToOneOn) }],
    }),
    column('review', {
      width: '150px',
      cell: (person) =>
        person.review === null ? <span className={classes.outside}>not in a cycle</span> : <ReviewMark state={person.review} />,
      inFile: [{ header: headers.review, cell: (person) => (person.review === null ? null : reviewWords[person.review]) }],
    }),
    column('status', {
      width: '84px',
      cell: (person) => STATUS[person.status],
      inFile: [{ header: headers.status, cell: (person) => STATUS[person.status] }],
    }),
  ]
}

// Functions and not components, and a bare link whose click the table carries out: each is drawn in every row of a long list.
function nameCell(person: PersonRow) {
  const name = (
    <a href={`#/people/${person.id}`} data-opens="" className={`plain-link ${classes.name}`}>
      {person.name}
    </a>
  )
  if (person.status !== 'left') return name
  return (
    <div className={classes.whoLeft}>
      {name} <span className={classes.left}>left</span>
    </div>
  )
}

function goalsCell(person: PersonRow) {
  if (person.review === null && person.goals === 0) return '–'
  if (person.goals === 0) return <span className={classes.open}>none</span>
  const text = `${person.goals}, ${formatPercent(person.weightBp)}`
  return person.weightBp === WHOLE_BP ? text : <span className={classes.open}>{text}</span>
}

function metCell(on: IsoDate | null, today: IsoDate) {
  if (on === null) return '–'
  const late = daysBetween(on, today) > RHYTHM_DAYS
  return late ? <span className={classes.late}>{formatShortDay(on, today)}</span> : formatShortDay(on, today)
}
