import { Link } from '@tanstack/react-router'
import { LockKeyhole, MailCheck, Send, UsersRound } from 'lucide-react'
import type { FeedbackRequest } from '../../shared/contract/feedback.ts'
import { daysBetween } from '../../shared/kernel/calendar.ts'
import { Avatar } from '../components/Avatar.tsx'
import { count, formatShortDay, todayIso } from '../components/format.ts'
import classes from './feedback.module.css'
import { isOpen, requestState } from './feedback-words.ts'

/** One request: about whom, who was asked, and where it stands. */
export function RequestRow({ request }: { readonly request: FeedbackRequest }) {
  const { recipients, anonymous } = request
  const names = recipients.map(({ name }) => name).join(', ')
  const asked = anonymous ? `${count(recipients.length, 'person', 'people')}, without names` : names
  return (
    <div className={classes.request}>
      <Avatar name={request.personName} size={28} />
      <div>
        <Link to="/feedback/$requestId" params={{ requestId: request.id }} className="plain-link t-name">
          Feedback on {request.personName}
        </Link>
        <div className="c-2 two-lines" title={names}>
          Asked of {asked}
        </div>
      </div>
      <span className={`with-icon ${isReady(request) ? 'c-accent' : 'c-2'}`}>
        <StateIcon request={request} />
        {requestState(request)}
      </span>
      <Due request={request} />
    </div>
  )
}

/** When answers were hoped for; once that day is past, how long ago it was. */
function Due({ request }: { readonly request: FeedbackRequest }) {
  const { answerBy, askedOn } = request
  if (answerBy === null) return <span className="c-2">asked {formatShortDay(askedOn)}</span>
  const late = daysBetween(answerBy, todayIso())
  if (late <= 0 || !isOpen(request)) return <span className="c-2">by {formatShortDay(answerBy)}</span>
  return (
    <span className="c-accent">
      {formatShortDay(answerBy)}, {count(late, 'day')} ago
    </span>
  )
}

function isReady({ held, readFrom }: FeedbackRequest): boolean {
  return held >= readFrom
}

function StateIcon({ request }: { readonly request: FeedbackRequest }) {
  const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const
  if (!request.sent) return <Send {...icon} />
  if (!request.anonymous) return <MailCheck {...icon} />
  return isReady(request) ? <UsersRound {...icon} /> : <LockKeyhole {...icon} />
}
