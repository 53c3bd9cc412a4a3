import { journalled, type Migration } from '../migration.ts'

/** What the owner put off, until which day. Private: that something about somebody waits is nobody else's. */
export const today: Migration = {
  name: '0013-today',
  up(db) {
    db.exec('CREATE TABLE private_snooze (key TEXT PRIMARY KEY, until TEXT NOT NULL, snoozed_at INTEGER NOT NULL) STRICT')
    journalled(db, 'private_snooze')
  },
}
