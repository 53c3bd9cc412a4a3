import type { Migration } from '../migration.ts'
import { foundation } from './0001-foundation.ts'
import { citationNumbers } from './0002-citation-numbers.ts'

/** Imported, not read from disk: the bundler must see every migration. Append only. */
export const migrations: readonly Migration[] = [foundation, citationNumbers]
