import type { Migration } from '../migration.ts'

/** Jobs, managers and units of a person as dated events; who the vault is for; what an import remembers. */
export const peopleOverTime: Migration = {
  name: '0003-people-over-time',
  up() {},
}
