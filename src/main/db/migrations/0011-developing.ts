import { journalled, type Migration } from '../migration.ts'

/** Where somebody wants to go, what they do about it, and the trainings of the firm. */
export const developing: Migration = {
  name: '0011-developing',
  up(db) {
    db.exec(WISHES + ACTIONS)
    for (const table of TABLES) journalled(db, table)
  },
}

const TABLES = ['aspiration', 'private_readiness', 'target_role', 'training', 'training_competency', 'development_action']

const WISHES = `
  CREATE TABLE aspiration (
    person_id TEXT PRIMARY KEY REFERENCES person(id), next_step TEXT NOT NULL DEFAULT '', later TEXT NOT NULL DEFAULT '',
    strengths TEXT NOT NULL DEFAULT '', updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE private_readiness (
    person_id TEXT PRIMARY KEY REFERENCES person(id), body TEXT NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE target_role (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), job_profile_id TEXT REFERENCES job_profile(id),
    role_code TEXT, title TEXT NOT NULL, wanted_by TEXT, note TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL,
    deleted_at INTEGER, CHECK ((job_profile_id IS NULL) <> (role_code IS NULL))
  ) STRICT;
  CREATE INDEX target_role_person ON target_role(person_id);
`

// An action keeps the cycle it was planned in. While it is open it shows in every later one: nothing has to carry it.
const ACTIONS = `
  CREATE TABLE training (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, provider TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
    minutes INTEGER CHECK (minutes > 0), cost_minor INTEGER CHECK (cost_minor >= 0), currency TEXT NOT NULL,
    created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE TABLE training_competency (
    training_id TEXT NOT NULL REFERENCES training(id), position INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (training_id, position)
  ) STRICT;
  CREATE TABLE development_action (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), cycle_id TEXT REFERENCES cycle(id),
    training_id TEXT REFERENCES training(id), kind TEXT NOT NULL CHECK (kind IN ('on-the-job', 'from-others', 'course')),
    title TEXT NOT NULL, competency TEXT NOT NULL DEFAULT '', starts_on TEXT, due_on TEXT,
    cost_minor INTEGER CHECK (cost_minor >= 0), currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'under-way', 'done', 'dropped')), outcome TEXT NOT NULL DEFAULT '',
    closed_on TEXT, created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX development_action_person ON development_action(person_id);
`
