import { Kysely, SqliteDialect } from 'kysely'
import type { Connection } from './connection.ts'
import type { Database } from './database.ts'

/** Kysely over an open connection, or over the one that is present at the time. `destroy()` closes the connection. */
export function kyselyOver(connection: Connection | (() => Connection)): Kysely<Database> {
  const present = typeof connection === 'function' ? connection : () => connection
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: rememberingStatements(present) }) })
}

type Statement = ReturnType<Connection['prepare']>

/** More than the app has; an import with rows of many shapes must not fill the memory with statements. */
const MOST_STATEMENTS = 400

/**
 * Kysely prepares each query anew, which costs more than running a small one. The same text gives the same statement here; the
 * least recently used goes first. Queries are never streamed, so no statement is asked again while it runs.
 */
function rememberingStatements(present: () => Connection) {
  const statements = new Map<string, Statement>()
  let preparedOn = present()
  return {
    close: () => present().close(),
    prepare(sql: string): Statement {
      const connection = present()
      if (connection !== preparedOn) statements.clear()
      preparedOn = connection
      // A disk that is really full makes SQLite take the transaction back itself; a second time would hide why.
      if (sql === 'rollback' && !connection.inTransaction) return connection.prepare('SELECT 1 WHERE 0')
      const known = statements.get(sql)
      const statement = known ?? connection.prepare(sql)
      if (known) statements.delete(sql)
      statements.set(sql, statement)
      const [oldest] = statements.size > MOST_STATEMENTS ? statements.keys() : []
      if (oldest !== undefined) statements.delete(oldest)
      return statement
    },
  }
}
