import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from '../../src/main/db/connection.ts'
import { migrate, planMigrations } from '../../src/main/db/migrate.ts'
import type { Migration } from '../../src/main/db/migration.ts'
import { migrations } from '../../src/main/db/migrations/index.ts'

let root: string
let db: Connection
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perennial-migrations-'))
  const opened = openConnection({ path: join(root, 'vault.db'), hexKey: '11'.repeat(32), create: true })
  if (!opened.ok) throw new Error(opened.error.code)
  db = opened.value
})
afterEach(async () => {
  db.close()
  await rm(root, { recursive: true, force: true })
})

const schema = () => db.prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").all()
const later = (name: string, sql: string): Migration => ({ name, up: (on) => on.exec(sql) })

describe('migrations', () => {
  it('bring an empty database to the present schema, once', () => {
    const first = migrate(db, () => 5)
    expect(first).toMatchObject({ ok: true, value: { applied: [] } })
    const made = schema()
    expect(migrate(db, () => 6)).toMatchObject({ ok: true, value: { pending: [] } })
    expect(schema()).toEqual(made)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('are numbered without a gap and never renamed', () => {
    const numbers = migrations.map(({ name }) => Number(name.slice(0, 4)))
    expect(numbers).toEqual(migrations.map((_, index) => index + 1))
  })

  it('make only strict tables', () => {
    migrate(db, () => 1)
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
    expect(loose).toEqual([])
  })

  it('put every table with content under the journal', () => {
    migrate(db, () => 1)
    // The journal itself, what is held of anonymous answers (a step for each would write down when it came, decision 23), how the vault is built, and the search index, which is made from the journal.
    const own = [
      'change',
      'history',
      'open_change',
      'schema_migration',
      'private_search_entry',
      'private_search_state',
      'private_feedback_held',
    ]
    const tables = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[]
    const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
    for (const table of tables.filter((name) => !own.includes(name))) {
      expect(triggers).toEqual(expect.arrayContaining([`${table}_insert_journal`, `${table}_update_journal`, `${table}_delete_journal`]))
    }
  })

  it('that fail half-way leave the old schema, all of it and only it', () => {
    migrate(db, () => 1)
    const before = schema()
    const failing = [
      ...migrations,
      later('9001-fine', 'CREATE TABLE fine (id INTEGER) STRICT'),
      later('9002-broken', 'CREATE TABLE a (id INTEGER) STRICT; NONSENSE'),
    ]
    expect(() => migrate(db, () => 2, failing)).toThrow()
    expect(schema()).toEqual(before)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    const mended = [...migrations, later('9001-fine', 'CREATE TABLE fine (id INTEGER) STRICT')]
    expect(migrate(db, () => 3, mended).ok).toBe(true)
  })

  it('that leave rows referring to nothing are taken back', () => {
    migrate(db, () => 1)
    const orphan = later(
      '9001-orphan',
      "UPDATE open_change SET change_id = 'x'; INSERT INTO job_profile (id, title) VALUES ('j', 't'); DROP TABLE change; CREATE TABLE change (id TEXT PRIMARY KEY) STRICT",
    )
    const before = schema()
    expect(() => migrate(db, () => 2, [...migrations, orphan])).toThrow('refer to nothing')
    expect(schema()).toEqual(before)
  })

  it('of a newer version are refused as a value, and of something else too', () => {
    migrate(db, () => 1)
    migrate(db, () => 1, [...migrations, later('9001-newer', 'CREATE TABLE newer (id INTEGER) STRICT')])
    expect(planMigrations(db)).toEqual({ ok: false, error: { code: 'VAULT_NEWER', data: { migration: '9001-newer' } } })
    db.pragma('application_id=1')
    expect(planMigrations(db)).toEqual({ ok: false, error: { code: 'DATABASE_FOREIGN' } })
  })
})
