import { Select } from '@mantine/core'
import type { CycleSummary, PhaseDates } from '../../../shared/contract/cycles.ts'
import { PHASE_NAMES } from '../../components/PhaseLine.tsx'
import classes from './person.module.css'

interface PhaseFilterProps {
  readonly cycles: readonly CycleSummary[]
  readonly chosen: string | null
  readonly onChange: (key: string | null) => void
}

/** One phase of one cycle, as a key. */
function keyOf({ id }: CycleSummary, { phase }: PhaseDates): string {
  return `${id} ${phase}`
}

export function phaseOf(cycles: readonly CycleSummary[], key: string | null): PhaseDates | null {
  return cycles.flatMap((cycle) => cycle.phases.filter((dates) => keyOf(cycle, dates) === key))[0] ?? null
}

/** Narrows the timeline to the days of a phase of a cycle. */
export function PhaseFilter({ cycles, chosen, onChange }: PhaseFilterProps) {
  return (
    <Select
      className={classes.phase ?? ''}
      aria-label="Phase"
      placeholder="Any phase"
      size="sm"
      clearable
      data={cycles.map((cycle) => ({
        group: cycle.name,
        items: cycle.phases.map((dates) => ({ value: keyOf(cycle, dates), label: `${PHASE_NAMES[dates.phase]}, ${cycle.name}` })),
      }))}
      value={chosen}
      onChange={onChange}
    />
  )
}
