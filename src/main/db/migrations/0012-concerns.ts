import { journalled, type Migration } from '../migration.ts'

/** Concerns, private until they are said; improvement plans, private until they are signed. */
export const concerns: Migration = {
  name: '0012-concerns',
  up(db) {
    db.exec(CONCERNS + DRAFTS + PLANS + SIGNATURES)
    for (const table of TABLES) journalled(db, table)
  },
}

const TABLES = [
  'private_concern',
  'concern',
  'concern_follow_up',
  'private_plan_draft',
  'private_plan_line',
  'improvement_plan',
  'improvement_version',
  'improvement_line',
  'improvement_checkpoint',
  'improvement_checkpoint_goal',
  'improvement_signature',
  'improvement_comment',
]

// A private column takes any text: no rule about its form, so that nothing about it can be learned by trying.
const CONCERNS = `
  CREATE TABLE private_concern (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), title TEXT NOT NULL, happened_on TEXT, facts TEXT NOT NULL,
    standard TEXT NOT NULL, impact TEXT NOT NULL, support TEXT NOT NULL, thoughts TEXT NOT NULL, noticed_on TEXT NOT NULL,
    said_concern_id TEXT, updated_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX private_concern_person ON private_concern(person_id);
  CREATE TABLE concern (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), title TEXT NOT NULL, happened_on TEXT, facts TEXT NOT NULL,
    standard TEXT NOT NULL, impact TEXT NOT NULL, support TEXT NOT NULL, agreed TEXT NOT NULL, noticed_on TEXT NOT NULL,
    said_on TEXT NOT NULL, settled_on TEXT, outcome TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX concern_person ON concern(person_id);
  CREATE TABLE concern_follow_up (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), concern_id TEXT NOT NULL REFERENCES concern(id),
    due_on TEXT NOT NULL, done_on TEXT, note TEXT NOT NULL DEFAULT '', deleted_at INTEGER
  ) STRICT;
  CREATE INDEX concern_follow_up_concern ON concern_follow_up(concern_id);
`

const DRAFTS = `
  CREATE TABLE private_plan_draft (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), plan_id TEXT, starts_on TEXT NOT NULL, reason TEXT NOT NULL,
    on_success TEXT NOT NULL, on_extension TEXT NOT NULL, on_ending TEXT NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX private_plan_draft_person ON private_plan_draft(person_id);
  CREATE TABLE private_plan_line (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), draft_id TEXT NOT NULL, kind TEXT NOT NULL,
    line_key TEXT NOT NULL, position INTEGER NOT NULL, line_on TEXT, text TEXT NOT NULL, more TEXT NOT NULL
  ) STRICT;
  CREATE INDEX private_plan_line_draft ON private_plan_line(draft_id);
`

// What is signed is never written again; undo may take the whole of it back while nothing rests on it.
const PLANS = `
  CREATE TABLE improvement_plan (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), documented INTEGER NOT NULL, sent_version INTEGER,
    ended_on TEXT, outcome TEXT CHECK (outcome IN ('success', 'extension', 'ending')), outcome_note TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL, CHECK ((ended_on IS NULL) = (outcome IS NULL))
  ) STRICT;
  CREATE INDEX improvement_plan_person ON improvement_plan(person_id);
  CREATE TABLE improvement_version (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), plan_id TEXT NOT NULL REFERENCES improvement_plan(id),
    version INTEGER NOT NULL CHECK (version >= 1), replaces INTEGER, reason TEXT NOT NULL, starts_on TEXT NOT NULL,
    on_success TEXT NOT NULL, on_extension TEXT NOT NULL, on_ending TEXT NOT NULL, signed_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX improvement_version_once ON improvement_version(plan_id, version);
  CREATE TABLE improvement_line (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), version_id TEXT NOT NULL REFERENCES improvement_version(id),
    kind TEXT NOT NULL CHECK (kind IN ('gap', 'goal', 'support', 'milestone')), line_key TEXT NOT NULL, position INTEGER NOT NULL,
    line_on TEXT, text TEXT NOT NULL, more TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX improvement_line_key ON improvement_line(version_id, kind, line_key);
  CREATE TABLE improvement_checkpoint (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), plan_id TEXT NOT NULL REFERENCES improvement_plan(id),
    milestone_key TEXT NOT NULL, version INTEGER NOT NULL, held_on TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('on-track', 'partly', 'not-yet')), note TEXT NOT NULL, signed_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX improvement_checkpoint_once ON improvement_checkpoint(plan_id, milestone_key);
  CREATE TABLE improvement_checkpoint_goal (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
    checkpoint_id TEXT NOT NULL REFERENCES improvement_checkpoint(id), goal_key TEXT NOT NULL, note TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER improvement_version_immutable BEFORE UPDATE ON improvement_version BEGIN
    SELECT RAISE(ABORT, 'a signed plan never changes');
  END;
  CREATE TRIGGER improvement_line_immutable BEFORE UPDATE ON improvement_line BEGIN
    SELECT RAISE(ABORT, 'a signed plan never changes');
  END;
  CREATE TRIGGER improvement_checkpoint_immutable BEFORE UPDATE ON improvement_checkpoint BEGIN
    SELECT RAISE(ABORT, 'a signed checkpoint never changes');
  END;
  CREATE TRIGGER improvement_checkpoint_goal_immutable BEFORE UPDATE ON improvement_checkpoint_goal BEGIN
    SELECT RAISE(ABORT, 'a signed checkpoint never changes');
  END;
`

// `moment` is 'start', with the version that was signed, or the key of a milestone.
const SIGNATURES = `
  CREATE TABLE improvement_signature (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), plan_id TEXT NOT NULL REFERENCES improvement_plan(id),
    version INTEGER NOT NULL, moment TEXT NOT NULL, side TEXT NOT NULL CHECK (side IN ('manager', 'employee')),
    answer TEXT NOT NULL CHECK (answer IN ('signed', 'agree', 'received', 'disagree')), statement TEXT NOT NULL,
    full_name TEXT NOT NULL, signed_at INTEGER NOT NULL, public_key TEXT NOT NULL, document_hash TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX improvement_signature_start ON improvement_signature(plan_id, version, side) WHERE moment = 'start';
  CREATE UNIQUE INDEX improvement_signature_milestone ON improvement_signature(plan_id, moment, side) WHERE moment <> 'start';
  CREATE TABLE improvement_comment (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), plan_id TEXT NOT NULL REFERENCES improvement_plan(id),
    version INTEGER NOT NULL, moment TEXT NOT NULL, part TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX improvement_comment_plan ON improvement_comment(plan_id);
`
