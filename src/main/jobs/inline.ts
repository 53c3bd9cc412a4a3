import { catalog } from './catalog.ts'
import type { JobContext } from './jobs.ts'
import type { JobPool } from './pool.ts'

type AnyJob = (input: unknown, context: JobContext) => unknown

/** Runs the same job functions in this thread: for tests of services, where a worker would only cost time. */
export function inlineJobs(): JobPool {
  return {
    async run(name, input, options = {}) {
      const load = (catalog as Record<string, (() => Promise<unknown>) | undefined>)[name]
      if (!load) throw new Error(`no such job: ${String(name)}`)
      const job = (await load()) as AnyJob
      const signal = options.signal ?? new AbortController().signal
      signal.throwIfAborted()
      return (await job(input, { signal, progress: (share) => options.onProgress?.(share) })) as never
    },
    forget: async () => {},
    close: async () => {},
  }
}
