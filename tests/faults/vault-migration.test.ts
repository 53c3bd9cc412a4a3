import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConnection } from '../../src/main/db/connection.ts'
import type { Migration } from '../../src/main/db/migration.ts'
import { migrations } from '../../src/main/db/migrations/index.ts'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { vaultsIn } from '../support/vaults.ts'

const passphrase = 'six plain words make a gate'
let root: string
let vaults: Vaults
let vaultId: string
let place: string
let hexKey: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-due-'))
  vaults = vaultsIn(join(root, 'vaults'))
  const made = await vaults.create({ name: 'Acme', colour: 'fern', passphrase })
  const shown = await vaults.showRawKey({ passphrase })
  if (!made.ok || !shown.ok) throw new Error('the vault was not made')
  vaultId = made.value.vaultId
  hexKey = shown.value.hexKey
  place = vaults.current()?.summary.place ?? ''
  await vaults.close()
})
afterEach(async () => {
  await vaults.close()
  await rm(root, { recursive: true, force: true })
})

/** As if a later version had been installed, for as long as the work takes. */
async function withLaterVersion(migration: Migration, work: () => Promise<void>): Promise<void> {
  const list = migrations as Migration[]
  list.push(migration)
  try {
    await work()
  } finally {
    list.pop()
  }
}

describe('a vault made by an earlier version', () => {
  it('is copied, verified, before it is migrated', async () => {
    await withLaterVersion({ name: '9001-later', up: (db) => db.exec('CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT') }, async () => {
      expect(await vaults.open({ vaultId, passphrase })).toEqual({ ok: true, value: { olderThanLastSeen: false } })
      const copies = await vaults.backups({ vaultId })
      expect(copies.ok && copies.value.map(({ keptAs, verified }) => ({ keptAs, verified }))).toContainEqual({
        keptAs: 'before-migration',
        verified: true,
      })
      await vaults.close()
    })
    // The copy is what was there before: this version opens it, and refuses the vault that was migrated.
    expect(await vaults.open({ vaultId, passphrase })).toMatchObject({ ok: false, error: { code: 'VAULT_NEWER' } })
    const copies = await vaults.backups({ vaultId })
    const before = copies.ok ? copies.value.find(({ keptAs }) => keptAs === 'before-migration') : undefined
    expect((await vaults.restore({ vaultId, backupId: before?.id ?? '' })).ok).toBe(true)
    expect((await vaults.open({ vaultId, passphrase })).ok).toBe(true)
  })

  it('stays as it was when a migration fails, and opens with the version before', async () => {
    const broken = {
      name: '9001-broken',
      up: (db: Parameters<Migration['up']>[0]) => db.exec('CREATE TABLE half (id INTEGER) STRICT; NONSENSE'),
    }
    await withLaterVersion(broken, async () => {
      await expect(vaults.open({ vaultId, passphrase })).rejects.toThrow('NONSENSE')
      expect(vaults.current()).toBeNull()
    })
    expect(await readdir(place)).not.toContain('lock')
    const opened = openConnection({ path: join(place, 'vault.db'), hexKey, readOnly: true })
    if (!opened.ok) throw new Error(opened.error.code)
    expect(opened.value.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0)
    opened.value.close()
    expect((await vaults.open({ vaultId, passphrase })).ok).toBe(true)
  })
})
