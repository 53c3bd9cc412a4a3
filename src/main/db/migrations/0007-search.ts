import type { Migration } from '../migration.ts'

/**
 * An index over the text of the vault. It is made from what other tables hold, so the journal knows nothing of it; and it is private,
 * since it holds private words: see decision 0027.
 */
export const search: Migration = {
  name: '0007-search',
  up(db) {
    db.exec(`
      CREATE TABLE private_search_entry (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, marks TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX private_search_entry_row ON private_search_entry(source, key);
      CREATE TABLE private_search_state (
        one INTEGER PRIMARY KEY CHECK (one = 1), made_by TEXT NOT NULL, history_id INTEGER NOT NULL, change_id TEXT,
        filling TEXT, filled_to TEXT
      ) STRICT;
      INSERT INTO private_search_state VALUES (1, '', 0, NULL, NULL, NULL);
      CREATE VIRTUAL TABLE private_search USING fts5(
        title, body, marks, content='private_search_entry', content_rowid='id', tokenize='ascii', prefix='2 3'
      );
      INSERT INTO private_search (private_search, rank) VALUES ('secure-delete', 1);`)
  },
}
