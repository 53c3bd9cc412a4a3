/** One budget: what was measured, the raw operation of the same run, and what is allowed. */
export interface Figure {
  readonly name: string
  /** Milliseconds unless `unit` says otherwise. */
  readonly figure: number
  readonly raw?: { readonly what: string; readonly figure: number; readonly atMost?: number }
  readonly budget: number
  readonly unit?: 'ms' | 'kB'
}

export function kept({ figure, raw, budget }: Figure): boolean {
  return figure <= budget && (raw?.atMost === undefined || figure / raw.figure <= raw.atMost)
}

/** "note saved … 1.20 ms, raw insert 0.61 ms, ratio 1.97 of 3.00, budget 5 ms: kept". */
export function lineOf(measured: Figure): string {
  const { name, figure, raw, budget, unit = 'ms' } = measured
  const ratio =
    raw &&
    `, raw ${raw.what} ${number(raw.figure)} ${unit}, ratio ${(figure / raw.figure).toFixed(2)}${raw.atMost === undefined ? '' : ` of ${raw.atMost.toFixed(2)}`}`
  return `${name}: ${number(figure)} ${unit}${ratio ?? ', raw none'}, budget ${Number.isFinite(budget) ? `${budget} ${unit}` : 'by ratio'}: ${kept(measured) ? 'kept' : 'MISSED'}`
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
