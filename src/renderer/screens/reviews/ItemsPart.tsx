import type { Review, ReviewItem } from '../../../shared/contract/reviewing.ts'
import { formatPercent } from '../../components/format.ts'
import { ItemEditor } from './ItemEditor.tsx'
import { ItemReading } from './ItemReading.tsx'
import { isWritable } from './review-words.ts'
import classes from './reviews.module.css'

interface ItemsPartProps {
  readonly review: Review
  readonly kind: ReviewItem['kind']
  readonly title: string
}

/** All goals or all competencies of the form, each with its rating, text and cited evidence. */
export function ItemsPart({ review, kind, title }: ItemsPartProps) {
  const items = review.items.filter((item) => item.kind === kind)
  const weight = kind === 'goal' ? review.form.goalsWeightBp : review.form.competenciesWeightBp
  const how = kind === 'goal' ? `${items.length} by their weights` : `${items.length} rated equally`
  const Item = isWritable(review.state) ? ItemEditor : ItemReading
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className="t-section">{title}</h2>
        <span className="c-2">
          {formatPercent(weight)} of the score, {how}
        </span>
      </div>
      {items.length === 0 && (
        <p className="c-2">
          {kind === 'goal'
            ? 'No goal was agreed in this cycle. The competencies make the whole score.'
            : 'The form of this cycle has no competency.'}
        </p>
      )}
      {items.map((item) => (
        <Item key={item.key} review={review} item={item} />
      ))}
    </section>
  )
}
