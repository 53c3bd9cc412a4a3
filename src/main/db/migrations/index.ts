import type { Migration } from '../migration.ts'
import { foundation } from './0001-foundation.ts'
import { citationNumbers } from './0002-citation-numbers.ts'
import { peopleOverTime } from './0003-people-over-time.ts'
import { jobProfiles } from './0004-job-profiles.ts'
import { methods } from './0005-methods.ts'
import { listViews } from './0006-list-views.ts'
import { search } from './0007-search.ts'
import { notes } from './0008-notes.ts'
import { oneToOnes } from './0009-one-to-ones.ts'
import { feedback } from './0010-feedback.ts'
import { developing } from './0011-developing.ts'
import { concerns } from './0012-concerns.ts'
import { today } from './0013-today.ts'
import { checkpointDrafts } from './0014-checkpoint-drafts.ts'
import { carriedItems } from './0015-carried-items.ts'

/** Imported, not read from disk: the bundler must see every migration. Append only. */
export const migrations: readonly Migration[] = [
  foundation,
  citationNumbers,
  peopleOverTime,
  jobProfiles,
  methods,
  listViews,
  search,
  notes,
  oneToOnes,
  feedback,
  developing,
  concerns,
  today,
  checkpointDrafts,
  carriedItems,
]
