import { journalled, type Migration } from '../migration.ts'

/** Frameworks, rating scales, templates and wording of the owner's own. Phrases are private: nothing that goes out can reach them. */
export const methods: Migration = {
  name: '0005-methods',
  up(db) {
    db.exec(`
      CREATE TABLE framework (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL DEFAULT '', levels TEXT NOT NULL, notice TEXT NOT NULL DEFAULT '',
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER
      ) STRICT;
      CREATE TABLE competency (
        id TEXT PRIMARY KEY, framework_id TEXT NOT NULL REFERENCES framework(id), area TEXT NOT NULL DEFAULT '', name TEXT NOT NULL,
        description TEXT NOT NULL DEFAULT '', indicators TEXT NOT NULL, position INTEGER NOT NULL, deleted_at INTEGER
      ) STRICT;
      CREATE INDEX competency_framework ON competency(framework_id, position);
      CREATE TABLE rating_scale (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, points TEXT NOT NULL, meets INTEGER NOT NULL,
        not_applicable INTEGER NOT NULL CHECK (not_applicable IN (0, 1)), updated_at INTEGER NOT NULL, deleted_at INTEGER
      ) STRICT;
      CREATE TABLE template (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('cycle', 'form', 'agenda', 'questions')), name TEXT NOT NULL,
        description TEXT NOT NULL DEFAULT '', notice TEXT NOT NULL DEFAULT '', content TEXT NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER
      ) STRICT;
      CREATE TABLE private_phrase (
        id TEXT PRIMARY KEY, text TEXT NOT NULL, kind TEXT NOT NULL, tags TEXT NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER
      ) STRICT;
    `)
    for (const table of ['framework', 'competency', 'rating_scale', 'template', 'private_phrase']) journalled(db, table)
  },
}
