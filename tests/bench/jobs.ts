import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createJobPool } from '../../src/main/jobs/pool.ts'
import type { Figure } from './figures.ts'

const SALT = Buffer.alloc(16, 7).toString('base64')

/** How long the event loop of main is kept while keys are derived and packages are sealed, two at a time. */
export async function jobFigures(): Promise<Figure[]> {
  const jobs = createJobPool()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const params = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, salt: SALT } as const
  try {
    // The pool's threads start once; a person's first job pays for that, the loop of main must not.
    await jobs.run('vault.derive', { passphrase: 'warm the threads up', params })
    delay.enable()
    await Promise.all([1, 2, 3, 4].map((round) => jobs.run('vault.derive', { passphrase: `round ${round} of the bench`, params })))
    await new Promise((resolve) => setTimeout(resolve, 50))
    delay.disable()
    return [{ name: 'event loop of main while keys are derived, p99', figure: delay.percentile(99) / 1e6, budget: 50 }]
  } finally {
    await jobs.close()
  }
}
