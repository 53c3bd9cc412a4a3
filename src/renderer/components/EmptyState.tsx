import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'
import { Rings } from './Rings.tsx'

interface EmptyStateProps {
  /** What is not there. */
  readonly title: string
  /** What it would come from. */
  readonly children: ReactNode
  /** One main step and at most one alternative. */
  readonly actions?: ReactNode
  /** Who will be able to read it. */
  readonly reader?: ReactNode
  /** What the screen will show later. */
  readonly later?: readonly { readonly title: string; readonly text: string }[]
}

/** Half-grown rings, what is not there, what it would come from, and the next step. */
export function EmptyState({ title, children, actions, reader, later }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.middle}>
        <Rings size={120} total={6} grown={3} strokeWidth={1.6} />
        <h2 className="t-section">{title}</h2>
        <p className={classes.text}>{children}</p>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        {reader}
      </div>
      {later !== undefined && (
        <dl className={classes.later}>
          {later.map((part) => (
            <div key={part.title}>
              <dt className="t-heading">{part.title}</dt>
              <dd className="c-2">{part.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
