import type { OneToOneRow } from '../../../shared/contract/coaching.ts'
import { formatDay } from '../../components/format.ts'
import classes from './rail.module.css'

interface RailMeetingProps {
  readonly meeting: OneToOneRow
  readonly first: string
}

/** What is on the agenda of the next one-to-one, and who put it there. */
export function RailMeeting({ meeting, first }: RailMeetingProps) {
  if (meeting.agenda.length === 0) return <p className={classes.empty}>Agenda is empty.</p>
  return (
    <ol>
      {meeting.agenda.map((item, index) => (
        <li key={item.id} className={classes.agenda}>
          <span className={classes.number}>{index + 1}</span>
          <span className={`two-lines ${classes.agendaTitle}`} title={item.title}>
            {item.title}
          </span>
          <span className={classes.aside} title={item.carriedFrom === null ? undefined : `Carried from ${formatDay(item.carriedFrom)}`}>
            {item.raisedBy === 'manager' ? 'you' : first}
            {item.carriedFrom !== null && ', carried'}
          </span>
        </li>
      ))}
    </ol>
  )
}
