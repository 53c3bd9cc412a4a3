import type { ReactNode } from 'react'
import classes from './SectionHeading.module.css'

interface SectionHeadingProps {
  readonly title: string
  /** Beside the title, quieter: a count or a fact. */
  readonly note?: ReactNode
  /** At the right edge: a fact, a link, a button. */
  readonly aside?: ReactNode
  readonly level?: 2 | 3
  readonly id?: string
}

/** 28 px of heading with a hairline under it; rows follow. */
export function SectionHeading({ title, note, aside, level = 2, id }: SectionHeadingProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={classes.row}>
      <Heading className="t-heading" id={id}>
        {title}
      </Heading>
      {note !== undefined && <span className={classes.note}>{note}</span>}
      {aside !== undefined && <span className={classes.aside}>{aside}</span>}
    </div>
  )
}
