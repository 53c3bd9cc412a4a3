import type { Review, SignOff } from '../../../shared/contract/reviewing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { firstName, formatFullDate } from '../../components/format.ts'
import { ANSWERS } from './review-words.ts'
import classes from './reviews.module.css'

/** Both sides of the record: who signed when, with which answer and statement. */
export function Answers({ review }: { readonly review: Review }) {
  const manager = review.signOffs.find((signOff) => signOff.side === 'manager')
  const employee = review.signOffs.find((signOff) => signOff.side === 'employee')
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className="t-section">Both sides</h2>
        <span className="c-2">version {review.version}</span>
      </div>
      <div className={classes.answers}>
        <Side name={review.reviewer} part="Reviewer" signOff={manager} />
        <Side name={review.person.name} part="Employee" signOff={employee} />
      </div>
      <Comments review={review} />
    </section>
  )
}

interface SideProps {
  readonly name: string
  readonly part: string
  readonly signOff: SignOff | undefined
}

function Side({ name, part, signOff }: SideProps) {
  return (
    <div className={classes.signed}>
      <p className="t-caption c-2">{part}</p>
      <p className="t-name">{signOff?.fullName ?? name}</p>
      {signOff === undefined ? (
        <p className="c-2">Not signed yet</p>
      ) : (
        <>
          <p className="w-strong">
            {ANSWERS[signOff.answer]}, {formatFullDate(localDate(signOff.at))}
          </p>
          {signOff.statement !== '' && <blockquote className={classes.statement}>{signOff.statement}</blockquote>}
          <p className="t-caption c-3">Key {signOff.fingerprint}</p>
        </>
      )}
    </div>
  )
}

function Comments({ review }: { readonly review: Review }) {
  if (review.comments.length === 0) return null
  const nameOf = (part: string) => review.items.find((item) => item.key === part)?.name ?? (part === 'nextSteps' ? 'Next steps' : 'Summary')
  return (
    <div className={classes.item}>
      <h3 className="t-strong">Comments by {firstName(review.person.name)}</h3>
      {review.comments.map((comment) => (
        <div key={comment.part} className={classes.own}>
          <span className="w-strong">{nameOf(comment.part)}</span>
          <p className={classes.readText}>{comment.body}</p>
        </div>
      ))}
    </div>
  )
}
