import { journalled, type Migration } from '../migration.ts'

/** What a job asks, in versions; people keep the version they agreed to. */
export const jobProfiles: Migration = {
  name: '0004-job-profiles',
  up(db) {
    db.exec(JOB_PROFILE + VERSIONS + HELD)
    for (const table of ['job_profile', 'job_profile_version', 'participation', 'job_version_taken']) journalled(db, table)
  },
}

const JOB_PROFILE = `
  ALTER TABLE job_profile ADD COLUMN draft TEXT CHECK (json_valid(draft));
  ALTER TABLE job_profile ADD COLUMN draft_at INTEGER;
  ALTER TABLE job_profile ADD COLUMN deleted_at INTEGER;
`

// What was published is never written again; taking the publication back removes the row.
const VERSIONS = `
  CREATE TABLE job_profile_version (
    id TEXT PRIMARY KEY, job_profile_id TEXT NOT NULL REFERENCES job_profile(id), number INTEGER NOT NULL CHECK (number >= 1),
    content TEXT NOT NULL CHECK (json_valid(content)), reason TEXT NOT NULL DEFAULT '', published_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX job_profile_version_once ON job_profile_version(job_profile_id, number);
  CREATE TRIGGER job_profile_version_immutable BEFORE UPDATE ON job_profile_version BEGIN
    SELECT RAISE(ABORT, 'a published version never changes');
  END;
`

const HELD = `
  ALTER TABLE participation ADD COLUMN job_profile_version_id TEXT REFERENCES job_profile_version(id);
  CREATE INDEX participation_job_version ON participation(job_profile_version_id);
  CREATE TABLE job_version_taken (
    id TEXT PRIMARY KEY, participation_id TEXT NOT NULL REFERENCES participation(id),
    from_version_id TEXT REFERENCES job_profile_version(id), to_version_id TEXT NOT NULL REFERENCES job_profile_version(id),
    reason TEXT NOT NULL, taken_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX job_version_taken_participation ON job_version_taken(participation_id);
`
