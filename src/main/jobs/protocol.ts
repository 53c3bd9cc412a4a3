/** What crosses between the pool and a worker. */
export type ToWorker =
  | { readonly kind: 'run'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'end' }

export type FromWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly share: number }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: FailedJob }

export interface FailedJob {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  readonly code: string | undefined
}

export function describeFailure(error: unknown): FailedJob {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined, code: undefined }
  const code = 'code' in error ? String(error.code) : undefined
  return { name: error.name, message: error.message, stack: error.stack, code }
}

export function rebuildFailure(failed: FailedJob): Error {
  const error = new Error(failed.message)
  error.name = failed.name
  if (failed.stack !== undefined) error.stack = failed.stack
  return failed.code === undefined ? error : Object.assign(error, { code: failed.code })
}
