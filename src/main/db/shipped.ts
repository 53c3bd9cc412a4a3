import BetterSqlite3 from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'

/**
 * A database that ships with the app, from its bytes: it may lie inside an archive that only Node can read. It stands in memory,
 * holds nothing of anybody's, and can only be read.
 */
export function openShipped<Tables>(bytes: Buffer): Kysely<Tables> {
  const connection = new BetterSqlite3(bytes)
  connection.pragma('query_only=ON')
  connection.pragma('trusted_schema=OFF')
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) })
}
