/** The newest few: an older preview has been replaced by the person who made it. */
const MOST_KEPT = 3

/** What was previewed and not yet imported; in memory only. */
export class Previews<T> {
  readonly #kept = new Map<string, T>()

  keep(token: string, preview: T): void {
    this.#kept.set(token, preview)
    for (const old of [...this.#kept.keys()].slice(0, -MOST_KEPT)) this.#kept.delete(old)
  }

  get(token: string): T | undefined {
    return this.#kept.get(token)
  }

  drop(token: string): void {
    this.#kept.delete(token)
  }
}

/** Keeps previews for each open vault; they are gone when it locks. */
export function previewsByVault<T>(): (closing: AbortSignal) => Previews<T> {
  const byVault = new WeakMap<AbortSignal, Previews<T>>()
  return (closing) => {
    const known = byVault.get(closing)
    if (known) return known
    const made = new Previews<T>()
    closing.addEventListener('abort', () => byVault.delete(closing), { once: true })
    byVault.set(closing, made)
    return made
  }
}
