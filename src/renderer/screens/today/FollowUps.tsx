import {
  Award,
  CalendarX,
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
import type { Today } from '../../../shared/contract/insights.ts'
import type { NoticeKind } from '../../../shared/contract/notices.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { count, firstName, formatDue } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
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

/** What the other parts of the vault have to say today: one line each, leading to where it is answered. */
export function FollowUps({ notices, today }: { readonly notices: readonly Row[]; readonly today: string }) {
  if (notices.length === 0) return null
  return (
    <section>
      <SectionHeading title="Follow-ups" note={notices.length} />
      {notices.map((notice) => (
        <FollowUp key={notice.key} notice={notice} today={today} />
      ))}
    </section>
  )
}

function FollowUp({ notice, today }: { readonly notice: Row; readonly today: string }) {
  const { icon: Icon, words } = KINDS[notice.kind]
  return (
    <div className={classes.row} data-matter={notice.key}>
      <span className={`c-2 ${classes.kindIcon}`} title={words}>
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
        <span className="visually-hidden">{words}:</span>
      </span>
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
          (notice.dueOn && formatDue(notice.dueOn, today)) || 'no date'
        )}
      </span>
      <PutOff matter={notice.key} name={`${notice.title}, ${notice.personName}`} today={today} />
    </div>
  )
}
