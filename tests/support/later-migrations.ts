import type { Migration, MigrationDb } from '../../src/main/db/migration.ts'
import { migrations } from '../../src/main/db/migrations/index.ts'

const ROWS = 40_000

/** Three made-up migrations on top of the real ones, long enough to be killed in the middle. */
export const laterMigrations: readonly Migration[] = [
  ...migrations,
  { name: '9001-add-table', up: (db) => db.exec('CREATE TABLE later_one (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT') },
  { name: '9002-fill-table', up: fill },
  { name: '9003-rebuild-table', up: (db) => db.exec(REBUILD) },
]

/** The schema and rows that are there when all of them ran. */
export const LATER_ROWS = ROWS

const REBUILD = `
  CREATE TABLE later_two (id INTEGER PRIMARY KEY, text TEXT NOT NULL, length INTEGER NOT NULL) STRICT;
  INSERT INTO later_two SELECT id, text, length(text) FROM later_one;
  DROP TABLE later_one;
`

function fill(db: MigrationDb): void {
  const insert = db.prepare('INSERT INTO later_one (text) VALUES (?)')
  for (let row = 0; row < ROWS; row++) insert.run('moved by a migration '.repeat(6))
}
