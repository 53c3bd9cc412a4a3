import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { OneToOneRow } from '../../../shared/contract/coaching.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { standingOf } from '../../../shared/rules/meeting-standing.ts'
import { count, formatDay, formatTime } from '../../components/format.ts'
import classes from './tabs.module.css'

const STATES = { planned: 'Planned', begun: 'Begun', missed: 'Not held', held: 'Held', skipped: 'Skipped' } as const

interface OneToOnesTabProps {
  readonly meetings: readonly OneToOneRow[]
  readonly first: string
  readonly onSchedule: () => void
}

/** Every one-to-one with this person, the next one first. */
export function OneToOnesTab({ meetings, first, onSchedule }: OneToOnesTabProps) {
  const sorted = meetings.toSorted((a, b) => b.startsAt - a.startsAt)
  if (sorted.length === 0) {
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
  return (
    <div className={classes.list}>
      {sorted.map((meeting) => (
        <div key={meeting.id} className={classes.row}>
          <span>
            <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: meeting.id }} className={`plain-link ${classes.title}`}>
              {formatDay(localDate(meeting.startsAt))}, {formatTime(meeting.startsAt)}
            </Link>
            <span className={classes.sub}>
              {meeting.agenda.length === 0 ? 'Agenda is empty' : meeting.agenda.map((item) => item.title).join(' · ')}
            </span>
          </span>
          <span className={classes.fact}>{meeting.openActionItems > 0 && `${count(meeting.openActionItems, 'action item')} open`}</span>
          <span className={classes.fact}>{STATES[standingOf(meeting, Date.now())]}</span>
        </div>
      ))}
    </div>
  )
}
