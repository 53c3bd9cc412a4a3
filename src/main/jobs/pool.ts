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
  return new WorkerPool(options.entry ?? workerEntry(), options.size ?? Math.max(1, availableParallelism()))
}

class WorkerPool implements JobPool {
  readonly #entry: URL
  readonly #size: number
  readonly #seats = new Set<Seat>()
  readonly #waiting: Task[] = []
  #nextId = 1
  #closed = false

  constructor(entry: URL, size: number) {
    this.#entry = entry
    this.#size = size
  }

  run<K extends JobName>(name: K, input: unknown, options: JobOptions = {}): Promise<JobOutput<K>> {
    const { signal } = options
    if (this.#closed) return Promise.reject(new Error('the job pool is closed'))
    if (signal?.aborted) return Promise.reject(signal.reason)
    return new Promise<unknown>((resolve, reject) => {
      const stop = () => {
        this.#cancel(task)
        reject(signal?.reason)
      }
      const settled = <A>(then: (value: A) => void) => {
        return (value: A) => {
          signal?.removeEventListener('abort', stop)
          then(value)
        }
      }
      const task: Task = { id: this.#nextId++, name, input, options, resolve: settled(resolve), reject: settled(reject) }
      signal?.addEventListener('abort', stop, { once: true })
      this.#waiting.push(task)
      this.#pump()
    }) as Promise<JobOutput<K>>
  }

  async forget(): Promise<void> {
    const idle = [...this.#seats].filter((seat) => seat.task === null)
    for (const seat of idle) this.#seats.delete(seat)
    await Promise.all(idle.map((seat) => seat.worker.terminate()))
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const task of this.#waiting.splice(0)) task.reject(new Error('the job pool is closed'))
    await Promise.all([...this.#seats].map((seat) => seat.worker.terminate()))
  }

  #pump(): void {
    while (this.#waiting.length > 0) {
      const free = [...this.#seats].find((seat) => seat.task === null)
      const seat = free ?? (this.#seats.size < this.#size ? this.#seatNew() : null)
      const task = seat && this.#waiting.shift()
      if (!seat || !task) return
      this.#start(seat, task)
    }
  }

  #seatNew(): Seat {
    const worker = new Worker(this.#entry, { execArgv: preloads(), name: 'perennial job' })
    const seat: Seat = { worker, task: null }
    this.#seats.add(seat)
    // An idle worker keeps no process from ending.
    worker.unref()
    worker.on('message', (message: FromWorker) => this.#hear(seat, message))
    worker.on('error', (error) => this.#leave(seat, error))
    worker.on('exit', () => this.#leave(seat, new Error('a job worker ended')))
    return seat
  }

  #start(seat: Seat, task: Task): void {
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

  #hear(seat: Seat, message: FromWorker): void {
    const task = seat.task
    if (!task || task.id !== message.id) return
    if (message.kind === 'progress') {
      if (!task.options.signal?.aborted) task.options.onProgress?.(message.share)
      return
    }
    finish(seat)
    if (message.kind === 'done') task.resolve(message.output)
    else task.reject(rebuildFailure(message.error))
    this.#pump()
  }

  #leave(seat: Seat, error: unknown): void {
    if (!this.#seats.delete(seat)) return
    seat.task?.reject(error)
    seat.task = null
    if (!this.#closed) this.#pump()
  }

  #cancel(task: Task): void {
    const index = this.#waiting.indexOf(task)
    if (index >= 0) this.#waiting.splice(index, 1)
    const seat = [...this.#seats].find((candidate) => candidate.task === task)
    if (!seat) return
    tell(seat, { kind: 'cancel', id: task.id })
    // A job inside one long computation does not hear the message: its worker ends instead.
    setTimeout(() => {
      if (seat.task === task) void seat.worker.terminate()
    }, GRACE_MS).unref()
  }
}

function finish(seat: Seat): void {
  seat.task = null
  seat.worker.unref()
}

function tell(seat: Seat, message: ToWorker): void {
  seat.worker.postMessage(message)
}

/** What this process was told to load first is loaded first by its workers too; none of its other options is theirs. */
function preloads(): string[] {
  return process.execArgv.flatMap((option, index, all) => (option === '--import' ? [option, all[index + 1] ?? ''] : []))
}

/** Beside this file when run from sources; at the top of the bundle, or one above a chunk, when built. */
function workerEntry(): URL {
  for (const place of ['./worker.ts', './worker.js', '../worker.js']) {
    const url = new URL(place, import.meta.url)
    if (existsSync(fileURLToPath(url))) return url
  }
  throw new Error('the job worker is missing from this build')
}
