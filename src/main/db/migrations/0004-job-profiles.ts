import type { Migration } from '../migration.ts'

/** What a job asks, in versions; people keep the version they agreed to. */
export const jobProfiles: Migration = {
  name: '0004-job-profiles',
  up() {},
}
