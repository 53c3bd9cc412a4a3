import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReviewState } from '../../../shared/contract/reviewing.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { ReviewId } from '../../../shared/kernel/ids.ts'
import { formatDay, formatScore } from '../../components/format.ts'
import { ReviewMark } from '../../components/ReviewMark.tsx'
import classes from './tabs.module.css'

interface ReviewsTabProps {
  readonly reviews: readonly {
    readonly reviewId: ReviewId
    readonly cycleName: string
    readonly version: number
    readonly state: ReviewState
    readonly score: number | null
    readonly label: string
    readonly signedOn: IsoDate | null
  }[]
  readonly first: string
  /** Present when the person takes part in a running cycle. */
  readonly onWrite: (() => void) | null
}

/** Every review of this person and its versions. */
export function ReviewsTab({ reviews, first, onWrite }: ReviewsTabProps) {
  if (reviews.length === 0) {
    return (
      <div className={classes.empty}>
        <strong>No review yet</strong>
        <p>
          {onWrite === null
            ? `${first} takes part in no running cycle. A review begins there.`
            : `A review gathers what the timeline holds about ${first}.`}
        </p>
        {onWrite !== null && (
          <Button mt={12} onClick={onWrite}>
            Write review
          </Button>
        )}
      </div>
    )
  }
  return (
    <div className={classes.list}>
      {reviews.map((review) => (
        <div key={review.reviewId} className={classes.row}>
          <span>
            <Link to="/reviews/$reviewId" params={{ reviewId: review.reviewId }} className={`plain-link ${classes.title}`}>
              {review.cycleName}
            </Link>
            <span className={classes.sub}>
              Version {review.version}
              {review.signedOn !== null && `, signed ${formatDay(review.signedOn)}`}
            </span>
          </span>
          <span className={classes.fact}>{review.score !== null && `${formatScore(review.score)} ${review.label}`}</span>
          <ReviewMark state={review.state} />
        </div>
      ))}
    </div>
  )
}
