import { monitorEventLoopDelay } from 'node:perf_hooks'
import { call } from '@orpc/server'
import { openConnection } from '../../src/main/db/connection.ts'
import { peopleRouter } from '../../src/main/features/people/index.ts'
import { createJobPool } from '../../src/main/jobs/pool.ts'
import { generatePeopleCsv } from '../support/people-generator.ts'
import { openTestVault } from '../support/vault.ts'
import { type Figure, timed } from './figures.ts'

const COUNT = 10_000

/** Preview and commit of a large export, and how long the event loop of main was ever kept while it ran. */
export async function importFigures(): Promise<Figure[]> {
  const vault = await openTestVault()
  const jobs = createJobPool()
  const open = { ...vault.vault, deps: { ...vault.deps, jobs } }
  const context = { ...vault.context, vaults: { ...vault.context.vaults, current: () => open } }
  const file = new File([generatePeopleCsv(COUNT)], 'firm.csv', { type: 'text/csv' })
  const delay = monitorEventLoopDelay({ resolution: 5 })
  try {
    delay.enable()
    const total = await timed(async () => {
      const preview = await call(peopleRouter.importPreview, { fileName: file.name, file }, { context })
      await call(peopleRouter.importCommit, { token: preview.token }, { context })
    })
    // What held up the loop last is counted when the loop next turns.
    await new Promise((resolve) => setTimeout(resolve, 50))
    delay.disable()
    const list = await timed(() => call(peopleRouter.list, undefined, { context }))
    const raw = { what: 'bulk insert in one transaction', figure: await rawBulk(`${vault.path}.raw`) }
    return [
      { name: 'import of 10,000 people, preview and commit', figure: total, budget: 3000, raw },
      { name: 'event loop of main while importing, p99', figure: delay.percentile(99) / 1e6, budget: 50 },
      { name: 'event loop of main while importing, longest', figure: delay.max / 1e6, budget: 50 },
      { name: 'people list, 10,000 rows, to data', figure: list, budget: 300 },
    ]
  } finally {
    await jobs.close()
    await vault.close()
  }
}

function rawBulk(path: string): Promise<number> {
  const opened = openConnection({ path, hexKey: '42'.repeat(32), create: true })
  if (!opened.ok) throw new Error(opened.error.code)
  const db = opened.value
  db.exec('CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT, email TEXT, hired_on TEXT) STRICT')
  const insert = db.prepare('INSERT INTO person VALUES (?, ?, ?, ?)')
  const all = db.transaction(() => {
    for (let index = 0; index < COUNT; index += 1) insert.run(String(index), `Person ${index}`, `p${index}@example.com`, '2020-01-01')
  })
  return timed(all).finally(() => db.close())
}
