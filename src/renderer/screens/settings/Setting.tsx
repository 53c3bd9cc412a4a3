import type { ReactNode } from 'react'
import type { SaveState } from '../../components/autosaver.ts'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import classes from './settings.module.css'

/** The heading of a section, with the one indicator that says when it was saved. */
export function SectionTitle({
  title,
  state,
  first = false,
}: {
  readonly title: string
  readonly state?: SaveState
  readonly first?: boolean
}) {
  const Heading = first ? 'h1' : 'h2'
  return (
    <div className={classes.title} data-first={first || undefined}>
      <Heading className={first ? 't-page-title' : 't-section'}>{title}</Heading>
      {state !== undefined && <SavedIndicator state={state} />}
    </div>
  )
}

interface SettingProps {
  readonly name: string
  /** One sentence of consequence; facts are in it. */
  readonly children: ReactNode
  /** At the right edge. */
  readonly control?: ReactNode
  /** Below the sentence, over the whole width. */
  readonly below?: ReactNode
}

/** Name, one sentence, control. */
export function Setting({ name, children, control, below }: SettingProps) {
  return (
    <div className={classes.setting}>
      <div className={classes.words}>
        <h2 className="t-heading">{name}</h2>
        <p className="c-2">{children}</p>
      </div>
      {control !== undefined && <div className={classes.control}>{control}</div>}
      {below !== undefined && <div className={classes.below}>{below}</div>}
    </div>
  )
}
