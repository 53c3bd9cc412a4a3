import type { Review, ReviewItem } from '../../../shared/contract/reviewing.ts'
import { withSuperscripts } from '../../../shared/rules/citation-marks.ts'
import { EvidenceChip } from '../../components/EvidenceChip.tsx'
import { firstName } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { ItemHead } from './ItemHead.tsx'
import { OwnRating } from './OwnRating.tsx'
import classes from './reviews.module.css'

/** The same item once it is finished: read, not written. */
export function ItemReading({ review, item }: { readonly review: Review; readonly item: ReviewItem }) {
  const point = review.form.scale.points.find((candidate) => candidate.value === item.manager.score)
  const comment = review.comments.find((candidate) => candidate.part === item.key)
  return (
    <div className={classes.item}>
      <ItemHead item={item} form={review.form} jobTitle={review.person.jobTitle} />
      <p className="w-strong">
        {point === undefined ? (item.manager.notSeen ? 'Not seen' : 'No rating') : `${point.value}, ${point.label}`}
      </p>
      {item.manager.comment !== '' && (
        <div className="t-draft">
          <Markdown
            text={withSuperscripts(
              item.manager.comment,
              item.citations.map((citation) => citation.number),
            )}
          />
        </div>
      )}
      {item.citations.length > 0 && (
        <div className={classes.underText}>
          {item.citations.map((citation) => (
            <EvidenceChip
              key={citation.number}
              number={citation.number}
              sourceKind={citation.sourceKind}
              label={citation.label}
              observedOn={citation.observedOn}
            />
          ))}
        </div>
      )}
      <OwnRating item={item} form={review.form} who={firstName(review.person.name)} />
      {comment !== undefined && (
        <div className={classes.own}>
          <span className="w-strong">{firstName(review.person.name)} comments</span>
          <p className={classes.readText}>{comment.body}</p>
        </div>
      )}
    </div>
  )
}
