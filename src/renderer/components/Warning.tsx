import { Lightbulb } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './Warning.module.css'

interface WarningProps {
  /** The bold fact. */
  readonly fact: string
  /** The plain reason, with the numbers it rests on. */
  readonly children: ReactNode
  readonly show?: { readonly label: string; readonly onClick: () => void }
  readonly leave?: { readonly label?: string; readonly onClick: () => void }
  /** A third way out, for a question rather than a fact. */
  readonly later?: { readonly label: string; readonly onClick: () => void }
}

/** Advice on an ochre panel: a fact, its reason, one link that shows it and one that leaves it. Blocks nothing. */
export function Warning({ fact, children, show, leave, later }: WarningProps) {
  return (
    <aside className={classes.panel} aria-label="Advice">
      <Lightbulb size={16} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <p>
          <strong className="w-strong c-1">{fact}</strong> {children}
        </p>
        {(show !== undefined || leave !== undefined) && (
          <p className={classes.links}>
            {show !== undefined && (
              <button type="button" className="link" onClick={show.onClick}>
                {show.label}
              </button>
            )}
            {leave !== undefined && (
              <button type="button" className={`link ${classes.leave}`} onClick={leave.onClick}>
                {leave.label ?? 'Leave as it is'}
              </button>
            )}
            {later !== undefined && (
              <button type="button" className={`link ${classes.leave}`} onClick={later.onClick}>
                {later.label}
              </button>
            )}
          </p>
        )}
      </div>
    </aside>
  )
}
