import type { Migration } from '../migration.ts'

/** What a list showed last, and the views somebody named. */
export const listViews: Migration = {
  name: '0006-list-views',
  up() {},
}
