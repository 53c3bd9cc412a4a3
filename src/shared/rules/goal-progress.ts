import { daysBetween, type IsoDate } from '../kernel/dates.ts'

export interface Measure {
  readonly baseline: number
  readonly target: number
  readonly current: number
}

/** A thousand times the way there; beyond it the number says nothing and would leave the safe integers. */
const MOST_BP = 10_000_000

/**
 * How far a measure has come from baseline to target, in basis points. Works for targets below the baseline, may pass 10,000, and is 0
 * for a move in the wrong direction or a target that equals the baseline.
 */
export function progressBp({ baseline, target, current }: Measure): number {
  const way = target / 2 - baseline / 2
  const share = (current / 2 - baseline / 2) / way
  // Two numbers may differ by less than their halves do.
  if (way === 0 || Number.isNaN(share)) return 0
  return Math.round(Math.min(Math.max(share, 0) * 10_000, MOST_BP))
}

/** Mean of the key results; null when a goal has no measure, so that it is never shown as zero. */
export function goalProgressBp(measures: readonly Measure[]): number | null {
  if (measures.length === 0) return null
  return Math.round(measures.reduce((sum, measure) => sum + progressBp(measure), 0) / measures.length)
}

/** Where even progress would be on a day, in basis points of the way from start to end. */
export function paceBp(startsOn: IsoDate, endsOn: IsoDate, today: IsoDate): number {
  const length = daysBetween(startsOn, endsOn)
  const elapsed = daysBetween(startsOn, today)
  if (length <= 0) return elapsed >= 0 ? 10_000 : 0
  return Math.round((Math.min(Math.max(elapsed, 0), length) / length) * 10_000)
}
