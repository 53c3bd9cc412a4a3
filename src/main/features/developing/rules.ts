import type { z } from 'zod'
import type { OpenGap, Readiness, Recommendation, RecommendationReason, TrainingFields } from '../../../shared/contract/developing.ts'
import type { ScalePoint } from '../../../shared/rules/review-form.ts'

/** A competency under whatever case and spacing it was written: reviews, job profiles and trainings meet by name. */
export function competencyKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

export interface Scale {
  /** Low to high. */
  readonly points: readonly ScalePoint[]
  readonly meets: number
}

/** One competency of a finished review. */
export interface Rated {
  readonly name: string
  readonly score: number | null
  readonly notSeen: boolean
  readonly expected: number
}

export interface RatedReview {
  readonly scale: Scale
  readonly competencies: readonly Rated[]
}

/** What a target asks of one competency. */
export interface Asked {
  readonly name: string
  /** By its name; empty when the target names no level. */
  readonly level: string
  /** Names of the levels of the framework it comes from, low to high; empty outside a framework. */
  readonly ladder: readonly string[]
}

/**
 * How one competency of a target compares with the newest finished review. On the scale where the target's level is a point of
 * it or where it names none; on the ladder of the framework where the level the person was rated at is known. Nothing is made
 * up: no rating is no gap, and two things that do not compare are said to be so.
 */
export function readinessFor(asked: Asked, review: RatedReview | null, levelNow: string | null): Readiness {
  if (review === null) return { kind: 'not-rated', why: 'no-review' }
  const rated = review.competencies.find(({ name }) => competencyKey(name) === competencyKey(asked.name))
  if (rated === undefined) return { kind: 'not-rated', why: 'not-in-review' }
  if (rated.notSeen) return { kind: 'not-rated', why: 'not-seen' }
  if (rated.score === null) return { kind: 'not-rated', why: 'no-rating' }
  const onScale = asked.level === '' ? rated.expected : pointCalled(review.scale, asked.level)
  if (onScale !== null) return compared('point', rated.score * 100, onScale * 100)
  const rungs = asked.ladder.map(competencyKey)
  const need = rungs.indexOf(competencyKey(asked.level))
  if (need < 0) return { kind: 'not-comparable', why: 'level-not-on-scale' }
  const now = levelNow === null ? -1 : rungs.indexOf(competencyKey(levelNow))
  if (now < 0) return { kind: 'not-comparable', why: 'level-now-unknown' }
  return compared('level', now * 100 + stepsFromMeets(review.scale, rated.score), need * 100)
}

function pointCalled({ points }: Scale, level: string): number | null {
  const called = competencyKey(level)
  return points.find(({ value, label }) => competencyKey(label) === called || String(value) === called)?.value ?? null
}

/**
 * A rating as hundredths of a level above or below the level it was given at: "meets" is that level and no more, the highest
 * point is the next one in full, the lowest point the one below.
 */
export function stepsFromMeets({ points, meets }: Scale, score: number): number {
  const lowest = points[0]?.value ?? meets
  const highest = points.at(-1)?.value ?? meets
  const span = score >= meets ? highest - meets : meets - lowest
  return span === 0 ? 0 : Math.round(((score - meets) * 100) / span)
}

function compared(unit: 'point' | 'level', have: number, need: number): Readiness {
  return have >= need ? { kind: 'met', unit, have, need } : { kind: 'gap', unit, have, need, missing: need - have }
}

/** Competencies rated below what the review itself expects. */
export function reviewGaps(review: RatedReview): z.infer<typeof OpenGap>[] {
  return review.competencies.flatMap(({ name, score, notSeen, expected }) =>
    score === null || notSeen || score >= expected ? [] : [{ competency: name, score, expected }],
  )
}

interface Offered {
  readonly training: Recommendation['training']
}

/** Trainings that are for at least one gap, those for the most gaps first; each says which gap and where it was seen. */
export function recommend(
  trainings: readonly Recommendation['training'][],
  reasons: readonly RecommendationReason[],
  plannedIds: ReadonlySet<string>,
): Recommendation[] {
  return trainings
    .map((training): Offered & Recommendation => {
      const covers = new Set(training.competencies.map(competencyKey))
      const own = reasons.filter(({ competency }) => covers.has(competencyKey(competency)))
      return { training, reasons: own, planned: plannedIds.has(training.id) }
    })
    .filter(({ reasons: own }) => own.length > 0)
    .toSorted((a, b) => b.reasons.length - a.reasons.length || (a.training.title < b.training.title ? -1 : 1))
}

/** Gaps of the review that no training is for. */
export function gapsWithoutTraining(
  gaps: readonly z.infer<typeof OpenGap>[],
  trainings: readonly { readonly competencies: readonly string[] }[],
): z.infer<typeof OpenGap>[] {
  const covered = new Set(trainings.flatMap(({ competencies }) => competencies.map(competencyKey)))
  return gaps.filter(({ competency }) => !covered.has(competencyKey(competency)))
}

/** A training as it is kept: each competency once, under the name it was first written. */
export function tidyTraining(fields: TrainingFields): TrainingFields {
  const byKey = new Map<string, string>()
  for (const name of fields.competencies) {
    const key = competencyKey(name)
    if (key !== '' && !byKey.has(key)) byKey.set(key, name.trim().replace(/\s+/g, ' '))
  }
  return { ...fields, provider: fields.provider.trim(), competencies: [...byKey.values()] }
}
