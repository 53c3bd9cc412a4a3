import type { Marked } from '../../../shared/contract/search.ts'
import classes from './search.module.css'

/** A text with what was looked for marked. */
export function MarkedText({ parts }: { readonly parts: readonly Marked[] }) {
  return (
    <span className={classes.marked}>
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
        part.hit ? <mark key={index}>{part.text}</mark> : part.text,
      )}
    </span>
  )
}
