import { journalled, type Migration, type MigrationDb } from '../migration.ts'

/** Feedback with a direction, requests for it, recognition, and the values of the firm. Notes of kind feedback move here. */
export const feedback: Migration = {
  name: '0010-feedback',
  up(db) {
    db.exec(VALUES + REQUESTS + FEEDBACK + HELD + RECOGNITION)
    moveNotes(db)
    for (const table of JOURNALLED) journalled(db, table)
  },
}

const JOURNALLED = [
  'shared_note',
  'firm_value',
  'feedback_request',
  'feedback_recipient',
  'feedback_package',
  'feedback',
  'private_feedback',
  'private_feedback_follow_up',
  'private_feedback_seen',
  'recognition',
]

const VALUES = `
  CREATE TABLE firm_value (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, meaning TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
`

const REQUESTS = `
  CREATE TABLE feedback_request (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
    direction TEXT NOT NULL CHECK (direction IN ('downward', 'upward', 'peer', 'self')),
    anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)), readers TEXT NOT NULL CHECK (readers IN ('only-you', 'both')),
    intro TEXT NOT NULL, shape TEXT NOT NULL CHECK (shape IN ('free', 'sbi', 'start-stop-continue')),
    questions TEXT NOT NULL CHECK (json_valid(questions)), answer_by TEXT, created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX feedback_request_person ON feedback_request(person_id);
  CREATE TABLE feedback_recipient (
    id TEXT PRIMARY KEY, request_id TEXT NOT NULL REFERENCES feedback_request(id), person_id TEXT REFERENCES person(id),
    name TEXT NOT NULL, position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX feedback_recipient_request ON feedback_recipient(request_id, position);
  CREATE TABLE feedback_package (
    package_id TEXT PRIMARY KEY REFERENCES package(id), request_id TEXT NOT NULL REFERENCES feedback_request(id),
    recipient_id TEXT REFERENCES feedback_recipient(id)
  ) STRICT;
  CREATE INDEX feedback_package_request ON feedback_package(request_id);
`

const COLUMNS = `
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), direction TEXT NOT NULL, giver_id TEXT REFERENCES person(id),
    giver_name TEXT NOT NULL, answers INTEGER NOT NULL, request_id TEXT REFERENCES feedback_request(id),
    recipient_id TEXT REFERENCES feedback_recipient(id), reply_id TEXT,    body TEXT NOT NULL, observed_on TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER`

// What only the owner of the vault reads stands in a table of its own, out of reach of packages.
const FEEDBACK = `
  CREATE TABLE feedback (${COLUMNS}, CHECK (direction IN ('downward', 'upward', 'peer', 'self'))
  ) STRICT;
  CREATE INDEX feedback_person ON feedback(person_id, observed_on);
  CREATE INDEX feedback_giver ON feedback(giver_id);
  CREATE TABLE private_feedback (${COLUMNS}
  ) STRICT;
  CREATE INDEX private_feedback_person ON private_feedback(person_id, observed_on);
  CREATE INDEX private_feedback_giver ON private_feedback(giver_id);
  CREATE TABLE private_feedback_follow_up (
    feedback_id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), body TEXT NOT NULL, due_on TEXT, done_on TEXT,
    updated_at INTEGER NOT NULL
  ) STRICT;
`

// One sealed row per request and no journal: see decision 23. Neither table knows an order or a moment.
const HELD = `
  CREATE TABLE private_feedback_held (request_id TEXT PRIMARY KEY, answers INTEGER NOT NULL, sealed BLOB) STRICT, WITHOUT ROWID;
  CREATE TABLE private_feedback_seen (
    request_id TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (request_id, digest)
  ) STRICT, WITHOUT ROWID;
`

const RECOGNITION = `
  CREATE TABLE recognition (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), value_id TEXT REFERENCES firm_value(id), value_name TEXT NOT NULL,
    body TEXT NOT NULL, announce INTEGER NOT NULL CHECK (announce IN (0, 1)), announced_on TEXT, given_on TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX recognition_person ON recognition(person_id, given_on);
`

/**
 * Feedback kept as a note so far: without a name it came from the owner of the vault. A name that one person alone has is that
 * person, and who leads whom then gives the direction; any other name is a colleague's. "Janice Galvin, upward" says it itself.
 */
function moveNotes(db: MigrationDb): void {
  db.exec(`
    DROP TRIGGER shared_note_delete_journal;
    WITH said AS (
      SELECT note.*, CASE WHEN from_name LIKE '%, peer' THEN 'peer' WHEN from_name LIKE '%, upward' THEN 'upward'
        WHEN from_name LIKE '%, downward' THEN 'downward' WHEN from_name LIKE '%, self' THEN 'self' END AS said_direction
      FROM shared_note AS note WHERE note.kind = 'feedback'
    ), note AS (
      SELECT *, trim(CASE WHEN said_direction IS NULL THEN from_name ELSE substr(from_name, 1, length(from_name) - length(said_direction) - 2) END) AS by_name
      FROM said
    ), named AS (
      SELECT note.*, about.manager_id AS about_manager, own.own_person_id AS owner,
        CASE WHEN note.by_name = '' THEN own.own_person_id ELSE (
          SELECT min(person.id) FROM person
          WHERE person.deleted_at IS NULL AND lower(trim(person.given_name || ' ' || person.family_name)) = lower(note.by_name)
          HAVING count(*) = 1) END AS giver
      FROM note JOIN person AS about ON about.id = note.person_id CROSS JOIN workspace AS own
    )
    INSERT INTO feedback (id, person_id, direction, giver_id, giver_name, answers, request_id, recipient_id, reply_id, body, observed_on, created_at, updated_at, deleted_at)
    SELECT named.id, named.person_id,
      CASE WHEN said_direction IS NOT NULL THEN said_direction WHEN giver = named.person_id THEN 'self'
        WHEN by_name = '' OR giver = owner OR giver = about_manager THEN 'downward'
        WHEN giver_person.manager_id = named.person_id THEN 'upward' ELSE 'peer' END,
      giver,
      CASE WHEN by_name = '' THEN coalesce(trim(giver_person.given_name || ' ' || giver_person.family_name), '') ELSE by_name END,
      0, NULL, NULL, NULL, body, observed_on, named.created_at, updated_at, named.deleted_at
    FROM named LEFT JOIN person AS giver_person ON giver_person.id = giver;
    DELETE FROM shared_note WHERE kind = 'feedback';`)
}
