import type { OpenVault } from '../../kernel/session.ts'

/** Previews that nobody decided about are forgotten from the oldest on. */
const MOST = 8

/** What was prepared and not yet decided, by token. */
export interface Pending<T> {
  keep(vault: OpenVault, token: string, value: T): void
  get(vault: OpenVault, token: string): T | undefined
  forget(vault: OpenVault, token: string): void
}

/** Keeps in memory only. What it keeps belongs to one opened vault and is gone when that locks. */
export function pending<T>(most = MOST): Pending<T> {
  const byVault = new WeakMap<OpenVault, Map<string, T>>()
  const keptOf = (vault: OpenVault) => {
    const known = byVault.get(vault)
    if (known) return known
    const made = new Map<string, T>()
    byVault.set(vault, made)
    vault.closing.addEventListener('abort', () => made.clear(), { once: true })
    return made
  }
  return {
    keep(vault, token, value) {
      const kept = keptOf(vault)
      kept.set(token, value)
      for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest)
    },
    forget: (vault, token) => void keptOf(vault).delete(token),
    get: (vault, token) => (vault.closing.aborted ? undefined : keptOf(vault).get(token)),
  }
}
