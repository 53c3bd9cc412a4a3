/** What the score needs to know of one item of a review. */
export interface ScoredItem {
  readonly kind: 'goal' | 'competency'
  readonly weightBp: number
  readonly score: number | null
  readonly notSeen: boolean
}

export interface ScoreForm {
  readonly scale: { readonly points: readonly { readonly value: number; readonly label: string }[] }
  readonly goalsWeightBp: number
  readonly competenciesWeightBp: number
}

export interface ScorePart {
  readonly name: string
  /** Hundredths of a scale point. */
  readonly mean: number
  /** Share of this score: the form's weights, renormalised over the parts that have a rating. They sum to 10,000. */
  readonly weightBp: number
  /** Hundredths; the contributions sum to the total. */
  readonly contribution: number
}

export interface ReviewScore {
  /** Hundredths of a scale point; null before anything is rated. */
  readonly total: number | null
  readonly label: string
  readonly parts: readonly ScorePart[]
  /** Items with neither a rating nor "not seen". */
  readonly unrated: number
}

/**
 * Goals are weighted by their basis points, competencies count equally. What has no rating, or was not seen, is left out and
 * the other weights are renormalised: an absent part is not a zero.
 */
export function reviewScore(form: ScoreForm, items: readonly ScoredItem[]): ReviewScore {
  const present = [
    { name: 'Goals', formBp: form.goalsWeightBp, mean: weightedMean(ratedOf(items, 'goal')) },
    {
      name: 'Competencies',
      formBp: form.competenciesWeightBp,
      mean: weightedMean(ratedOf(items, 'competency').map((item) => ({ ...item, weightBp: 1 }))),
    },
  ].flatMap(({ name, formBp, mean }) => (mean === null || formBp <= 0 ? [] : [{ name, formBp, mean }]))
  const unrated = items.filter((item) => !isSettled(item)).length
  if (present.length === 0) return { total: null, label: '', parts: [], unrated }

  const formTotal = sum(present.map((part) => part.formBp))
  const exact = present.map((part) => (part.mean * 100 * part.formBp) / formTotal)
  const total = roundHalfUp(sum(exact))
  const contributions = apportion(exact, total)
  const weights = apportion(
    present.map((part) => (part.formBp * 10_000) / formTotal),
    10_000,
  )
  const parts = present.map(({ name, mean }, index) => ({
    name,
    mean: roundHalfUp(mean * 100),
    weightBp: weights[index] ?? 0,
    contribution: contributions[index] ?? 0,
  }))
  return { total, label: scoreLabel(form, total), parts, unrated }
}

/** Rated, or said to be not seen. */
export function isSettled(item: Pick<ScoredItem, 'score' | 'notSeen'>): boolean {
  return item.notSeen || item.score !== null
}

/** The label of the nearest scale point; exactly between two, the higher one. */
export function scoreLabel(form: Pick<ScoreForm, 'scale'>, total: number): string {
  const nearest = [...form.scale.points].sort(
    (a, b) => Math.abs(a.value * 100 - total) - Math.abs(b.value * 100 - total) || b.value - a.value,
  )[0]
  return nearest?.label ?? ''
}

/** Splits a whole into integers as close to the exact shares as can be (largest remainder first). */
export function apportion(shares: readonly number[], whole: number): number[] {
  const floors = shares.map((share) => Math.floor(share))
  let left = whole - sum(floors)
  const byRemainder = shares.map((share, index) => ({ index, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest)
  for (const { index } of byRemainder) {
    if (left <= 0) break
    floors[index] = (floors[index] ?? 0) + 1
    left -= 1
  }
  return floors
}

type Rated = ScoredItem & { readonly score: number }

function ratedOf(items: readonly ScoredItem[], kind: ScoredItem['kind']): Rated[] {
  return items.flatMap((item) => (item.kind === kind && !item.notSeen && item.score !== null ? [{ ...item, score: item.score }] : []))
}

/** Goals that were all given 0 % still say something together: then they count equally. */
function weightedMean(rated: readonly Rated[]): number | null {
  if (rated.length === 0) return null
  const weight = sum(rated.map((item) => item.weightBp))
  if (weight === 0) return sum(rated.map((item) => item.score)) / rated.length
  return sum(rated.map((item) => item.score * item.weightBp)) / weight
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Binary fractions sit just below the half that was meant; the nudge is far smaller than any weight can make a difference. */
function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5 + 1e-9)
}
