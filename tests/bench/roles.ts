import { readFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { call } from '@orpc/server'
import { sql } from 'kysely'
import { openShipped } from '../../src/main/db/shipped.ts'
import { libraryRouter } from '../../src/main/features/library/index.ts'
import type { RoleDatabase } from '../../src/main/features/library/roles-schema.ts'
import { createJobPool } from '../../src/main/jobs/pool.ts'
import { resourcePath } from '../../src/main/kernel/resources.ts'
import { openTestVault } from '../support/vault.ts'
import { type Figure, percentile, timed } from './figures.ts'

/** As people type them, slips included. */
const TYPED = [
  'sofware enginer',
  'nurse practicioner',
  'hr bus partner',
  'Production Technician - WC60',
  'regsitered nurse',
  'acountant',
  'truck drvier',
  'Vice President of Engineering',
  'marketing manger',
  'Research and Development Engineer',
]

/** Each keystroke of ten searches through the contract, beside the raw scan of the same titles for what was typed. */
export async function roleFigures(): Promise<Figure[]> {
  const vault = await openTestVault()
  const pool = createJobPool()
  const raw = openShipped<RoleDatabase>(await readFile(resourcePath('roles', 'onet.db')))
  try {
    // The index is read in a worker, as in the app.
    Object.assign(vault.deps, { jobs: pool })
    const search = (text: string) => call(libraryRouter.searchRoles, { text }, { context: vault.context })
    const loop = monitorEventLoopDelay({ resolution: 1 })
    loop.enable()
    const first = await timed(() => search('x'))
    loop.disable()
    const [keystrokes, scans]: [number[], number[]] = [[], []]
    for (const text of TYPED) {
      for (let length = 1; length <= text.length; length += 1) keystrokes.push(await timed(() => search(text.slice(0, length))))
      scans.push(await timed(() => sql`SELECT count(*) FROM title WHERE text LIKE ${`%${text}%`}`.execute(raw)))
    }
    const scan = { what: 'scan of the titles for the exact text', figure: percentile(scans, 0.5), atMost: 3 }
    return [
      { name: 'role search, per keystroke, p95', figure: percentile(keystrokes, 0.95), raw: scan, budget: 20 },
      // The worker's own start is in it; nobody waits for it but who types the first letter.
      { name: 'role search, first letter with reading the index', figure: first, budget: 500 },
      { name: 'role search, longest block of the main thread meanwhile', figure: loop.max / 1e6, budget: 50 },
    ]
  } finally {
    await pool.close()
    await raw.destroy()
    await vault.close()
  }
}
