import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { JobName, JobOptions, JobOutput, Jobs } from './jobs.ts'
import { type FromWorker, rebuildFailure, type ToWorker } from './protocol.ts'

/** Jobs in worker threads. */
export interface JobPool extends Jobs {
  /** Ends the workers that have nothing to do, and with them what they remember. */
  forget(): Promise<void>
  /** Cancels what runs and ends every worker. */
  close(): Promise<void>
}

interface Task {
  readonly id: number
  readonly name: string
  readonly input: unknown
  readonly options: JobOptions
  readonly resolve: (output: unknown) => void
  readonly reject: (error: unknown) => void
}

interface Seat {
  readonly worker: Worker
  task: Task | null
}

/** How long a cancelled job may take to stop by itself before its worker is ended. */
const GRACE_MS = 1500

export function createJobPool(options: { readonly size?: number; readonly entry?: URL } = {}): JobPool {
  const entry = options.entry ?? workerEntry()
  const size = options.size ?? Math.max(1, availableParallelism())
  const seats = new Set<Seat>()
  const waiting: Task[] = []
  let nextId = 1
  let closed = false

  function pump(): void {
    while (waiting.length > 0) {
      const seat = [...seats].find((candidate) => candidate.task === null) ?? (seats.size < size ? seatNew() : null)
      const task = seat && waiting.shift()
      if (!seat || !task) return
      start(seat, task)
    }
  }

  function seatNew(): Seat {
    const worker = new Worker(entry, { execArgv: [], name: 'perennial job' })
    const seat: Seat = { worker, task: null }
    seats.add(seat)
    worker.unref()
    worker.on('message', (message: FromWorker) => hear(seat, message))
    worker.on('error', (error) => leave(seat, error))
    worker.on('exit', () => leave(seat, new Error('a job worker ended')))
    return seat
  }

  function start(seat: Seat, task: Task): void {
    seat.task = task
    seat.worker.ref()
    try {
      tell(seat, { kind: 'run', id: task.id, name: task.name, input: task.input })
    } catch (error) {
      // An input that cannot be cloned is the caller's bug and must not cost the worker.
      finish(seat)
      task.reject(error)
    }
  }

  function hear(seat: Seat, message: FromWorker): void {
    const task = seat.task
    if (!task || task.id !== message.id) return
    if (message.kind === 'progress') {
      if (!task.options.signal?.aborted) task.options.onProgress?.(message.share)
      return
    }
    finish(seat)
    if (message.kind === 'done') task.resolve(message.output)
    else task.reject(rebuildFailure(message.error))
    pump()
  }

  function finish(seat: Seat): void {
    seat.task = null
    seat.worker.unref()
  }

  function leave(seat: Seat, error: unknown): void {
    if (!seats.delete(seat)) return
    seat.task?.reject(error)
    seat.task = null
    if (!closed) pump()
  }

  function dismiss(seat: Seat): Promise<number> {
    seats.delete(seat)
    return seat.worker.terminate()
  }

  function cancel(task: Task): void {
    const index = waiting.indexOf(task)
    if (index >= 0) waiting.splice(index, 1)
    const seat = [...seats].find((candidate) => candidate.task === task)
    if (!seat) return
    tell(seat, { kind: 'cancel', id: task.id })
    // A job inside one long computation does not hear the message: its worker ends instead.
    setTimeout(() => {
      if (seat.task === task) void seat.worker.terminate()
    }, GRACE_MS).unref()
  }

  function run<K extends JobName>(name: K, input: unknown, given: JobOptions = {}): Promise<JobOutput<K>> {
    const { signal } = given
    if (closed) return Promise.reject(new Error('the job pool is closed'))
    if (signal?.aborted) return Promise.reject(signal.reason)
    return new Promise<unknown>((resolve, reject) => {
      const stop = () => {
        cancel(task)
        reject(signal?.reason)
      }
      const settled =
        <A>(then: (value: A) => void) =>
        (value: A) => {
          signal?.removeEventListener('abort', stop)
          then(value)
        }
      const task: Task = { id: nextId++, name, input, options: given, resolve: settled(resolve), reject: settled(reject) }
      signal?.addEventListener('abort', stop, { once: true })
      waiting.push(task)
      pump()
    }) as Promise<JobOutput<K>>
  }

  return {
    run,
    async forget() {
      await Promise.all([...seats].filter((seat) => seat.task === null).map(dismiss))
    },
    async close() {
      closed = true
      for (const task of waiting.splice(0)) task.reject(new Error('the job pool is closed'))
      await Promise.all([...seats].map((seat) => seat.worker.terminate()))
    },
  }
}

function tell(seat: Seat, message: ToWorker): void {
  seat.worker.postMessage(message)
}

/** Beside this file when run from sources; at the top of the bundle, or one above a chunk, when built. */
function workerEntry(): URL {
  for (const place of ['./worker.ts', './worker.js', '../worker.js']) {
    const url = new URL(place, import.meta.url)
    if (existsSync(fileURLToPath(url))) return url
  }
  throw new Error('the job worker is missing from this build')
}
