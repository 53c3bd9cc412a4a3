import type { Migration } from '../migration.ts'
import { foundation } from './0001-foundation.ts'
import { citationNumbers } from './0002-citation-numbers.ts'
import { peopleOverTime } from './0003-people-over-time.ts'
import { jobProfiles } from './0004-job-profiles.ts'
import { methods } from './0005-methods.ts'
import { listViews } from './0006-list-views.ts'
import { search } from './0007-search.ts'
import { today } from './0013-today.ts'

/** Imported, not read from disk: the bundler must see every migration. Append only. */
export const migrations: readonly Migration[] = [
  foundation,
  citationNumbers,
  peopleOverTime,
  jobProfiles,
  methods,
  listViews,
  search,
  today,
]
