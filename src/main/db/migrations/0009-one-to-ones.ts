import { journalled, type Migration } from '../migration.ts'

/** Series of one-to-ones, what became of each meeting, what was decided and how it felt; what rhythm is expected, and reminders. */
export const oneToOnes: Migration = {
  name: '0009-one-to-ones',
  up(db) {
    db.exec(SERIES + MEETING + OUTCOME + SETTINGS)
    for (const table of TABLES) journalled(db, table)
  },
}

const TABLES = [
  'one_to_one_series',
  'one_to_one',
  'meeting_decision',
  'meeting_comment',
  'private_feeling',
  'cadence_setting',
  'reminder_setting',
]

// A local day and time with the zone they are meant in: an instant would move when the clocks change.
const SERIES = `
  CREATE TABLE one_to_one_series (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), rule TEXT NOT NULL, starts_on TEXT NOT NULL, time TEXT NOT NULL,
    zone TEXT NOT NULL, minutes INTEGER NOT NULL, place TEXT NOT NULL, ends_on TEXT, sequence INTEGER NOT NULL,
    created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX one_to_one_series_person ON one_to_one_series(person_id);
`

// occurs_at is where the rule put it, whatever became of it since: removed, moved or skipped, it is not planned a second time.
const MEETING = `
  ALTER TABLE one_to_one ADD COLUMN series_id TEXT REFERENCES one_to_one_series(id);
  ALTER TABLE one_to_one ADD COLUMN occurs_at INTEGER;
  ALTER TABLE one_to_one ADD COLUMN first_planned_at INTEGER;
  ALTER TABLE one_to_one ADD COLUMN skipped_at INTEGER;
  ALTER TABLE one_to_one ADD COLUMN skip_reason TEXT;
  ALTER TABLE one_to_one ADD COLUMN place TEXT;
  ALTER TABLE one_to_one ADD COLUMN sequence INTEGER;
  ALTER TABLE one_to_one ADD COLUMN begun_at INTEGER;
  ALTER TABLE one_to_one ADD COLUMN timer_ms INTEGER;
  ALTER TABLE one_to_one ADD COLUMN timer_since INTEGER;
  ALTER TABLE one_to_one ADD COLUMN manager_feeling INTEGER CHECK (manager_feeling BETWEEN 1 AND 5);
  ALTER TABLE one_to_one ADD COLUMN employee_feeling INTEGER CHECK (employee_feeling BETWEEN 1 AND 5);
  ALTER TABLE one_to_one ADD COLUMN employee_feeling_from TEXT CHECK (employee_feeling_from IN ('told', 'reply'));
  ALTER TABLE one_to_one ADD COLUMN employee_answer TEXT CHECK (employee_answer IN ('agree', 'received', 'disagree'));
  ALTER TABLE one_to_one ADD COLUMN employee_statement TEXT;
  ALTER TABLE one_to_one ADD COLUMN answered_at INTEGER;
  CREATE UNIQUE INDEX one_to_one_once ON one_to_one(series_id, occurs_at) WHERE series_id IS NOT NULL;
  CREATE INDEX one_to_one_starts ON one_to_one(starts_at);
`

const OUTCOME = `
  CREATE TABLE meeting_decision (
    id TEXT PRIMARY KEY, one_to_one_id TEXT NOT NULL REFERENCES one_to_one(id), agenda_item_id TEXT REFERENCES agenda_item(id),
    body TEXT NOT NULL, position INTEGER NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX meeting_decision_meeting ON meeting_decision(one_to_one_id, position);
  CREATE TABLE meeting_comment (
    id TEXT PRIMARY KEY, one_to_one_id TEXT NOT NULL REFERENCES one_to_one(id), part TEXT NOT NULL,
    author TEXT NOT NULL CHECK (author IN ('manager', 'employee')), body TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX meeting_comment_meeting ON meeting_comment(one_to_one_id, created_at);
  CREATE INDEX action_item_meeting ON action_item(one_to_one_id);
  CREATE INDEX agenda_item_carried ON agenda_item(carried_from_id) WHERE carried_from_id IS NOT NULL;
  CREATE TABLE private_feeling (
    one_to_one_id TEXT PRIMARY KEY REFERENCES one_to_one(id), feeling INTEGER NOT NULL CHECK (feeling BETWEEN 1 AND 5),
    updated_at INTEGER NOT NULL
  ) STRICT;
`

const SETTINGS = `
  CREATE TABLE cadence_setting (
    id TEXT PRIMARY KEY, cycle_id TEXT UNIQUE REFERENCES cycle(id), person_id TEXT UNIQUE REFERENCES person(id),
    rhythm TEXT NOT NULL CHECK (rhythm IN ('weekly', 'fortnightly', 'monthly', 'quarterly', 'none')),
    starter_rhythm TEXT CHECK (starter_rhythm IN ('weekly', 'fortnightly', 'monthly', 'quarterly')), starter_days INTEGER,
    CHECK ((cycle_id IS NULL) <> (person_id IS NULL))
  ) STRICT;
  CREATE TABLE reminder_setting (
    one INTEGER PRIMARY KEY CHECK (one = 1), in_app INTEGER NOT NULL, outside INTEGER NOT NULL, minutes_before INTEGER NOT NULL
  ) STRICT;
`
