import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqlCipher from '@signalapp/sqlcipher'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../src/main/db/change.ts'
import { type Connection, closeConnection, openConnection } from '../../src/main/db/connection.ts'
import { openTestVault, type TestVault } from '../support/vault.ts'
import { vaultsIn } from '../support/vaults.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-format-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

describe('nothing is locked in', () => {
  it('the key that the app shows opens the vault in stock SQLCipher 4, and every row is there', async () => {
    const passphrase = 'six plain words make a gate'
    const vaults = vaultsIn(join(root, 'vaults'))
    await vaults.create({ name: 'Acme', colour: 'fern', passphrase })
    const vault = vaults.current()
    const shown = await vaults.showRawKey({ passphrase })
    if (!vault || !shown.ok) throw new Error('the vault did not open')
    await change(vault.deps, { verb: 'test.write', summary: 'Written' }, (tx) =>
      tx
        .insertInto('job_profile')
        .values({ id: vault.deps.newId(), title: 'Gärtnerin', purpose: '🌱'.repeat(3000) })
        .execute(),
    )
    const place = vault.summary.place
    await vaults.close()

    for (const folder of [place, join(place, 'backups', (await readdir(join(place, 'backups')))[0] ?? '')]) {
      const db = new SqlCipher(join(folder, 'vault.db'))
      db.exec(shown.value.pragma)
      expect(db.prepare('SELECT title, purpose FROM job_profile').all()).toEqual([{ title: 'Gärtnerin', purpose: '🌱'.repeat(3000) }])
      expect(db.prepare('SELECT name FROM workspace').get()).toEqual({ name: 'Acme' })
      expect(db.prepare('PRAGMA cipher_integrity_check').all()).toEqual([])
      db.close()
    }
  })
})

describe('the database of a vault', () => {
  let vault: TestVault
  beforeEach(async () => {
    vault = await openTestVault()
  })
  afterEach(() => vault.close())

  it('was made by a SQLite without the known faults', async () => {
    const opened = openConnection({ path: join(root, 'new.db'), hexKey: vault.key, create: true })
    if (!opened.ok) throw new Error(opened.error.code)
    const version = (sql: string) => String(opened.value.prepare(sql).pluck().get())
    const atLeast = (found: string, wanted: string) => found.localeCompare(wanted, 'en', { numeric: true }) >= 0
    expect(atLeast(version('SELECT sqlite_version()'), '3.51.3')).toBe(true)
    expect(atLeast(version('SELECT sqlite3mc_version()').replace(/^\D+/, ''), '2.4.0')).toBe(true)
    opened.value.close()
  })

  it('keeps its journal in one file on a synced folder', async () => {
    const path = join(root, 'synced.db')
    const opened = openConnection({ path, hexKey: vault.key, create: true, journal: 'truncate' })
    if (!opened.ok) throw new Error(opened.error.code)
    opened.value.exec('CREATE TABLE t (x TEXT) STRICT')
    expect(opened.value.pragma('journal_mode', { simple: true })).toBe('truncate')
    expect(await readdir(root)).not.toContain('synced.db-wal')
    closeConnection(opened.value)
  })

  it('writes no word in clear, neither into its own files nor into temporary ones of a large sort', async () => {
    const canary = 'CANARY-4f1c-nobody-may-read-this'
    const opened = openConnection({ path: join(root, 'sort.db'), hexKey: vault.key, create: true })
    if (!opened.ok) throw new Error(opened.error.code)
    const db = opened.value
    db.exec('CREATE TABLE note (body TEXT NOT NULL) STRICT')
    const insert = db.prepare('INSERT INTO note VALUES (?)')
    db.transaction(() => {
      for (let n = 0; n < 20_000; n++) insert.run(`${n * 7919} ${canary} ${'x'.repeat(400)}`)
    })()
    // So little memory that the sort does not fit.
    db.pragma('cache_size=-1000')
    expect(await filesDuringSort(db)).toEqual([])
    db.pragma('temp_store=FILE')
    expect(await filesDuringSort(db)).not.toEqual([])
    for (const name of await readdir(root)) expect((await readFile(join(root, name))).includes(canary)).toBe(false)
    closeConnection(db)
  })
})

/** The temporary files of SQLite that a large sort holds open. They are unlinked at once, so a look into the folder is not enough. */
async function filesDuringSort(db: Connection): Promise<string[]> {
  const seen = new Set<string>()
  let rows = 0
  for (const _row of db.prepare('SELECT body FROM note ORDER BY substr(body, 3), body DESC').iterate()) {
    if (rows++ % 5000 === 0) for (const path of await openFiles()) seen.add(path)
  }
  return [...seen].filter((path) => path.includes('etilqs'))
}

async function openFiles(): Promise<string[]> {
  const handles = await readdir('/proc/self/fd').catch(() => [])
  return Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')))
}
