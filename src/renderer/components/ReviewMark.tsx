import { CheckCheck, CircleDashed, MailCheck, PenLine, Send, Signature } from 'lucide-react'
import type { ReviewState } from '../../shared/contract/reviewing.ts'
import classes from './ReviewMark.module.css'
import { reviewWords } from './review-words.ts'

const icons = {
  'not-started': CircleDashed,
  writing: PenLine,
  ready: CheckCheck,
  shared: Send,
  replied: MailCheck,
  signed: Signature,
}

/** Where a review stands, as icon and word. */
export function ReviewMark({ state }: { readonly state: ReviewState }) {
  const Icon = icons[state]
  return (
    <span className={classes.review} data-state={state}>
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      {reviewWords[state]}
    </span>
  )
}
