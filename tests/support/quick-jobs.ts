import { inlineJobs } from '../../src/main/jobs/inline.ts'
import type { JobPool } from '../../src/main/jobs/pool.ts'

const derived = new Map<string, Promise<Uint8Array>>()

/**
 * Jobs in this thread that derive each key once. The same passphrase, salt and cost always give the same key, and nearly every test
 * of a vault opens it again and again with what it was made with; tests of the derivation itself call it directly.
 */
export function quickJobs(): JobPool {
  const real = inlineJobs()
  return {
    ...real,
    async run(name, input, options) {
      options?.signal?.throwIfAborted()
      if (name !== 'vault.derive') return real.run(name, input, options)
      const asked = JSON.stringify(input)
      const known = derived.get(asked) ?? (real.run(name, input) as Promise<Uint8Array>)
      derived.set(asked, known)
      known.catch(() => derived.delete(asked))
      // A key of its own for everybody: whoever has done with one overwrites it.
      return Uint8Array.from(await known) as never
    },
  }
}
