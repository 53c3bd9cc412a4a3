import type { ReactNode } from 'react'
import classes from './PageHeader.module.css'

interface PageHeaderProps {
  readonly title: ReactNode
  /** One sentence under the title. */
  readonly children?: ReactNode
  /** Buttons at the right edge; one of them may be filled. */
  readonly actions?: ReactNode
  /** 27 px for a screen, 23 px for a page inside one. */
  readonly size?: 'screen' | 'page'
  /** Before the title: an avatar, a way back. */
  readonly before?: ReactNode
}

/** The title of a screen, its sentence, and its buttons. Holds the one `h1`. */
export function PageHeader({ title, children, actions, size = 'screen', before }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      {before}
      <div className={classes.words}>
        <h1 className={size === 'screen' ? 't-title' : 't-page-title'}>{title}</h1>
        {children !== undefined && <p className={classes.sentence}>{children}</p>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  )
}
