import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OneToOneRow } from '../../../shared/contract/coaching.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { standingOf } from '../../../shared/rules/meeting-standing.ts'
import { count, formatDay, formatTime } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './tabs.module.css'

const STATES = { planned: 'Planned', begun: 'Begun', missed: 'Not held', held: 'Held', skipped: 'Skipped' } as const

interface OneToOnesTabProps {
  readonly meetings: readonly OneToOneRow[]
  readonly first: string
  readonly onSchedule: () => void
}

/** Every one-to-one with this person: what lies ahead, the next one first, then what was, the last one first. */
export function OneToOnesTab({ meetings, first, onSchedule }: OneToOnesTabProps) {
  const [latest] = meetings
  if (latest === undefined) {
    return (
      <div className={classes.empty}>
        <strong>No one-to-one yet</strong>
        <p>An agenda can be prepared from the day one is planned; {first} and you both put items on it.</p>
        <Button mt={12} onClick={onSchedule}>
          Plan a one-to-one
        </Button>
      </div>
    )
  }
  const now = Date.now()
  const soonestFirst = meetings.toSorted((a, b) => a.startsAt - b.startsAt)
  const isAhead = ({ state, startsAt }: OneToOneRow) => state === 'planned' || (state === 'skipped' && startsAt > now)
  const open = latest.openActionItems > 0 && `${count(latest.openActionItems, 'action item')} open with ${first}`
  return (
    <div className={classes.list}>
      <Meetings title="Ahead" meetings={soonestFirst.filter(isAhead)} now={now} aside={open} />
      <Meetings title="Past" meetings={soonestFirst.filter((meeting) => !isAhead(meeting)).reverse()} now={now} />
    </div>
  )
}

interface MeetingsProps {
  readonly title: string
  readonly meetings: readonly OneToOneRow[]
  readonly now: number
  readonly aside?: ReactNode
}

function Meetings({ title, meetings, now, aside }: MeetingsProps) {
  if (meetings.length === 0) return null
  return (
    <section className={classes.part}>
      <SectionHeading title={title} note={meetings.length} aside={aside} />
      {meetings.map((meeting) => (
        <div key={meeting.id} className={classes.row}>
          <span>
            <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: meeting.id }} className={`plain-link ${classes.title}`}>
              {formatDay(localDate(meeting.startsAt))}, {formatTime(meeting.startsAt)}
            </Link>
            <span className={classes.sub}>
              {meeting.agenda.length === 0 ? 'Agenda is empty' : meeting.agenda.map((item) => item.title).join(', ')}
            </span>
          </span>
          <span className={classes.fact}>{STATES[standingOf(meeting, now)]}</span>
        </div>
      ))}
    </section>
  )
}
