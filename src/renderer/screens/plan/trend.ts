import type { Goal } from '../../../shared/contract/planning.ts'
import { daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'
import { goalProgressBp } from '../../../shared/rules/goal-progress.ts'

/** A point of the trend: share of the time since the start of the cycle, and progress in basis points. */
interface TrendPoint {
  readonly x: number
  readonly y: number
}

function measuredPoints(goal: Goal, startsOn: IsoDate, today: IsoDate): readonly TrendPoint[] {
  const days = Math.max(1, daysBetween(startsOn, today))
  const values = new Map(goal.keyResults.map((result) => [result.id, result.baseline]))
  const points: TrendPoint[] = []
  for (const { keyResultId, value, observedOn } of goal.checkIns.toSorted((a, b) => a.observedOn.localeCompare(b.observedOn))) {
    if (keyResultId === null || value === null || !values.has(keyResultId)) continue
    values.set(keyResultId, value)
    const y = goalProgressBp(goal.keyResults.map((result) => ({ ...result, current: values.get(result.id) ?? result.baseline })))
    points.push({ x: Math.min(1, Math.max(0, daysBetween(startsOn, observedOn) / days)), y: y ?? 0 })
  }
  return points
}

function at(points: readonly TrendPoint[], x: number): number {
  const before = points.findLast((point) => point.x <= x) ?? { x: 0, y: 0 }
  const after = points.find((point) => point.x > x)
  if (after === undefined || after.x === before.x) return before.y
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x)
}

const STEPS = 24

/** The goal's progress from the start of the cycle to today in even steps of time. Empty without a measured check-in. */
export function goalTrend(goal: Goal, startsOn: IsoDate, today: IsoDate): readonly number[] {
  const points = measuredPoints(goal, startsOn, today)
  if (points.length === 0) return []
  return Array.from({ length: STEPS + 1 }, (_, step) => Math.round(at(points, step / STEPS)))
}
