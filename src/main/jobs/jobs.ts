import type { catalog } from './catalog.ts'

type Catalog = typeof catalog
export type JobName = keyof Catalog
type JobFunction<K extends JobName> = Awaited<ReturnType<Catalog[K]>>
/** What the job is given; structured-cloneable. */
export type JobInput<K extends JobName> = JobFunction<K> extends (input: infer Input, context: JobContext) => unknown ? Input : never
export type JobOutput<K extends JobName> =
  JobFunction<K> extends (input: never, context: JobContext) => infer Output ? Awaited<Output> : never

/** What a job function gets besides its input. */
export interface JobContext {
  /** Aborted when the person cancels or the vault locks. */
  readonly signal: AbortSignal
  /** Share of the work done, 0 to 1. */
  readonly progress: (share: number) => void
}

export interface JobOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number) => void
}

/** Long work, off the main thread. Inputs and outputs cross by structured clone. */
export interface Jobs {
  run<K extends JobName>(name: K, input: JobInput<K>, options?: JobOptions): Promise<JobOutput<K>>
}
