import {
  Award,
  CalendarX,
  ChevronDown,
  ChevronRight,
  Clock,
  GraduationCap,
  Handshake,
  type LucideIcon,
  MailQuestionMark,
  MessageSquareReply,
  MessagesSquare,
  Milestone,
  TriangleAlert,
} from 'lucide-react'
import { useState } from 'react'
import type { Today } from '../../../shared/contract/insights.ts'
import type { NoticeKind } from '../../../shared/contract/notices.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { count, firstName, formatDue } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { rowStop } from '../../frame/row-keys.ts'
import { PlaceOf } from './PlaceOf.tsx'
import { PutOff } from './PutOff.tsx'
import classes from './today.module.css'

type Row = Today['notices'][number]

const KINDS: Readonly<Record<NoticeKind, { readonly icon: LucideIcon; readonly words: string }>> = {
  'one-to-one-due': { icon: MessagesSquare, words: 'One-to-one' },
  'one-to-one-missed': { icon: CalendarX, words: 'One-to-one' },
  promise: { icon: Handshake, words: 'Promise' },
  'feedback-asked': { icon: MailQuestionMark, words: 'Feedback' },
  'feedback-follow-up': { icon: MessageSquareReply, words: 'Feedback' },
  recognition: { icon: Award, words: 'Recognition' },
  'development-due': { icon: GraduationCap, words: 'Development' },
  'concern-follow-up': { icon: TriangleAlert, words: 'Concern' },
  'improvement-milestone': { icon: Milestone, words: 'Improvement plan' },
}

/** So many of one kind, none of them due on a day, stand behind one line: they must not bury what is due. */
const ALIKE = 3

/** What the other parts of the vault have to say today: one line each, leading to where it is answered. What is due comes first. */
export function FollowUps({ notices, today }: { readonly notices: readonly Row[]; readonly today: string }) {
  if (notices.length === 0) return null
  const undated = Map.groupBy(
    notices.filter(({ dueOn }) => dueOn === null),
    ({ kind, title }) => `${kind} ${title}`,
  )
  return (
    <section>
      <SectionHeading title="Follow-ups" note={notices.length} />
      {notices
        .filter(({ dueOn }) => dueOn !== null)
        .map((notice) => (
          <FollowUp key={notice.key} notice={notice} today={today} />
        ))}
      {[...undated].map(([key, alike]) =>
        alike.length < ALIKE ? (
          alike.map((notice) => <FollowUp key={notice.key} notice={notice} today={today} />)
        ) : (
          <Alike key={key} notices={alike} today={today} />
        ),
      )}
    </section>
  )
}

function Alike({ notices, today }: { readonly notices: readonly Row[]; readonly today: string }) {
  const [open, setOpen] = useState(false)
  const [first] = notices
  if (first === undefined) return null
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <>
      <div className={classes.row}>
        <Kind kind={first.kind} />
        <button {...rowStop} type="button" className="bare with-icon" aria-expanded={open} onClick={() => setOpen(!open)}>
          {first.title}
          <Chevron size={14} className="c-2" aria-hidden="true" />
        </button>
        <span className={classes.names}>
          {(open ? [] : notices).map((notice) => (
            <span key={notice.key} data-matter={notice.key}>
              <PlaceOf notice={notice}>{firstName(notice.personName)}</PlaceOf>
            </span>
          ))}
        </span>
      </div>
      {open && notices.map((notice) => <FollowUp key={notice.key} notice={notice} today={today} />)}
    </>
  )
}

function Kind({ kind }: { readonly kind: NoticeKind }) {
  const { icon: Icon, words } = KINDS[kind]
  return (
    <span className={`c-2 ${classes.kindIcon}`} title={words}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className="visually-hidden">{words}:</span>
    </span>
  )
}

function FollowUp({ notice, today }: { readonly notice: Row; readonly today: string }) {
  return (
    <div className={classes.row} data-matter={notice.key}>
      <Kind kind={notice.kind} />
      <PlaceOf notice={notice} />
      <span className={classes.owner}>
        <Avatar name={notice.personName} size={20} />
        <span className="one-line">{firstName(notice.personName)}</span>
      </span>
      <span className={`${classes.end} ${classes.due} ${notice.daysLate > 0 ? classes.late : ''}`}>
        {notice.daysLate > 0 ? (
          <span className="with-icon">
            <Clock size={14} aria-hidden="true" />
            {count(notice.daysLate, 'day')} late
          </span>
        ) : (
          notice.dueOn !== null && formatDue(notice.dueOn, today)
        )}
      </span>
      <PutOff matter={notice.key} name={`${notice.title}, ${notice.personName}`} today={today} />
    </div>
  )
}
