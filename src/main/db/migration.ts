import type BetterSqlite3 from 'better-sqlite3'

/** What a migration may do: run SQL inside the runner's one transaction. */
export type MigrationDb = Pick<BetterSqlite3.Database, 'exec' | 'prepare'>

export interface Migration {
  readonly name: string
  up(db: MigrationDb): void
}

/**
 * Puts a table under the journal: triggers that write a `history` row for every row changed, and refuse any write outside an
 * open change. A migration that alters the columns of a table calls it again.
 */
export function journalled(db: MigrationDb, table: string): void {
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
  const row = (alias: 'NEW' | 'OLD') => `json_object(${columns.map((column) => `'${column}', ${alias}."${column}"`).join(', ')})`
  const images = { insert: ['NULL', row('NEW')], update: [row('OLD'), row('NEW')], delete: [row('OLD'), 'NULL'] } as const
  for (const [op, [before, after]] of Object.entries(images)) {
    db.exec(`
      DROP TRIGGER IF EXISTS "${table}_${op}_journal";
      CREATE TRIGGER "${table}_${op}_journal" AFTER ${op.toUpperCase()} ON "${table}" BEGIN
        SELECT RAISE(ABORT, 'write outside a change') WHERE (SELECT change_id FROM open_change) IS NULL;
        INSERT INTO history (change_id, tbl, op, before, after)
        VALUES ((SELECT change_id FROM open_change), '${table}', '${op}', ${before}, ${after});
      END;`)
  }
}

/**
 * Refuses a write outside an open change like the journal does, but keeps no image of the row: for what would fill the vault twice
 * over. Undo knows nothing of such a write.
 */
export function guarded(db: MigrationDb, table: string, operations: readonly ('insert' | 'update' | 'delete')[]): void {
  for (const op of operations) {
    db.exec(`
      DROP TRIGGER IF EXISTS "${table}_${op}_journal";
      CREATE TRIGGER "${table}_${op}_journal" AFTER ${op.toUpperCase()} ON "${table}" BEGIN
        SELECT RAISE(ABORT, 'write outside a change') WHERE (SELECT change_id FROM open_change) IS NULL;
      END;`)
  }
}
