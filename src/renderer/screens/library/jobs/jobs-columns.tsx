import { Link } from '@tanstack/react-router'
import { CircleCheck, FilePen, FileText, type LucideIcon, Tag } from 'lucide-react'
import type { JobRow } from '../../../../shared/contract/library-jobs.ts'
import { localDate } from '../../../../shared/kernel/dates.ts'
import type { DataColumn } from '../../../components/data-column.ts'
import { formatCount, formatShortDay } from '../../../components/format.ts'
import { dayCell } from '../../../components/sheet.ts'
import type { Room } from '../../../components/use-room.ts'
import classes from './jobs.module.css'
import { JOB_STATES, type JobState, jobState } from './jobs-filter.ts'

const ICONS: Readonly<Record<JobState, LucideIcon>> = { published: CircleCheck, changed: FilePen, draft: FileText, title: Tag }

/** What does not fit goes first. */
const left: Readonly<Record<Room, readonly string[]>> = { wide: [], medium: ['published'], narrow: ['published', 'purpose', 'version'] }

/** The columns left out: by choice, and those that do not fit. */
export function hiddenAt(hidden: ReadonlySet<string>, room: Room): ReadonlySet<string> {
  return left[room].length === 0 ? hidden : new Set([...hidden, ...left[room]])
}

/** Title, purpose, people, version, state and day of publication. */
export const jobColumns: readonly DataColumn<JobRow>[] = [
  {
    id: 'title',
    header: 'Job',
    value: (job) => job.title,
    cell: (job) => (
      <Link to="/library/jobs/$jobProfileId" params={{ jobProfileId: job.id }} className="plain-link w-label" data-opens>
        {job.title}
      </Link>
    ),
    tip: (job) => job.title,
    width: 'minmax(190px, 1.2fr)',
  },
  { id: 'purpose', header: 'Purpose', value: (job) => job.purpose || null, tip: (job) => job.purpose || null, sortable: false },
  {
    id: 'people',
    header: 'People',
    value: (job) => job.people,
    cell: (job) => formatCount(job.people),
    width: '80px',
    align: 'right',
  },
  { id: 'version', header: 'Version', value: (job) => job.version, width: '84px', align: 'right' },
  {
    id: 'state',
    header: 'State',
    value: (job) => JOB_STATES[jobState(job)],
    cell: (job) => <State state={jobState(job)} />,
    width: '196px',
  },
  {
    id: 'published',
    header: 'Published',
    value: (job) => job.publishedAt,
    cell: (job) => (job.publishedAt === null ? '–' : formatShortDay(localDate(job.publishedAt))),
    width: '110px',
    inFile: [{ header: 'Published', cell: (job) => dayCell(job.publishedAt === null ? null : localDate(job.publishedAt)) }],
  },
]

/** Every column but the title may be left out. */
export const jobChoices = jobColumns.slice(1)

function State({ state }: { readonly state: JobState }) {
  const Icon = ICONS[state]
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
      {JOB_STATES[state]}
    </span>
  )
}
