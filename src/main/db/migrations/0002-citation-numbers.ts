import { journalled, type Migration } from '../migration.ts'

/** A review counts the citations ever made in it: a text that says [2] must not come to mean another source. */
export const citationNumbers: Migration = {
  name: '0002-citation-numbers',
  up(db) {
    db.exec(`
      ALTER TABLE review ADD COLUMN citations_made INTEGER NOT NULL DEFAULT 0;
      DROP TRIGGER review_update_journal;
      UPDATE review SET citations_made = coalesce(
        (SELECT max(json_extract(after, '$.number')) FROM history
          WHERE tbl = 'review_citation' AND op = 'insert' AND json_extract(after, '$.review_id') = review.id), 0);`)
    journalled(db, 'review')
  },
}
