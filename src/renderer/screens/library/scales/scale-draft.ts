import type { ScaleContent } from '../../../../shared/rules/library-content.ts'
import type { ScalePoint } from '../../../../shared/rules/review-form.ts'

/** A point above the highest. */
export function pointAbove(points: readonly ScalePoint[]): ScalePoint {
  const value = (points.at(-1)?.value ?? 0) + 1
  return { value, label: `Point ${value}`, meaning: '' }
}

/** "Meets" moves along when its own number changes. */
export function withPoint(scale: ScaleContent, index: number, fields: Partial<ScalePoint>): ScaleContent {
  const before = scale.points[index]
  const points = scale.points.map((point, at) => (at === index ? { ...point, ...fields } : point))
  const meets = before?.value === scale.meets && fields.value !== undefined ? fields.value : scale.meets
  return { ...scale, points, meets }
}

/** When the point that meant "meets" goes, the one that took its place means it. */
export function withoutPoint(scale: ScaleContent, index: number): ScaleContent {
  const gone = scale.points[index]
  const points = scale.points.filter((_, at) => at !== index)
  const next = points[Math.min(index, points.length - 1)]
  return { ...scale, points, meets: gone?.value === scale.meets && next ? next.value : scale.meets }
}
