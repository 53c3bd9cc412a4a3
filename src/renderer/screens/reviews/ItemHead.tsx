import type { ReviewItem } from '../../../shared/contract/reviewing.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'
import { formatPercent } from '../../components/format.ts'
import classes from './reviews.module.css'

interface ItemHeadProps {
  readonly item: ReviewItem
  readonly form: ReviewForm
  readonly jobTitle: string | null
}

export function ItemHead({ item, jobTitle }: ItemHeadProps) {
  return (
    <div>
      <div className={classes.itemHead}>
        <h3 className="t-strong">{item.name}</h3>
        {item.expected !== null && (
          <span className="c-2">
            expected{jobTitle === null ? '' : ` for ${jobTitle}`}: {item.expected}
          </span>
        )}
        {item.kind === 'goal' && <span className="c-2">weight {formatPercent(item.weightBp)}</span>}
      </div>
      {item.detail !== '' && <p className="c-2">{item.detail}</p>}
    </div>
  )
}
