import { guarded, journalled, type Migration } from '../migration.ts'

/** What a private note says besides its text: what it is about, its tags, what is attached; and every text being typed, wherever. */
export const notes: Migration = {
  name: '0008-notes',
  up(db) {
    db.exec(NOTES + ATTACHMENTS)
    for (const table of ['private_note', 'private_note_tag', 'private_note_about', 'private_note_origin', 'private_attachment']) {
      journalled(db, table)
    }
    // Typed letter by letter, each image as long as the text: of a draft only its end is remembered, which undo gives back.
    for (const table of ['private_draft', 'private_note_draft']) {
      journalled(db, table)
      guarded(db, table, ['insert', 'update'])
    }
    db.exec("DELETE FROM history WHERE tbl = 'private_draft' AND op <> 'delete'")
    guarded(db, 'private_attachment_part', ['insert', 'update', 'delete'])
  },
}

// No checks on what a private column may hold: the canary tests plant a text in each.
const NOTES = `
  ALTER TABLE private_note ADD COLUMN observation TEXT NOT NULL DEFAULT '';
  ALTER TABLE private_draft ADD COLUMN observation TEXT NOT NULL DEFAULT '';
  ALTER TABLE private_draft ADD COLUMN observed_on TEXT NOT NULL DEFAULT '';
  ALTER TABLE private_draft ADD COLUMN tags TEXT NOT NULL DEFAULT '';
  ALTER TABLE private_draft ADD COLUMN about TEXT NOT NULL DEFAULT '';
  CREATE TABLE private_note_tag (
    note_id TEXT NOT NULL REFERENCES private_note(id), tag TEXT NOT NULL, PRIMARY KEY (note_id, tag)
  ) STRICT;
  CREATE INDEX private_note_tag_tag ON private_note_tag(tag);
  CREATE TABLE private_note_about (
    note_id TEXT NOT NULL REFERENCES private_note(id), kind TEXT NOT NULL, target_id TEXT NOT NULL, PRIMARY KEY (note_id, kind, target_id)
  ) STRICT;
  CREATE INDEX private_note_about_target ON private_note_about(target_id);
  CREATE TABLE private_note_origin (
    shared_note_id TEXT PRIMARY KEY REFERENCES shared_note(id), note_id TEXT NOT NULL REFERENCES private_note(id)
  ) STRICT;
  CREATE INDEX private_note_origin_note ON private_note_origin(note_id);
  CREATE TABLE private_note_draft (
    place TEXT PRIMARY KEY, person_id TEXT REFERENCES person(id), body TEXT NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT;
`

// The bytes stand apart, without a reference: a file taken back by undo can be brought back by undo, until it is swept up.
const ATTACHMENTS = `
  CREATE TABLE private_attachment (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), note_id TEXT REFERENCES private_note(id), name TEXT NOT NULL,
    kind TEXT NOT NULL, size INTEGER NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT;
  CREATE INDEX private_attachment_note ON private_attachment(note_id);
  CREATE INDEX private_attachment_person ON private_attachment(person_id);
  CREATE TABLE private_attachment_part (
    attachment_id TEXT NOT NULL, position INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (attachment_id, position)
  ) STRICT;
`
