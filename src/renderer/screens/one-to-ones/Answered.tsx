import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { firstName, formatShortDay } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import styles from './meetings.module.css'

const WORDS = {
  agree: 'agrees with the notes',
  received: 'received the notes, which is not agreement',
  disagree: 'disagrees with the notes',
} as const

/** What came back by reply to the notes as a whole. */
export function Answered({ meeting }: { readonly meeting: OneToOne }) {
  const whole = meeting.comments.filter(({ part }) => part === 'meeting')
  const { answer } = meeting
  if (answer === null && whole.length === 0) return null
  const who = firstName(meeting.personName)
  return (
    <section>
      <SectionHeading title={`${who}’s reply`} {...(answer === null ? {} : { note: formatShortDay(localDate(answer.at)) })} />
      {answer !== null && (
        <div className={styles.answer}>
          <p>
            {who} {WORDS[answer.answer]}.
          </p>
          {answer.statement !== '' && <Markdown text={answer.statement} />}
        </div>
      )}
      {whole.map(({ body }) => (
        <div key={body} className={styles.answer}>
          <Markdown text={body} />
        </div>
      ))}
    </section>
  )
}

/** What the other side wrote to one part. */
export function PartComments({ meeting, part }: { readonly meeting: OneToOne; readonly part: string }) {
  const comments = meeting.comments.filter((comment) => comment.part === part)
  return comments.map(({ body }) => (
    <div key={body} className={styles.comment}>
      <span className="t-caption c-2">{firstName(meeting.personName)}, by reply</span>
      <Markdown text={body} />
    </div>
  ))
}
