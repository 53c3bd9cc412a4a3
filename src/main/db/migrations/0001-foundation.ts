import { journalled, type Migration } from '../migration.ts'

/** Every table of the first cycle: people, plan, coaching, review, reward, packages, and the journal over them all. */
export const foundation: Migration = {
  name: '0001-foundation',
  up(db) {
    db.exec(JOURNAL + WORKSPACE + PEOPLE + CYCLES + PLANNING + COACHING + REVIEWING + REWARDING + SHARING)
    for (const table of JOURNALLED) journalled(db, table)
  },
}

const JOURNALLED = [
  'workspace',
  'private_workspace_key',
  'person',
  'org_unit',
  'job_profile',
  'cycle',
  'participation',
  'goal',
  'key_result',
  'goal_check_in',
  'goal_comment',
  'agreement',
  'private_note',
  'private_draft',
  'private_margin',
  'shared_note',
  'one_to_one',
  'agenda_item',
  'action_item',
  'review',
  'review_rating',
  'review_citation',
  'private_assessment',
  'private_note_link',
  'sign_off',
  'review_comment',
  'reward',
  'reward_evidence',
  'package',
  'reply',
  'pinned_key',
]

const JOURNAL = `
  CREATE TABLE change (
    id TEXT PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, verb TEXT NOT NULL, summary TEXT NOT NULL,
    undone_by TEXT REFERENCES change(id)
  ) STRICT;
  CREATE INDEX change_at ON change(at);
  CREATE TABLE history (
    id INTEGER PRIMARY KEY, change_id TEXT NOT NULL REFERENCES change(id), tbl TEXT NOT NULL, op TEXT NOT NULL,
    before TEXT, after TEXT
  ) STRICT;
  CREATE INDEX history_change ON history(change_id);
  CREATE TABLE open_change (one INTEGER PRIMARY KEY CHECK (one = 1), change_id TEXT) STRICT;
  INSERT INTO open_change VALUES (1, NULL);
`

const WORKSPACE = `
  CREATE TABLE workspace (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, mission TEXT NOT NULL DEFAULT '',
    own_person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED, currency TEXT NOT NULL DEFAULT 'EUR',
    theme TEXT NOT NULL DEFAULT 'system', idle_minutes INTEGER NOT NULL DEFAULT 10, single_key_shortcuts INTEGER NOT NULL DEFAULT 1,
    recovery_confirmed_at INTEGER, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE private_workspace_key (kind TEXT PRIMARY KEY, public_key TEXT NOT NULL, secret_key TEXT NOT NULL) STRICT;
`

const PEOPLE = `
  CREATE TABLE org_unit (id TEXT PRIMARY KEY, name TEXT NOT NULL, parent_id TEXT REFERENCES org_unit(id)) STRICT;
  CREATE TABLE job_profile (id TEXT PRIMARY KEY, title TEXT NOT NULL, purpose TEXT NOT NULL DEFAULT '') STRICT;
  CREATE TABLE person (
    id TEXT PRIMARY KEY, employee_number TEXT, given_name TEXT NOT NULL, family_name TEXT NOT NULL, email TEXT,
    job_profile_id TEXT REFERENCES job_profile(id), org_unit_id TEXT REFERENCES org_unit(id),
    manager_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED, hired_on TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'left')), created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX person_employee_number ON person(employee_number) WHERE deleted_at IS NULL AND employee_number IS NOT NULL;
  CREATE INDEX person_manager ON person(manager_id);
`

const CYCLES = `
  CREATE TABLE cycle (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'closed')), phases TEXT NOT NULL, form TEXT NOT NULL, launched_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE participation (
    id TEXT PRIMARY KEY, cycle_id TEXT NOT NULL REFERENCES cycle(id), person_id TEXT NOT NULL REFERENCES person(id),
    manager_id TEXT REFERENCES person(id), deleted_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX participation_once ON participation(cycle_id, person_id) WHERE deleted_at IS NULL;
  CREATE INDEX participation_person ON participation(person_id);
`

const PLANNING = `
  CREATE TABLE goal (
    id TEXT PRIMARY KEY, participation_id TEXT NOT NULL REFERENCES participation(id), kind TEXT NOT NULL, title TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '', weight_bp INTEGER NOT NULL CHECK (weight_bp BETWEEN 0 AND 10000), due_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'returned', 'agreed')), proposed_by TEXT NOT NULL,
    position INTEGER NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX goal_participation ON goal(participation_id);
  CREATE TABLE key_result (
    id TEXT PRIMARY KEY, goal_id TEXT NOT NULL REFERENCES goal(id), title TEXT NOT NULL, unit TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('increase', 'decrease')), baseline REAL NOT NULL, target REAL NOT NULL, current REAL NOT NULL,
    position INTEGER NOT NULL, deleted_at INTEGER, CHECK (baseline <> target)
  ) STRICT;
  CREATE INDEX key_result_goal ON key_result(goal_id);
  CREATE TABLE goal_check_in (
    id TEXT PRIMARY KEY, goal_id TEXT NOT NULL REFERENCES goal(id), key_result_id TEXT REFERENCES key_result(id), observed_on TEXT NOT NULL,
    value REAL, confidence INTEGER, comment TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX goal_check_in_goal ON goal_check_in(goal_id, observed_on);
  CREATE TABLE goal_comment (
    id TEXT PRIMARY KEY, goal_id TEXT NOT NULL REFERENCES goal(id), author TEXT NOT NULL, body TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX goal_comment_goal ON goal_comment(goal_id);
  CREATE TABLE agreement (
    id TEXT PRIMARY KEY, participation_id TEXT NOT NULL REFERENCES participation(id), revision INTEGER NOT NULL, goals TEXT NOT NULL,
    manager_at INTEGER, employee_at INTEGER, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX agreement_revision ON agreement(participation_id, revision);
`

const COACHING = `
  CREATE TABLE private_note (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), body TEXT NOT NULL, observed_on TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX private_note_person ON private_note(person_id, observed_on);
  CREATE TABLE private_draft (person_id TEXT PRIMARY KEY REFERENCES person(id), kind TEXT NOT NULL, body TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT;
  CREATE TABLE shared_note (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), kind TEXT NOT NULL CHECK (kind IN ('shared', 'feedback')),
    from_name TEXT NOT NULL, body TEXT NOT NULL, observed_on TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX shared_note_person ON shared_note(person_id, observed_on);
  CREATE TABLE one_to_one (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), starts_at INTEGER NOT NULL, minutes INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'held')), held_at INTEGER, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX one_to_one_person ON one_to_one(person_id, starts_at);
  CREATE TABLE private_margin (one_to_one_id TEXT PRIMARY KEY REFERENCES one_to_one(id), body TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT;
  CREATE TABLE agenda_item (
    id TEXT PRIMARY KEY, one_to_one_id TEXT NOT NULL REFERENCES one_to_one(id), title TEXT NOT NULL, raised_by TEXT NOT NULL,
    discussed INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', carried_from_id TEXT REFERENCES one_to_one(id),
    position INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX agenda_item_meeting ON agenda_item(one_to_one_id, position);
  CREATE TABLE action_item (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), one_to_one_id TEXT REFERENCES one_to_one(id), title TEXT NOT NULL,
    owner TEXT NOT NULL, due_on TEXT, done_on TEXT, created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX action_item_person ON action_item(person_id, done_on);
`

const REVIEWING = `
  CREATE TABLE review (
    id TEXT PRIMARY KEY, participation_id TEXT NOT NULL REFERENCES participation(id), version INTEGER NOT NULL,
    replaces_id TEXT REFERENCES review(id), reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('writing', 'ready', 'shared', 'replied', 'signed')),
    summary TEXT NOT NULL DEFAULT '', next_steps TEXT NOT NULL DEFAULT '', self_received_on TEXT, self_summary TEXT NOT NULL DEFAULT '',
    finished_at INTEGER, updated_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX review_version ON review(participation_id, version) WHERE deleted_at IS NULL;
  CREATE TABLE review_rating (
    review_id TEXT NOT NULL REFERENCES review(id), kind TEXT NOT NULL CHECK (kind IN ('goal', 'competency')), item_key TEXT NOT NULL,
    author TEXT NOT NULL CHECK (author IN ('manager', 'employee')), score INTEGER, not_seen INTEGER NOT NULL, comment TEXT NOT NULL,
    PRIMARY KEY (review_id, kind, item_key, author)
  ) STRICT;
  CREATE TABLE review_citation (
    id TEXT PRIMARY KEY, review_id TEXT NOT NULL REFERENCES review(id), kind TEXT NOT NULL, item_key TEXT NOT NULL, number INTEGER NOT NULL,
    source_kind TEXT NOT NULL, source_id TEXT NOT NULL, label TEXT NOT NULL, observed_on TEXT NOT NULL, text TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX review_citation_number ON review_citation(review_id, number);
  CREATE TABLE private_assessment (review_id TEXT PRIMARY KEY REFERENCES review(id), body TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT;
  CREATE TABLE private_note_link (
    review_id TEXT NOT NULL REFERENCES review(id), kind TEXT NOT NULL, item_key TEXT NOT NULL, note_id TEXT NOT NULL REFERENCES private_note(id),
    PRIMARY KEY (review_id, kind, item_key, note_id)
  ) STRICT;
  CREATE TABLE sign_off (
    id TEXT PRIMARY KEY, review_id TEXT NOT NULL REFERENCES review(id), side TEXT NOT NULL CHECK (side IN ('manager', 'employee')),
    answer TEXT NOT NULL CHECK (answer IN ('signed', 'agree', 'received', 'disagree')), statement TEXT NOT NULL, full_name TEXT NOT NULL,
    signed_at INTEGER NOT NULL, public_key TEXT NOT NULL, document_hash TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX sign_off_side ON sign_off(review_id, side);
  CREATE TABLE review_comment (
    id TEXT PRIMARY KEY, review_id TEXT NOT NULL REFERENCES review(id), part TEXT NOT NULL, author TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX review_comment_review ON review_comment(review_id);
`

const REWARDING = `
  CREATE TABLE reward (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), cycle_id TEXT REFERENCES cycle(id), kind TEXT NOT NULL, title TEXT NOT NULL,
    amount_minor INTEGER, currency TEXT NOT NULL, reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'given')), decided_on TEXT, created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX reward_person ON reward(person_id);
  CREATE TABLE reward_evidence (
    reward_id TEXT NOT NULL REFERENCES reward(id), source_kind TEXT NOT NULL, source_id TEXT NOT NULL, label TEXT NOT NULL, observed_on TEXT NOT NULL,
    PRIMARY KEY (reward_id, source_kind, source_id)
  ) STRICT;
`

const SHARING = `
  CREATE TABLE package (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES person(id),
    participation_id TEXT REFERENCES participation(id), review_id TEXT REFERENCES review(id), version INTEGER NOT NULL,
    document TEXT NOT NULL, document_hash TEXT NOT NULL, carrier TEXT NOT NULL CHECK (carrier IN ('age', 'html')), file_name TEXT NOT NULL,
    bytes INTEGER NOT NULL, sealed_at INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('saved', 'replied'))
  ) STRICT;
  CREATE INDEX package_person ON package(person_id);
  CREATE TABLE reply (
    id TEXT PRIMARY KEY, package_id TEXT NOT NULL REFERENCES package(id), document TEXT NOT NULL, signature TEXT NOT NULL, public_key TEXT NOT NULL,
    answer TEXT, statement TEXT NOT NULL, imported_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE pinned_key (person_id TEXT PRIMARY KEY REFERENCES person(id), public_key TEXT NOT NULL, pinned_at INTEGER NOT NULL) STRICT;
`
