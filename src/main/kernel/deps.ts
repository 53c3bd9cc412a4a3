import type { Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Jobs } from '../jobs/jobs.ts'

/** Everything impure a service may touch. Built once when a vault opens, replaced in tests. */
export interface Deps {
  readonly db: Kysely<Database>
  /** UTC epoch milliseconds. */
  readonly now: () => number
  /** UUIDv7. */
  readonly newId: () => string
  readonly jobs: Jobs
  /** Told after every change. */
  readonly changed?: () => void
}
