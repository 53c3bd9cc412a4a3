import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { CircleDashed, Users } from 'lucide-react'
import type { Today } from '../../../shared/contract/insights.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { BalanceMeter } from '../../components/BalanceMeter.tsx'
import { count, firstName, formatTime } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { rowStop } from '../../frame/row-keys.ts'
import { PutOff } from './PutOff.tsx'
import classes from './today.module.css'

type Meeting = Today['meetings'][number]

interface MeetingsProps {
  readonly meetings: readonly Meeting[]
  readonly now: number
  readonly today: IsoDate
}

/** Today's one-to-ones. The next one carries the screen's one filled button. */
export function Meetings({ meetings, now, today }: MeetingsProps) {
  if (meetings.length === 0) return null
  const next = meetings.find((meeting) => meeting.state === 'planned' && meeting.startsAt + meeting.minutes * 60_000 > now)
  return (
    <section>
      <SectionHeading title="Meetings" note={meetings.length} aside={<NextUp now={now} next={next} />} />
      {meetings.map((meeting) => (
        <MeetingRow key={meeting.id} meeting={meeting} isNext={meeting.id === next?.id} today={today} />
      ))}
    </section>
  )
}

function NextUp({ now, next }: { readonly now: number; readonly next: Meeting | undefined }) {
  const words = next === undefined ? '' : next.startsAt <= now ? ', one is on' : `, next in ${duration(next.startsAt - now)}`
  return (
    <span className="c-accent w-label">
      {formatTime(now)} now{words}
    </span>
  )
}

function duration(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000)
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
}

interface MeetingRowProps {
  readonly meeting: Meeting
  readonly isNext: boolean
  readonly today: IsoDate
}

function MeetingRow({ meeting, isNext, today }: MeetingRowProps) {
  return (
    <div className={classes.meeting} data-matter={meeting.key}>
      <div>
        <div className={classes.time}>{formatTime(meeting.startsAt)}</div>
        <div className="t-caption c-2">{meeting.minutes} min</div>
      </div>
      <span className={classes.meetingAvatar}>
        <Avatar name={meeting.personName} size={36} />
      </span>
      <div className={classes.grow}>
        <div>
          <Link to="/people/$personId" params={{ personId: meeting.personId }} className="plain-link">
            <span className={`t-name ${classes.name}`}>{meeting.personName}</span>
          </Link>
          <span className="c-2">one-to-one</span>
        </div>
        <p className="c-2 two-lines">{meeting.line}</p>
      </div>
      <div className={classes.readiness}>
        <Readiness meeting={meeting} />
      </div>
      <div className={classes.meetingAction}>
        <Button
          variant={isNext ? 'filled' : 'default'}
          fullWidth
          renderRoot={(props) => <Link {...rowStop} to="/one-to-ones/$oneToOneId" params={{ oneToOneId: meeting.id }} {...props} />}
          aria-label={`${actionWords(meeting)}: ${meeting.personName}`}
        >
          {actionWords(meeting)}
        </Button>
      </div>
      <PutOff matter={meeting.key} name={`One-to-one with ${meeting.personName}`} today={today} />
    </div>
  )
}

function actionWords(meeting: Meeting): string {
  if (meeting.state === 'held') return 'Open notes'
  return meeting.agenda.length === 0 && meeting.suggestions > 0 ? `Add ${count(meeting.suggestions, 'item')}` : 'Open agenda'
}

function Readiness({ meeting }: { readonly meeting: Meeting }) {
  if (meeting.state === 'held')
    return (
      <span className="with-icon c-primary w-label">
        <Users size={16} aria-hidden="true" />
        Held
      </span>
    )
  if (meeting.agenda.length > 0)
    return <BalanceMeter theirs={meeting.fromEmployee} yours={meeting.fromManager} who={firstName(meeting.personName)} />
  return (
    <>
      <span className="with-icon c-advice w-label">
        <CircleDashed size={16} aria-hidden="true" />
        Agenda is empty
      </span>
      {meeting.suggestions > 0 && <div className="t-caption c-2">{count(meeting.suggestions, 'item')} could go on it</div>}
    </>
  )
}
