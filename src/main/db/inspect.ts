import BetterSqlite3 from 'better-sqlite3'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { APPLICATION_ID, type Connection, type ConnectionFault, faultOf, openConnection } from './connection.ts'
import { type MigrationRefusal, migrate, planMigrations } from './migrate.ts'
import { migrations } from './migrations/index.ts'

export interface Inspection {
  /** Names of the migrations that are due. */
  readonly pending: readonly string[]
  /** Grows with every change: an older copy has a lower one. */
  readonly counter: number
}

/**
 * Job: judges a vault before anything is written to it. The schema comes first, so that no view or trigger of somebody else's
 * making ever runs; then every page is read and checked.
 */
export function inspectDatabase(input: {
  readonly path: string
  readonly hexKey: string
}): Result<Inspection, ConnectionFault | MigrationRefusal> {
  const opened = openConnection({ ...input, readOnly: true })
  if (!opened.ok) return opened
  const connection = opened.value
  try {
    return inspect(connection)
  } catch (error) {
    const fault = faultOf(error)
    if (fault) return err(fault)
    throw error
  } finally {
    connection.close()
  }
}

function inspect(connection: Connection): Result<Inspection, ConnectionFault | MigrationRefusal> {
  const schema = schemaOf(connection)
  const record = schema.find((entry) => entry.startsWith('table schema_migration '))
  const ours = connection.pragma('application_id', { simple: true }) === APPLICATION_ID
  // Asked before the records are read: under that name there could be a view that never ends.
  if (!ours || record === undefined || record !== referenceSchema(1).find((entry) => entry === record))
    return err({ code: 'DATABASE_FOREIGN' })
  const plan = planMigrations(connection)
  if (!plan.ok) return plan
  const expected = referenceSchema(plan.value.applied.length)
  if (schema.length !== expected.length || schema.some((entry, index) => entry !== expected[index]))
    return err({ code: 'DATABASE_FOREIGN' })
  if (!pagesAreWhole(connection)) return err({ code: 'DATABASE_DAMAGED' })
  return ok({ pending: plan.value.pending.map((migration) => migration.name), counter: changeCounter(connection) })
}

export function pagesAreWhole(connection: Connection): boolean {
  return connection.pragma('quick_check(1)', { simple: true }) === 'ok'
}

/** The number of the last journalled row. */
export function changeCounter(connection: Connection): number {
  return Number(connection.prepare('SELECT coalesce(max(id), 0) FROM history').pluck().get())
}

/** Rows per table, to compare a copy with. */
export function rowCounts(connection: Connection): Record<string, number> {
  const names = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all()
  const count = (name: unknown) =>
    Number(
      connection
        .prepare(`SELECT count(*) FROM "${String(name)}"`)
        .pluck()
        .get(),
    )
  return Object.fromEntries(names.map((name) => [String(name), count(name)]))
}

// What SQLite keeps for itself (automatic indexes, statistics) is not part of what we made.
function schemaOf(connection: Connection): string[] {
  return connection
    .prepare(
      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1",
    )
    .pluck()
    .all() as string[]
}

/** The schema after so many migrations, made by running them in memory. */
function referenceSchema(count: number): string[] {
  const reference = new BetterSqlite3(':memory:')
  try {
    migrate(reference, () => 0, migrations.slice(0, count))
    return schemaOf(reference)
  } finally {
    reference.close()
  }
}
