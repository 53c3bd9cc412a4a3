import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Circle, CircleCheck, CircleDot, LockKeyhole, MailCheck, Send } from 'lucide-react'
import type { Review, ReviewItem } from '../../../shared/contract/reviewing.ts'
import { firstName, formatPercent, formatScore, formatShortDay } from '../../components/format.ts'
import type { Part } from './review-store.ts'
import { isWritable } from './review-words.ts'
import classes from './reviews.module.css'

interface OutlineProps {
  readonly review: Review
  readonly part: Part
  readonly onOpen: (part: Part) => void
}

interface Entry {
  readonly part: Part
  readonly name: string
  readonly done: number
  readonly of: number
}

/** Parts of several items; a text is there or not. */
const COUNTED: ReadonlySet<Part> = new Set(['goals', 'competencies', 'answers'])

/** The parts of the form with their progress, the self-review, and the score with its arithmetic. */
export function Outline({ review, part, onOpen }: OutlineProps) {
  return (
    <nav className={classes.outline} aria-label="Parts of the review">
      <div className={classes.outlineNav}>
        {entriesOf(review).map((entry) => (
          <button
            key={entry.part}
            type="button"
            className={`bare ${classes.outlineRow}`}
            aria-current={entry.part === part ? 'true' : undefined}
            onClick={() => onOpen(entry.part)}
          >
            <Mark entry={entry} />
            <span>{entry.name}</span>
            {COUNTED.has(entry.part) && entry.of > 0 && (
              <span className={classes.outlineCount}>
                {entry.done} of {entry.of}
              </span>
            )}
          </button>
        ))}
      </div>
      <SelfReview review={review} />
      <ScoreFoot review={review} />
    </nav>
  )
}

function entriesOf(review: Review): Entry[] {
  const rated = (kind: ReviewItem['kind']) => {
    const items = review.items.filter((item) => item.kind === kind)
    return { done: items.filter((item) => item.manager.score !== null || item.manager.notSeen).length, of: items.length }
  }
  const text = (value: string) => ({ done: value.trim() === '' ? 0 : 1, of: 1 })
  const entries: Entry[] = [
    { part: 'goals', name: 'Goal results', ...rated('goal') },
    { part: 'competencies', name: 'Competencies', ...rated('competency') },
    { part: 'summary', name: 'Summary', ...text(review.summary) },
    { part: 'nextSteps', name: 'Next steps', ...text(review.nextSteps) },
    { part: 'privateAssessment', name: 'Private assessment', ...text(review.privateAssessment) },
  ]
  const answered = review.signOffs.length
  return answered === 0 ? entries : [...entries, { part: 'answers', name: 'Both sides', done: answered, of: 2 }]
}

function Mark({ entry }: { readonly entry: Entry }) {
  if (entry.part === 'privateAssessment') return <LockKeyhole size={16} strokeWidth={1.75} aria-label="Only you" />
  if (entry.of > 0 && entry.done === entry.of) return <CircleCheck size={16} strokeWidth={1.75} aria-label="Complete" />
  if (entry.done > 0) return <CircleDot size={16} strokeWidth={1.75} aria-label="Begun" />
  return <Circle size={16} strokeWidth={1.75} aria-label="Empty" />
}

function SelfReview({ review }: { readonly review: Review }) {
  const who = firstName(review.person.name)
  const { state, receivedOn } = review.selfReview
  if (state === 'none') {
    if (!isWritable(review.state)) return null
    return (
      <div className={classes.selfReview}>
        <Send size={16} strokeWidth={1.75} aria-hidden="true" />
        <div>
          <p className="w-strong">No self-review</p>
          <p className="t-caption">{who} can rate the same items in a file of their own.</p>
          <Button
            size="xs"
            mt={8}
            renderRoot={(props) => <Link to="/packages/preview" search={{ kind: 'self-review', id: review.participationId }} {...props} />}
          >
            Ask for it
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={classes.selfReview}>
      <MailCheck size={16} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <p className="w-strong">{state === 'sealed' ? 'Self-review sealed' : 'Self-review open'}</p>
        <p className="t-caption">
          Received {receivedOn === null ? '' : formatShortDay(receivedOn)}.{' '}
          {state === 'sealed'
            ? 'Opens when all ratings here are saved, so that neither side anchors the other.'
            : `${who}’s own ratings stand beside each item.`}
        </p>
      </div>
    </div>
  )
}

function ScoreFoot({ review }: { readonly review: Review }) {
  const { score } = review
  return (
    <div className={classes.outlineFoot}>
      <div className={classes.scoreHead}>
        <span>{isWritable(review.state) ? 'Score so far' : 'Score'}</span>
        <span className="t-title">{score.total === null ? '–' : formatScore(score.total)}</span>
      </div>
      <div className={classes.scoreFacts}>
        {score.parts.map((part) => (
          <div key={part.name} className={classes.scorePart}>
            <span>
              {part.name} {formatScore(part.mean)} × {formatPercent(part.weightBp)}
            </span>
            <span>{(part.contribution / 100).toFixed(2)}</span>
          </div>
        ))}
        {score.unrated > 0 && (
          <p className="t-caption c-2">
            {score.unrated === 1
              ? 'One item has no rating. It is left out, not counted as zero.'
              : `${score.unrated} items have no rating. They are left out, not counted as zero.`}
          </p>
        )}
      </div>
    </div>
  )
}
