import type { Refusal } from '../model/refusals.ts'
import type { WorkerAnswer, WorkerRequest } from './messages.ts'
import PackageWorker from './package-worker.ts?worker&inline'

type Final = Exclude<WorkerAnswer, { kind: 'progress' }>

/** Ends a job and its thread; the promise of a cancelled job never settles. */
export interface Job {
  readonly answer: Promise<Final>
  readonly cancel: () => void
}

const stopped: { readonly kind: 'refused'; readonly refusal: Refusal } = { kind: 'refused', refusal: { code: 'WORKER_STOPPED' } }

/** One request, one worker, ended afterwards: nothing of an opened file stays in a thread nobody needs. */
export function runInWorker(request: WorkerRequest, onProgress: (share: number) => void = () => {}): Job {
  let worker: Worker
  try {
    worker = new PackageWorker()
  } catch {
    return { answer: Promise.resolve(stopped), cancel: () => {} }
  }
  const answer = new Promise<Final>((resolve) => {
    worker.onmessage = (event: MessageEvent<WorkerAnswer>) => {
      if (event.data.kind === 'progress') return onProgress(event.data.share)
      worker.terminate()
      resolve(event.data)
    }
    worker.onerror = () => {
      worker.terminate()
      resolve(stopped)
    }
  })
  worker.postMessage(request)
  return { answer, cancel: () => worker.terminate() }
}
