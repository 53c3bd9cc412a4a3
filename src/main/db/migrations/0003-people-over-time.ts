import { journalled, type Migration } from '../migration.ts'

/** Jobs, managers and units of a person as dated events; who the vault is for; what an import remembers. */
export const peopleOverTime: Migration = {
  name: '0003-people-over-time',
  up(db) {
    db.exec(PERSON_EVENT + FAIRNESS + PARTICIPATION + WORKSPACE + IMPORT_HABIT)
    for (const table of ['person_event', 'private_protected_attribute', 'participation', 'workspace', 'import_habit']) journalled(db, table)
  },
}

// Jobs and units are kept as they were called then; a manager is a person, and is called as today.
const PERSON_EVENT = `
  CREATE TABLE person_event (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
    kind TEXT NOT NULL CHECK (kind IN ('job', 'manager', 'unit', 'left', 'returned')), happened_on TEXT NOT NULL,
    from_text TEXT, to_text TEXT,
    from_manager_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    to_manager_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT NOT NULL DEFAULT '', recorded_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX person_event_once ON person_event(person_id, kind, happened_on);
  CREATE INDEX person_event_from_manager ON person_event(from_manager_id);
  CREATE INDEX person_event_to_manager ON person_event(to_manager_id);
`

const FAIRNESS = `
  CREATE TABLE private_protected_attribute (
    person_id TEXT NOT NULL REFERENCES person(id), attribute TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (person_id, attribute)
  ) STRICT;
`

const PARTICIPATION = `
  ALTER TABLE participation ADD COLUMN left_on TEXT;
`

// The trigger of the old columns must not see the new one filled.
const WORKSPACE = `
  ALTER TABLE workspace ADD COLUMN role TEXT CHECK (role IN ('manager', 'consultant'));
  ALTER TABLE workspace ADD COLUMN fairness_on INTEGER NOT NULL DEFAULT 0;
  DROP TRIGGER workspace_update_journal;
  UPDATE workspace SET role = 'manager' WHERE own_person_id IS NOT NULL;
`

// Found again by the headings of a file alone, whatever their order.
const IMPORT_HABIT = `
  CREATE TABLE import_habit (
    headings_hash TEXT PRIMARY KEY, fields TEXT NOT NULL CHECK (json_valid(fields)),
    date_order TEXT CHECK (date_order IN ('dmy', 'mdy')), used_at INTEGER NOT NULL
  ) STRICT;
`
