import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { type Connection, openConnection } from '../../src/main/db/connection.ts'
import { kyselyOver } from '../../src/main/db/kysely.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { inlineJobs } from '../../src/main/jobs/inline.ts'
import type { Deps } from '../../src/main/kernel/deps.ts'
import type { RouterContext } from '../../src/main/kernel/implement.ts'
import type { OpenVault } from '../../src/main/kernel/session.ts'
import { plantWorkspace } from '../../src/main/vault/creating.ts'
import { readSigner } from '../../src/main/vault/workspace-keys.ts'
import { vaultsIn } from './vaults.ts'

/** Every test starts at this moment of the machine's own time zone. */
export const TEST_START = new Date(2026, 10, 10, 9, 12).getTime()

export interface AskedStatement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export interface TestVault {
  readonly deps: Deps
  readonly vault: OpenVault
  /** Pass it to oRPC's `call(router.verb, input, { context })`. */
  readonly context: RouterContext
  readonly key: string
  readonly path: string
  setNow(ms: number): void
  /** Every statement that runs during some work, in order. */
  statementsOf(work: () => Promise<unknown>): Promise<AskedStatement[]>
  close(): Promise<void>
}

const KEY = '42'.repeat(32)

let migrated: Promise<string> | undefined

/** An empty vault of today's schema, made once by each runner of tests and copied from then on. Its migrations have tests of their own. */
async function migrateOnce(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-schema-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'vault.db')
  const opened = openConnection({ path, hexKey: KEY, create: true })
  if (!opened.ok) throw new Error(opened.error.code)
  const done = migrate(opened.value, () => TEST_START)
  if (!done.ok) throw new Error(done.error.code)
  // The last one to close writes the log into the file: a copy of it alone is whole.
  opened.value.close()
  return path
}

/** A real encrypted vault in a temporary folder, migrated, with its workspace and keys. Time stands still until `setNow`. */
export async function openTestVault(): Promise<TestVault> {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-test-'))
  const path = join(folder, 'vault.db')
  migrated ??= migrateOnce()
  await copyFile(await migrated, path)
  const opened = openConnection({ path, hexKey: KEY })
  if (!opened.ok) throw new Error(opened.error.code)

  const listen = listenTo(opened.value)
  let time = TEST_START
  let sequence = 0
  const deps: Deps = {
    db: kyselyOver(opened.value),
    now: () => time,
    // Ids sort in the order they were made, although the clock stands still.
    newId: () => v7({ msecs: time, seq: sequence++ }),
    jobs: inlineJobs(),
  }
  const workspaceId = deps.newId()
  await plantWorkspace(deps, { workspaceId, name: 'Test firm' })

  const closing = new AbortController()
  const vault: OpenVault = {
    deps,
    workspaceId,
    summary: {
      id: workspaceId,
      name: 'Test firm',
      colour: 'fern',
      place: folder,
      lastOpenedAt: time,
      lastBackup: null,
      problem: null,
      demo: false,
    },
    signer: await readSigner(deps.db),
    closing: closing.signal,
  }
  return {
    deps,
    vault,
    // The real service over an empty folder, except that this vault is the open one.
    context: { vaults: { ...vaultsIn(join(folder, 'vaults'), { now: () => time }), current: () => vault } },
    key: KEY,
    path,
    statementsOf: listen,
    setNow: (ms) => {
      time = ms
    },
    close: async () => {
      closing.abort()
      await deps.db.destroy()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function listenTo(connection: Connection): TestVault['statementsOf'] {
  let heard: AskedStatement[] | null = null
  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((text: string) => {
    const statement = prepare(text)
    for (const verb of ['all', 'run'] as const) {
      const run = statement[verb].bind(statement)
      statement[verb] = ((...parameters: unknown[]) => {
        heard?.push({ sql: text, parameters: parameters.flat() })
        return run(...parameters)
      }) as never
    }
    return statement
    // The driver's own type is overloaded; a wrapper has one shape.
  }) as never
  return async (work) => {
    heard = []
    await work()
    const all = heard
    heard = null
    return all
  }
}
