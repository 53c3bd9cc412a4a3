import { Check, CircleDashed, CirclePlay, CircleSlash, Clock } from 'lucide-react'
import type { MeetingStanding } from '../../../shared/rules/meeting-standing.ts'
import { standingWords } from './meeting-words.ts'
import classes from './meetings.module.css'

const ICONS = { planned: Clock, begun: CirclePlay, missed: CircleDashed, held: Check, skipped: CircleSlash } as const

/** What became of a meeting: icon and word, no filled pill. */
export function StandingMark({ standing }: { readonly standing: MeetingStanding }) {
  const Icon = ICONS[standing]
  return (
    <span className={classes.standing} data-standing={standing}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {standingWords[standing]}
    </span>
  )
}
