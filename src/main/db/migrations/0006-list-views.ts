import { journalled, type Migration } from '../migration.ts'

/** What a list showed last, and the views somebody named. */
export const listViews: Migration = {
  name: '0006-list-views',
  up(db) {
    db.exec(LIST_VIEW)
    journalled(db, 'list_view')
  },
}

// The row without a name is how the list was last looked at.
const LIST_VIEW = `
  CREATE TABLE list_view (
    id TEXT PRIMARY KEY, list TEXT NOT NULL, name TEXT, state TEXT NOT NULL CHECK (json_valid(state)), changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX list_view_last ON list_view(list) WHERE name IS NULL;
  CREATE UNIQUE INDEX list_view_name ON list_view(list, name COLLATE NOCASE) WHERE name IS NOT NULL;
`
