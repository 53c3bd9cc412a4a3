import { dirname, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { call } from '@orpc/server'
import { peopleRouter } from '../../src/main/features/people/index.ts'
import { createJobPool, type JobPool } from '../../src/main/jobs/pool.ts'
import { generatePeopleCsv } from '../support/people-generator.ts'
import { sampleReview } from '../support/sample-review.ts'
import { openTestVault } from '../support/vault.ts'
import type { Figure } from './figures.ts'

const SALT = Buffer.alloc(16, 7).toString('base64')
const params = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, salt: SALT } as const
const BUILT = pathToFileURL(resolve(import.meta.dirname, '..', '..', 'out', 'main', 'worker.js'))

/** How long the event loop of main is kept while keys are derived, a review is printed, and a vault of 10,000 people is copied. */
export async function jobFigures(): Promise<Figure[]> {
  const jobs = createJobPool({ entry: BUILT })
  try {
    // The pool's threads start once; a person's first job pays for that, the loop of main must not.
    await jobs.run('vault.derive', { passphrase: 'warm the threads up', params })
    const keys = [1, 2, 3, 4].map((round) => () => jobs.run('vault.derive', { passphrase: `round ${round} of the bench`, params }))
    return [
      ...(await loopWhile('keys are derived', keys)),
      ...(await loopWhile(
        'a PDF is made',
        [1, 2, 3, 4].map(() => () => print(jobs)),
      )),
      ...(await backupFigures(jobs)),
    ]
  } finally {
    await jobs.close()
  }
}

/** The loop while main only waits for the work, beside the same loop with nothing to do: what is left is the machine's own crowding. */
async function loopWhile(name: string, work: readonly (() => Promise<unknown>)[]): Promise<Figure[]> {
  const idle = await loopDelay(() => new Promise((done) => setTimeout(done, 500)))
  const busy = await loopDelay(() => Promise.all(work.map((each) => each())))
  const what = 'idle loop'
  return [
    { name: `event loop of main while ${name}, p99`, figure: busy.p99, budget: 50, raw: { what, figure: idle.p99 } },
    { name: `event loop of main while ${name}, longest`, figure: busy.longest, budget: 50, raw: { what, figure: idle.longest } },
    // Not counted here is how long the thread waited for a core: this is what main did itself.
    { name: `work of main itself while ${name}, in all`, figure: busy.own, budget: 50, raw: { what, figure: idle.own } },
  ]
}

async function loopDelay(work: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const before = process.threadCpuUsage()
  delay.enable()
  await work()
  // What held up the loop last is counted when the loop next turns.
  await new Promise((done) => setTimeout(done, 50))
  delay.disable()
  const { user, system } = process.threadCpuUsage(before)
  return { p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6, own: (user + system) / 1e3 }
}

async function print(jobs: JobPool): Promise<void> {
  const pdf = await jobs.run('review-pdf', { review: sampleReview, printedOn: '2026-12-08' })
  if (Buffer.from(pdf.subarray(0, 5)).toString() !== '%PDF-') throw new Error('the job made no PDF')
}

async function backupFigures(jobs: JobPool): Promise<Figure[]> {
  const vault = await openTestVault()
  try {
    const open = { ...vault.vault, deps: { ...vault.deps, jobs } }
    const context = { ...vault.context, vaults: { ...vault.context.vaults, current: () => open } }
    const file = new File([generatePeopleCsv(10_000)], 'firm.csv', { type: 'text/csv' })
    const preview = await call(peopleRouter.importPreview, { fileName: file.name, file }, { context })
    await call(peopleRouter.importCommit, { token: preview.token }, { context })
    const input = { folder: dirname(vault.path), hexKey: vault.key, header: '{}', at: 1_794_300_000_000, cause: 'routine' as const }
    const copy = async () => {
      const made = await jobs.run('vault.backup', { ...input, id: 'bench' })
      if (!made.ok) throw new Error(made.error.code)
    }
    return await loopWhile('a vault of 10,000 people is backed up', [copy])
  } finally {
    await vault.close()
  }
}
