import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { openConnection } from '../../src/main/db/connection.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import type { OpenVault, Vaults } from '../../src/main/kernel/session.ts'
import { LATER_ROWS, laterMigrations } from '../support/later-migrations.ts'
import { startChild } from '../support/processes.ts'
import { vaultsIn } from '../support/vaults.ts'

// 2 in the normal run, 50 in the long one.
const ROUNDS = Number(process.env.ROUNDS ?? (process.env.SLOW === '1' ? 50 : 2))
const passphrase = 'six plain words make a gate'

let root: string
let folder: string
let vaults: Vaults
let vaultId: string

/** A moment that moves through the work from round to round. */
function moment(round: number, spanMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ((round * 37) % 100) * (spanMs / 100)))
}

/** Between rounds the vault is closed, not only locked: that waits for the copy made on closing. */
async function open(): Promise<OpenVault> {
  const opened = await vaults.open({ vaultId, passphrase })
  const vault = vaults.current()
  if (!opened.ok || !vault) throw new Error(opened.ok ? 'no vault is open' : opened.error.code)
  return vault
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-kill-'))
  folder = join(root, 'vaults')
  vaults = vaultsIn(folder)
  const made = await vaults.create({ name: 'Acme', colour: 'fern', passphrase })
  if (!made.ok) throw new Error(made.error.code)
  vaultId = made.value.vaultId
  await vaults.close()
})
afterAll(async () => {
  await vaults.close()
  await rm(root, { recursive: true, force: true })
})

describe(`kill -9, ${ROUNDS} rounds each`, () => {
  it('in the middle of writes loses nothing that was said to be saved, and keeps no half change', async () => {
    let saved = 0
    for (let round = 0; round < ROUNDS; round++) {
      const child = startChild('./vault-child.ts', ['write', folder, passphrase])
      await child.line('saved')
      await moment(round, 150)
      await child.kill()
      const acknowledged = child.lines.filter((line) => line.startsWith('saved ')).map((line) => line.split(' '))

      const { db } = (await open()).deps
      const profiles = new Set((await db.selectFrom('job_profile').select('id').execute()).map((row) => row.id))
      const units = new Set((await db.selectFrom('org_unit').select('id').execute()).map((row) => row.id))
      for (const [, profile = '', unit = ''] of acknowledged) expect([profiles.has(profile), units.has(unit)]).toEqual([true, true])
      expect(units.size).toBe(profiles.size)
      saved += acknowledged.length
      await vaults.close()
    }
    expect(saved).toBeGreaterThanOrEqual(ROUNDS)
    console.log(`kill -9 in writes: ${ROUNDS} rounds, ${saved} acknowledged changes, none lost`)
  })

  it('in the middle of a backup leaves the vault whole, every named copy whole, and no half copy after the next opening', async () => {
    const vault = await open()
    await change(vault.deps, { verb: 'test.fill', summary: 'Filled' }, async (tx) => {
      for (let n = 0; n < 3000; n++) {
        await tx
          .insertInto('job_profile')
          .values({ id: vault.deps.newId(), title: `Filler ${n}`, purpose: 'words '.repeat(500) })
          .execute()
      }
    })
    const place = vault.summary.place
    const shown = await vaults.showRawKey({ passphrase })
    const hexKey = shown.ok ? shown.value.hexKey : ''
    await vaults.close()
    let copies = 0
    let cutShort = 0
    for (let round = 0; round < ROUNDS; round++) {
      const child = startChild('./vault-child.ts', ['back-up', folder, passphrase])
      await child.line('open')
      await moment(round, 900)
      await child.kill()
      const backups = join(place, 'backups')
      for (const name of await readdir(backups)) {
        if (name.startsWith('.')) cutShort++
        else {
          copies++
          expect(isWhole(join(backups, name, 'vault.db'), hexKey)).toBe(true)
        }
      }
      await open()
      expect((await readdir(backups)).filter((name) => name.startsWith('.'))).toEqual([])
      await vaults.close()
    }
    console.log(`kill -9 in backups: ${ROUNDS} rounds, ${cutShort} cut short and swept, ${copies} copies looked at, all whole`)
  })
})

describe('a migration', () => {
  const hexKey = '24'.repeat(32)
  let path: string
  beforeEach(async () => {
    path = join(root, 'old.db')
    const made = openConnection({ path, hexKey, create: true })
    if (!made.ok) throw new Error(made.error.code)
    migrate(made.value, () => 1)
    made.value.close()
  })
  afterEach(() => rm(path, { force: true }))

  it(`killed in the middle leaves the old schema or the new one, ${ROUNDS} rounds`, async () => {
    const target = join(root, 'migrating.db')
    const drop = async () => {
      for (const suffix of ['', '-wal', '-shm']) await rm(`${target}${suffix}`, { force: true })
    }
    await copyFile(path, target)
    const whole = startChild('./migration-child.ts', [target, hexKey])
    await whole.line('begins')
    const began = performance.now()
    await whole.line('migrated')
    const spanMs = performance.now() - began
    await whole.ended()
    await drop()
    let old = 0
    for (let round = 0; round < ROUNDS; round++) {
      await copyFile(path, target)
      const child = startChild('./migration-child.ts', [target, hexKey])
      await child.line('begins')
      // Every other round waits for the end: what was said to be migrated stays so.
      await (round % 2 === 1 ? child.line('migrated') : moment(round, spanMs))
      await child.kill()
      const acknowledged = child.lines.includes('migrated')
      const opened = openConnection({ path: target, hexKey })
      if (!opened.ok) throw new Error(opened.error.code)
      const names = opened.value.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'later_%'").pluck().all()
      if (names.length === 0) {
        expect(acknowledged).toBe(false)
        old++
      } else expect([names, opened.value.prepare('SELECT count(*) FROM later_two').pluck().get()]).toEqual([['later_two'], LATER_ROWS])
      expect(opened.value.pragma('integrity_check', { simple: true })).toBe('ok')
      // The next start goes on as if nothing had happened.
      expect(migrate(opened.value, () => 1, laterMigrations).ok).toBe(true)
      expect(opened.value.prepare('SELECT count(*) FROM later_two').pluck().get()).toBe(LATER_ROWS)
      opened.value.close()
      await drop()
    }
    console.log(`kill -9 in migrations: ${ROUNDS} rounds, ${old} left the old schema, ${ROUNDS - old} the new one, none between`)
  })
})

function isWhole(path: string, hexKey: string): boolean {
  const opened = openConnection({ path, hexKey, readOnly: true })
  if (!opened.ok) return false
  const verdict = opened.value.pragma('integrity_check', { simple: true })
  opened.value.close()
  return verdict === 'ok'
}
