import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { APPLICATION_ID, type Connection } from './connection.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations/index.ts'

export interface MigrationPlan {
  readonly applied: readonly string[]
  readonly pending: readonly Migration[]
}

export type MigrationRefusal =
  | { readonly code: 'DATABASE_FOREIGN' }
  | { readonly code: 'VAULT_NEWER'; readonly data: { readonly migration: string } }

/** Reads which migrations are due. Writes nothing. */
export function planMigrations(connection: Connection, known: readonly Migration[] = migrations): Result<MigrationPlan, MigrationRefusal> {
  const id = connection.pragma('application_id', { simple: true })
  const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  if (id === 0 && tables.length === 0) return ok({ applied: [], pending: known })
  if (id !== APPLICATION_ID || !tables.includes('schema_migration')) return err({ code: 'DATABASE_FOREIGN' })

  const applied = connection.prepare('SELECT name FROM schema_migration ORDER BY position').pluck().all() as string[]
  const unknown = applied.find((name) => !known.some((migration) => migration.name === name))
  if (unknown !== undefined) return err({ code: 'VAULT_NEWER', data: { migration: unknown } })
  if (applied.some((name, index) => known[index]?.name !== name)) return err({ code: 'DATABASE_FOREIGN' })
  return ok({ applied, pending: known.slice(applied.length) })
}

/**
 * Runs every pending migration in one transaction: the old schema or the new one, never something between. A migration that
 * throws leaves the database as it was and throws on.
 */
export function migrate(
  connection: Connection,
  now: () => number,
  known: readonly Migration[] = migrations,
): Result<MigrationPlan, MigrationRefusal> {
  const plan = planMigrations(connection, known)
  if (!plan.ok || plan.value.pending.length === 0) return plan
  const { applied, pending } = plan.value

  // Inside a transaction this pragma does nothing, silently; and a migration that rebuilds a table needs it off.
  connection.pragma('foreign_keys=OFF')
  try {
    connection
      .transaction(() => {
        connection.pragma(`application_id=${APPLICATION_ID}`)
        connection.exec(
          'CREATE TABLE IF NOT EXISTS schema_migration (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, applied_at INTEGER NOT NULL) STRICT',
        )
        const record = connection.prepare('INSERT INTO schema_migration VALUES (?, ?, ?)')
        for (const [index, migration] of pending.entries()) {
          migration.up(connection)
          record.run(applied.length + index + 1, migration.name, now())
        }
        const orphans = connection.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get()
        if (orphans !== 0) throw new Error(`migration leaves ${String(orphans)} rows that refer to nothing`)
      })
      .immediate()
  } finally {
    connection.pragma('foreign_keys=ON')
  }
  return plan
}
