import type { Migration } from '../migration.ts'

/** Frameworks, rating scales, templates and wording of the owner's own. */
export const methods: Migration = {
  name: '0005-methods',
  up() {},
}
