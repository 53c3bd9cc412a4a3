import { Handshake, type LucideIcon, Mail, PenLine, Undo2 } from 'lucide-react'
import type { GoalState } from '../../shared/contract/planning.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { formatShortDay } from './format.ts'
import classes from './GoalStateMark.module.css'
import { goalStateWords } from './goal-words.ts'

const icons: Readonly<Record<GoalState, LucideIcon>> = { draft: PenLine, proposed: Mail, returned: Undo2, agreed: Handshake }

/** Where a goal stands between the two sides, as icon and word. */
export function GoalStateMark({ state, on = null }: { readonly state: GoalState; readonly on?: IsoDate | null }) {
  const Icon = icons[state]
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {goalStateWords[state]}
      {on !== null && ` ${formatShortDay(on)}`}
    </span>
  )
}
