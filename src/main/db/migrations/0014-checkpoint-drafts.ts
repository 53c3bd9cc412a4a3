import { guarded, journalled, type Migration } from '../migration.ts'

/** What is being written about a milestone, a row per text; the part without a name is the text on the whole, with its day and standing. */
export const checkpointDrafts: Migration = {
  name: '0014-checkpoint-drafts',
  up(db) {
    db.exec(`
      CREATE TABLE private_checkpoint_draft (
        plan_id TEXT NOT NULL, milestone_key TEXT NOT NULL, part TEXT NOT NULL,
        person_id TEXT NOT NULL REFERENCES person(id), held_on TEXT NOT NULL, standing TEXT NOT NULL, body TEXT NOT NULL,
        updated_at INTEGER NOT NULL, PRIMARY KEY (plan_id, milestone_key, part)
      ) STRICT;
      CREATE INDEX private_checkpoint_draft_person ON private_checkpoint_draft(person_id);
    `)
    journalled(db, 'private_checkpoint_draft')
    // Typed letter by letter: only how it ended is remembered, as with every other draft.
    guarded(db, 'private_checkpoint_draft', ['insert', 'update'])
  },
}
