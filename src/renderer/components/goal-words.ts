import type { GoalKind, GoalState, KeyResult } from '../../shared/contract/planning.ts'
import { daysBetween, type IsoDate } from '../../shared/kernel/dates.ts'
import { count } from './format.ts'

export const goalKindWords: Readonly<Record<GoalKind, string>> = {
  smart: 'SMART',
  objective: 'Objective',
  kpi: 'KPI',
  development: 'Development',
  behaviour: 'Behaviour',
}

export const goalStateWords: Readonly<Record<GoalState, string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  returned: 'Returned',
  agreed: 'Agreed',
}

/** A goal is quiet, and its check-in late, when nothing was written about it for longer than a month. */
const CHECK_IN_DAYS = 31

export function checkInIsLate(lastCheckedOn: IsoDate | null, today: IsoDate): boolean {
  return lastCheckedOn !== null && daysBetween(lastCheckedOn, today) > CHECK_IN_DAYS
}

function amount(value: number, unit: string): string {
  const text = value.toLocaleString('en-GB', { maximumFractionDigits: 4 })
  return unit === '' ? text : `${text}\u202f${unit}`
}

/** A unit such as "of 12" says the whole already. */
function isShareOfWhole(unit: string): boolean {
  return /^of \d/.test(unit)
}

/** "7 of 8, from 2" for a plain count that grows, else "9.5 h, from 16 h to 8 h". */
export function measureWords({ unit, direction, baseline, target, current }: KeyResult): string {
  if (isShareOfWhole(unit)) return amount(current, unit)
  if (unit === '' && direction === 'increase') {
    const reached = `${amount(current, '')} of ${amount(target, '')}`
    return baseline === 0 ? reached : `${reached}, from ${amount(baseline, '')}`
  }
  return `${amount(current, unit)}, from ${amount(baseline, unit)} to ${amount(target, unit)}`
}

/** The line under a goal's name in short lists: its measure when there is one, else how many, else its kind. */
export function goalMeasureLine(goal: { readonly kind: GoalKind; readonly keyResults: readonly KeyResult[] }): string {
  const [only, ...others] = goal.keyResults
  if (only === undefined) return `${goalKindWords[goal.kind]}, no measure yet`
  if (others.length === 0) return measureWords(only)
  return `${count(goal.keyResults.length, 'key result')}, ${goalKindWords[goal.kind].toLowerCase()}`
}

/** "Objective, 3 key results". */
export function goalKindLine(goal: { readonly kind: GoalKind; readonly keyResults: readonly KeyResult[] }): string {
  const measures = goal.keyResults.length === 0 ? 'no key result' : count(goal.keyResults.length, 'key result')
  return `${goalKindWords[goal.kind]}, ${measures}`
}
