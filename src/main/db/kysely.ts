import { Kysely, SqliteDialect } from 'kysely'
import type { Connection } from './connection.ts'
import type { Database } from './database.ts'

/** Kysely over an open connection. `destroy()` closes the connection. */
export function kyselyOver(connection: Connection): Kysely<Database> {
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: connection }) })
}
