import { createHash } from 'node:crypto'
import { chmod, chown, copyFile, cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { openConnection } from '../../src/main/db/connection.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { laterMigrations } from '../support/later-migrations.ts'
import { startChild } from '../support/processes.ts'
import { vaultsIn } from '../support/vaults.ts'

const passphrase = 'six plain words make a gate'
let template: string
let root: string
let folder: string
let vaults: Vaults
let vaultId: string
let place: string
let hexKey: string
let database: string

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'perennial-template-'))
  const maker = vaultsIn(join(template, 'vaults'))
  const made = await maker.create({ name: 'Acme', colour: 'fern', passphrase })
  const vault = maker.current()
  const shown = await maker.showRawKey({ passphrase })
  if (!made.ok || !vault || !shown.ok) throw new Error('the vault was not made')
  vaultId = made.value.vaultId
  hexKey = shown.value.hexKey
  await change(vault.deps, { verb: 'test.fill', summary: 'Filled' }, async (tx) => {
    for (let n = 0; n < 300; n++) {
      await tx
        .insertInto('job_profile')
        .values({ id: vault.deps.newId(), title: `Profile ${n}`, purpose: 'words '.repeat(300) })
        .execute()
    }
  })
  await maker.close()
})
afterAll(() => rm(template, { recursive: true, force: true }))

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-damage-'))
  await cp(template, root, { recursive: true })
  folder = join(root, 'vaults')
  place = join(folder, 'Acme.perennial')
  database = join(place, 'vault.db')
  vaults = vaultsIn(folder)
})
afterEach(async () => {
  await vaults.close()
  await rm(root, { recursive: true, force: true })
})

const open = () => vaults.open({ vaultId, passphrase })
const digest = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

/** Everything in the vault's folder, byte by byte. */
async function picture(): Promise<Record<string, string>> {
  const names = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await digest(path)] as const)))
}

/** The vault does not open, for that reason, and not a byte in its folder changes. */
async function expectRefusal(error: object): Promise<void> {
  const before = await picture()
  expect(await open()).toEqual({ ok: false, error })
  expect(vaults.current()).toBeNull()
  expect(await picture()).toEqual(before)
}

/** Changes the database behind the app's back, with its key. */
async function withDatabase(work: (db: BetterSqlite3.Database) => void): Promise<void> {
  const opened = openConnection({ path: database, hexKey })
  if (!opened.ok) throw new Error(opened.error.code)
  work(opened.value)
  opened.value.pragma('wal_checkpoint(TRUNCATE)')
  opened.value.close()
}

async function flip(path: string, offset: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[offset] = (bytes[offset] ?? 0) ^ 0x10
  await writeFile(path, bytes)
}

describe('a vault that is not whole says what is wrong and stays as it is', () => {
  it('when the passphrase does not match', async () => {
    const before = await picture()
    expect(await vaults.open({ vaultId, passphrase: 'not this one' })).toEqual({ ok: false, error: { code: 'WRONG_PASSPHRASE' } })
    expect(await picture()).toEqual(before)
  })

  it('when there is no such vault', async () => {
    expect(await vaults.open({ vaultId: 'nobody', passphrase })).toEqual({ ok: false, error: { code: 'VAULT_NOT_FOUND' } })
  })

  it('when the database is gone', async () => {
    await rm(database)
    await expectRefusal({ code: 'DATABASE_MISSING' })
    expect((await vaults.status()).vaults[0]).toMatchObject({ problem: 'database-missing' })
  })

  it('when the database is empty', async () => {
    await truncate(database, 0)
    await expectRefusal({ code: 'DATABASE_EMPTY' })
  })

  it.each([
    ['a stub', 1000],
    ['a whole page less', -4096],
    ['half a page less', -2048],
  ])('when the database is cut: %s', async (_name, size) => {
    const { size: whole } = await stat(database)
    await truncate(database, size > 0 ? size : whole + size)
    await expectRefusal({ code: 'DATABASE_DAMAGED' })
  })

  it('when one bit is flipped, on whichever page', async () => {
    const { size } = await stat(database)
    await copyFile(database, join(root, 'whole.db'))
    for (const offset of [3, 20, 1000, 4096 + 7, Math.floor(size / 3), Math.floor(size / 2), size - 5]) {
      await copyFile(join(root, 'whole.db'), database)
      await flip(database, offset)
      await expectRefusal({ code: 'DATABASE_DAMAGED' })
    }
    await copyFile(join(root, 'whole.db'), database)
    expect((await open()).ok).toBe(true)
  })

  it('when the header is damaged, and the copy in a backup brings it back', async () => {
    const header = join(place, 'vault.json')
    await writeFile(header, (await readFile(header, 'utf8')).replace('argon2id', 'argon2ix'))
    const [listed] = (await vaults.status()).vaults
    if (!listed) throw new Error('the vault is not listed')
    expect(listed.problem).toBe('header-damaged')
    const before = await picture()
    expect(await vaults.open({ vaultId: listed.id, passphrase })).toEqual({ ok: false, error: { code: 'HEADER_DAMAGED' } })
    expect(await picture()).toEqual(before)

    const copies = await vaults.backups({ vaultId: listed.id })
    const backupId = copies.ok ? (copies.value[0]?.id ?? '') : ''
    expect((await vaults.restore({ vaultId: listed.id, backupId })).ok).toBe(true)
    expect((await open()).ok).toBe(true)
  })

  it('when the header is gone', async () => {
    await rm(join(place, 'vault.json'))
    const [listed] = (await vaults.status()).vaults
    expect(await vaults.open({ vaultId: listed?.id ?? '', passphrase })).toEqual({ ok: false, error: { code: 'HEADER_DAMAGED' } })
  })

  it('when a newer version made it, and it is byte for byte the same afterwards', async () => {
    await withDatabase((db) => {
      migrate(db, () => 1, laterMigrations.slice(0, -2))
    })
    await expectRefusal({ code: 'VAULT_NEWER', data: { migration: '9001-add-table' } })
  })

  it('when the database was made by something else', async () => {
    await withDatabase((db) =>
      db.exec('CREATE VIEW slow AS WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n) SELECT x FROM n'),
    )
    await expectRefusal({ code: 'DATABASE_FOREIGN' })
  })

  it('when the list of migrations is a trap that never ends', async () => {
    await withDatabase((db) =>
      db.exec(`DROP TABLE schema_migration; CREATE VIEW schema_migration AS
        WITH RECURSIVE n(position, name) AS (VALUES (1, 'x') UNION ALL SELECT position + 1, name FROM n) SELECT position, name FROM n`),
    )
    await expectRefusal({ code: 'DATABASE_FOREIGN' })
  })

  it('when a trigger was slipped in', async () => {
    await withDatabase((db) => db.exec('CREATE TRIGGER spy AFTER INSERT ON person BEGIN DELETE FROM private_note; END'))
    await expectRefusal({ code: 'DATABASE_FOREIGN' })
  })

  it('when the database of another vault lies in its place', async () => {
    const other = new BetterSqlite3(join(root, 'plain.db'))
    other.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)')
    other.close()
    await copyFile(join(root, 'plain.db'), database)
    await expectRefusal({ code: 'DATABASE_DAMAGED' })
  })

  it('when its key derivation is outside the bounds', async () => {
    const { parseHeader, printHeader } = await import('../../src/main/vault/header.ts')
    const path = join(place, 'vault.json')
    const header = parseHeader(await readFile(path, 'utf8'))
    if (!header.ok) throw new Error(header.error.code)
    const { passphrase: slot } = header.value.slots
    const slots = { ...header.value.slots, passphrase: { ...slot, kdf: { ...slot.kdf, memoryKiB: 1_000_000_000 } } }
    await writeFile(path, printHeader({ ...header.value, slots }))
    await expectRefusal({ code: 'KDF_OUT_OF_RANGE' })
  })
})

describe('a vault that somebody else has', () => {
  it('does not open twice on one computer, and opens again when the other is killed', async () => {
    const other = startChild('./vault-child.ts', ['hold', folder, passphrase])
    await other.line('open')
    const refused = await open()
    expect(refused).toMatchObject({ ok: false, error: { code: 'VAULT_IN_USE' } })
    await other.kill()
    expect((await open()).ok).toBe(true)
    const second = startChild('./vault-child.ts', ['try', folder, passphrase])
    await second.ended()
    expect(second.lines).toEqual(['refused VAULT_IN_USE'])
  })

  it('is not restored while it is open there', async () => {
    const copies = await vaults.backups({ vaultId })
    const backupId = copies.ok ? (copies.value[0]?.id ?? '') : ''
    const other = startChild('./vault-child.ts', ['hold', folder, passphrase])
    await other.line('open')
    expect(await vaults.restore({ vaultId, backupId })).toMatchObject({ ok: false, error: { code: 'VAULT_IN_USE' } })
    await other.kill()
  })
})

describe('a restore that was cut short', () => {
  it('is finished by the next opening, and the pages of the old database are not replayed over the new one', async () => {
    const copies = await vaults.backups({ vaultId })
    const backupId = copies.ok ? (copies.value[0]?.id ?? '') : ''
    // Newer than the copy, and killed: what was saved last is in the companion file.
    const child = startChild('./vault-child.ts', ['write', folder, passphrase])
    await child.line('saved')
    await child.kill()
    await writeFile(join(place, 'restore-under-way'), backupId)
    await rm(database)

    expect((await open()).ok).toBe(true)
    const titles = await vaults.current()?.deps.db.selectFrom('job_profile').select('title').execute()
    expect(titles).toHaveLength(300)
    expect(await readdir(place)).not.toContain('restore-under-way')
  })
})

describe('a vault that may only be read', () => {
  // Root writes wherever it likes: then an ordinary account is asked to open it.
  const account = process.getuid?.() === 0 ? { uid: 65534 } : {}

  async function handOver(): Promise<void> {
    if (!('uid' in account)) return
    await chmod(root, 0o755)
    const entries = await readdir(root, { recursive: true, withFileTypes: true })
    for (const path of [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))]) await chown(path, account.uid, account.uid)
  }

  it('says so when its folder is read-only, and is left as it is', async () => {
    await handOver()
    const before = await picture()
    await chmod(place, 0o500)
    const child = startChild('./vault-child.ts', ['try', folder, passphrase], account)
    await child.ended()
    await chmod(place, 0o700)
    expect(child.lines).toEqual(['refused VAULT_READ_ONLY'])
    expect(await picture()).toEqual(before)
  })

  it('says so when its database is read-only', async () => {
    await handOver()
    await chmod(database, 0o400)
    const child = startChild('./vault-child.ts', ['try', folder, passphrase], account)
    await child.ended()
    expect(child.lines).toEqual(['refused VAULT_READ_ONLY'])
  })
})

it('every file of a vault is for its owner only', async () => {
  await open()
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  expect(entries.map((entry) => entry.name)).toContain('vault.db-wal')
  for (const entry of entries) {
    const { mode } = await stat(join(entry.parentPath, entry.name))
    expect([entry.name, (mode & 0o077).toString(8)]).toEqual([entry.name, '0'])
  }
})
