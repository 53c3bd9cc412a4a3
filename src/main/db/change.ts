import { type Kysely, sql } from 'kysely'
import type { ChangeId } from '../../shared/kernel/ids.ts'
import type { Deps } from '../kernel/deps.ts'
import { CACHE_KIB, LONG_CHANGE_CACHE_KIB } from './cache.ts'
import type { Database, WriteDb } from './database.ts'

export interface ChangeIntent {
  /** `feature.verb`, as in the contract. */
  readonly verb: string
  /** What the undo toast says: "Note removed". */
  readonly summary: string
  readonly actor?: 'owner' | 'import' | 'reply' | 'app'
  /** Writes thousands of rows. They go to disk as they are written, so that the end of the change holds up nobody. */
  readonly long?: boolean
}

export interface OpenChange {
  readonly id: ChangeId
  /** The moment of the change; every row written in it carries this one. */
  readonly at: number
  /** Says it better once it is known what was done. */
  describe(summary: string): void
}

/** Thrown to leave a change without writing anything: the caller turns it back into a value. */
class Refused extends Error {
  readonly outcome: unknown
  constructor(outcome: unknown) {
    super('change refused')
    this.outcome = outcome
  }
}

/**
 * One transaction, one row in `change`, one `history` row per row written (by triggers). The only way to write: outside it the
 * triggers refuse. Returning an `err` rolls back.
 */
export async function change<T>(
  deps: Pick<Deps, 'db' | 'now' | 'newId' | 'changed'>,
  intent: ChangeIntent,
  work: (tx: WriteDb, open: OpenChange) => Promise<T>,
): Promise<T> {
  const id = deps.newId() as ChangeId
  const at = deps.now()
  let summary = intent.summary
  if (intent.long) await keepInMemory(deps.db, LONG_CHANGE_CACHE_KIB)
  try {
    const done = await deps.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('change')
        .values({ id, at, actor: intent.actor ?? 'owner', verb: intent.verb, summary, undone_by: null })
        .execute()
      await tx.updateTable('open_change').set({ change_id: id }).execute()
      const describe = (words: string) => {
        summary = words
      }
      const result = await work(tx, { id, at, describe })
      if (isRefusal(result)) throw new Refused(result)
      if (summary !== intent.summary) await tx.updateTable('change').set({ summary }).where('id', '=', id).execute()
      await tx.updateTable('open_change').set({ change_id: null }).execute()
      return result
    })
    deps.changed?.()
    return done
  } catch (error) {
    if (error instanceof Refused) return error.outcome as T
    throw error
  } finally {
    // A vault locked meanwhile has no memory left to set.
    if (intent.long) await keepInMemory(deps.db, CACHE_KIB).catch(() => {})
  }
}

async function keepInMemory(db: Kysely<Database>, kib: number): Promise<void> {
  await sql.raw(`PRAGMA cache_size = -${kib}`).execute(db)
}

function isRefusal(result: unknown): result is { ok: false } {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
}

/** Lets timers and other requests run between two slices of long work inside one transaction. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
