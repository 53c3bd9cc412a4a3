import type { ReviewItem } from '../../../shared/contract/reviewing.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'
import classes from './reviews.module.css'

interface OwnRatingProps {
  readonly item: ReviewItem
  readonly form: ReviewForm
  readonly who: string
}

/** What the employee gave the same item, once the self-review is open. */
export function OwnRating({ item, form, who }: OwnRatingProps) {
  if (item.employee === null) return null
  const point = form.scale.points.find((candidate) => candidate.value === item.employee?.score)
  return (
    <div className={classes.own}>
      <span className="w-strong">
        {who}: {point === undefined ? 'not rated' : `${point.value}, ${point.label}`}
      </span>
      {item.employee.comment !== '' && <p className={classes.readText}>{item.employee.comment}</p>}
    </div>
  )
}
