import { journalled, type Migration } from '../migration.ts'

/** A carried agenda item knows the item it came from. Until now it was known by its title, which either of the two can change. */
export const carriedItems: Migration = {
  name: '0015-carried-items',
  up(db) {
    // The trigger of the old columns must not see the new one filled. Of two items of one title nobody can say which was carried.
    db.exec(`
      ALTER TABLE agenda_item ADD COLUMN carried_from_item_id TEXT REFERENCES agenda_item(id);
      CREATE INDEX agenda_item_carried_item ON agenda_item(carried_from_item_id) WHERE carried_from_item_id IS NOT NULL;
      DROP TRIGGER agenda_item_update_journal;
      UPDATE agenda_item SET carried_from_item_id = origin.id
        FROM (
          SELECT min(id) AS id, one_to_one_id, title FROM agenda_item WHERE deleted_at IS NULL
            GROUP BY one_to_one_id, title HAVING count(*) = 1
        ) AS origin
        WHERE agenda_item.carried_from_id = origin.one_to_one_id AND agenda_item.title = origin.title;`)
    journalled(db, 'agenda_item')
  },
}
