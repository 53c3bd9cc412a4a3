import type { PhaseDates } from '../../../shared/contract/cycles.ts'
import { daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'
import classes from './cycles.module.css'
import { phaseWords } from './phase-words.ts'

interface PhaseStripProps {
  readonly phases: readonly PhaseDates[]
  readonly today: IsoDate
  readonly closed: boolean
}

function doneShare({ startsOn, endsOn }: PhaseDates, today: IsoDate): number {
  const length = daysBetween(startsOn, endsOn) + 1
  return Math.min(1, Math.max(0, (daysBetween(startsOn, today) + 1) / length))
}

/** The four phases as one thin line: what is past is filled, today is where it ends. */
export function PhaseStrip({ phases, today, closed }: PhaseStripProps) {
  const words = phases.map((phase) => `${phaseWords[phase.phase]} ${Math.round((closed ? 1 : doneShare(phase, today)) * 100)} %`).join(', ')
  return (
    <span className={classes.strip} role="img" aria-label={`Phases: ${words}`}>
      {phases.map((phase) => (
        <span key={phase.phase} style={{ flexGrow: daysBetween(phase.startsOn, phase.endsOn) + 1 }}>
          <span style={{ width: `${(closed ? 1 : doneShare(phase, today)) * 100}%` }} />
        </span>
      ))}
    </span>
  )
}
