import { CircleDashed, Handshake, PenLine, Scale } from 'lucide-react'
import { type PlanStanding, standingWords } from './plan-standing.ts'
import classes from './plans.module.css'

const icons = { empty: CircleDashed, unweighted: Scale, open: PenLine, agreed: Handshake }

/** Where a plan stands, as icon and word. */
export function PlanStateMark({ standing }: { readonly standing: PlanStanding }) {
  const Icon = icons[standing]
  return (
    <span className={classes.state} data-standing={standing}>
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      {standingWords[standing]}
    </span>
  )
}
