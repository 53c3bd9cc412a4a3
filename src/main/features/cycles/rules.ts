import type { CycleSummary, PhaseDates } from '../../../shared/contract/cycles.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'

const ORDER = ['planning', 'coaching', 'reviewing', 'action'] as const

export type DatesRefused = { readonly code: 'DATES_REVERSED' } | { readonly code: 'PHASES_OUT_OF_ORDER' }

/** A cycle may start when its phases follow each other in their order. Gaps between phases are allowed. */
export function checkPhases(phases: readonly PhaseDates[]): Result<{ startsOn: IsoDate; endsOn: IsoDate }, DatesRefused> {
  const [first, last] = [phases[0], phases.at(-1)]
  if (!first || !last || phases.some(({ phase }, index) => phase !== ORDER[index])) return err({ code: 'PHASES_OUT_OF_ORDER' })
  if (phases.some((phase) => phase.endsOn < phase.startsOn)) return err({ code: 'DATES_REVERSED' })
  const overlaps = phases.some((phase, index) => {
    const before = phases[index - 1]
    return before !== undefined && phase.startsOn <= before.endsOn
  })
  if (overlaps) return err({ code: 'PHASES_OUT_OF_ORDER' })
  return ok({ startsOn: first.startsOn, endsOn: last.endsOn })
}

/** The running cycle whose dates hold today, else the newest running one. */
export function chooseCurrent<C extends Pick<CycleSummary, 'startsOn' | 'endsOn' | 'status' | 'launchedAt'>>(
  cycles: readonly C[],
  today: IsoDate,
): C | null {
  const running = cycles.filter((cycle) => cycle.status === 'running').toSorted((a, b) => b.launchedAt - a.launchedAt)
  return running.find((cycle) => cycle.startsOn <= today && today <= cycle.endsOn) ?? running[0] ?? null
}
