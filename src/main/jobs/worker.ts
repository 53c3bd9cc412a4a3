import { parentPort } from 'node:worker_threads'
import { catalog } from './catalog.ts'
import type { JobContext } from './jobs.ts'
import { describeFailure, type FromWorker, type ToWorker } from './protocol.ts'
import { transferable } from './transfer.ts'

type AnyJob = (input: unknown, context: JobContext) => unknown

/** The worker's side of the pool: one job at a time, loaded on first use. */
function serve(port: NonNullable<typeof parentPort>): void {
  const jobs: Record<string, (() => Promise<unknown>) | undefined> = catalog
  let running: { id: number; abort: AbortController } | null = null

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'end') port.close()
    else if (message.kind === 'cancel') {
      if (running?.id === message.id) running.abort.abort(new DOMException('The job was cancelled', 'AbortError'))
    } else void run(message.id, message.name, message.input)
  })

  async function run(id: number, name: string, input: unknown): Promise<void> {
    const abort = new AbortController()
    running = { id, abort }
    try {
      const load = Object.hasOwn(jobs, name) ? jobs[name] : undefined
      if (!load) throw new Error(`no such job: ${name}`)
      const job = (await load()) as AnyJob
      const output = await job(input, { signal: abort.signal, progress: (share) => post({ kind: 'progress', id, share }) })
      post({ kind: 'done', id, output })
    } catch (error) {
      post({ kind: 'failed', id, error: describeFailure(error) })
    } finally {
      running = null
    }
  }

  function post(message: FromWorker): void {
    port.postMessage(message, message.kind === 'done' ? transferable(message.output) : [])
  }
}

if (parentPort) serve(parentPort)
