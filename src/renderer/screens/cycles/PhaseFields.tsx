import { TextInput } from '@mantine/core'
import type { PhaseDates } from '../../../shared/contract/cycles.ts'
import { daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'
import classes from './launch.module.css'
import { phaseMeaning, phaseWords } from './phase-words.ts'

interface PhaseFieldsProps {
  readonly phases: readonly PhaseDates[]
  readonly onMoveEnd: (index: number, endsOn: IsoDate) => void
}

/** The four phases and their dates. The first day follows from the phase before. */
export function PhaseFields({ phases, onMoveEnd }: PhaseFieldsProps) {
  return (
    <ol className={classes.phases}>
      {phases.map((phase, index) => {
        const days = daysBetween(phase.startsOn, phase.endsOn) + 1
        const last = index === phases.length - 1
        return (
          <li key={phase.phase} className={classes.phase}>
            <div>
              <strong>{phaseWords[phase.phase]}</strong>
              <p>{phaseMeaning[phase.phase]}</p>
            </div>
            <TextInput
              type="date"
              label={index === 0 ? 'First day' : undefined}
              value={phase.startsOn}
              readOnly
              aria-label={`${phaseWords[phase.phase]}, first day`}
            />
            <TextInput
              type="date"
              label={index === 0 ? 'Last day' : undefined}
              aria-label={`${phaseWords[phase.phase]}, last day`}
              value={phase.endsOn}
              min={phase.startsOn}
              readOnly={last}
              error={days < 1 && 'Ends before it begins'}
              onChange={(event) => event.currentTarget.value && onMoveEnd(index, event.currentTarget.value)}
            />
            <span className={classes.days}>{days === 1 ? '1 day' : `${days} days`}</span>
          </li>
        )
      })}
    </ol>
  )
}
