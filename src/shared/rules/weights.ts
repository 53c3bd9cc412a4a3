/** 100 % in basis points: what the weights of a plan and of a form add up to. */
export const WHOLE_BP = 10_000

export function totalBp(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0)
}

/**
 * Scales weights to exactly 100 %, keeping their proportions, by largest remainder: each result is within one basis point of its
 * exact share, and ties go to the earlier goal. Weights that are all zero share evenly.
 */
export function distributeRemainder(weights: readonly number[]): number[] {
  const total = totalBp(weights)
  const parts = total === 0 ? weights.map(() => 1) : weights
  const partsTotal = total === 0 ? weights.length : total
  const shares = parts.map((part, index) => {
    const exact = part * WHOLE_BP
    return { index, floor: Math.floor(exact / partsTotal), remainder: exact % partsTotal }
  })
  const left = WHOLE_BP - totalBp(shares.map((share) => share.floor))
  const first = shares.toSorted((a, b) => b.remainder - a.remainder || a.index - b.index).slice(0, shares.length === 0 ? 0 : left)
  const lucky = new Set(first.map((share) => share.index))
  return shares.map((share) => share.floor + (lucky.has(share.index) ? 1 : 0))
}
