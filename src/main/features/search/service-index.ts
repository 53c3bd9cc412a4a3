import type { Kysely } from 'kysely'
import { breathe } from '../../db/change.ts'
import type { Database, ReadDb, WriteDb } from '../../db/database.ts'
import {
  addEntry,
  clearIndex,
  type JournalRow,
  journalAfter,
  journalRow,
  keysPointingTo,
  lastJournalRow,
  newIds,
  putEntries,
  readState,
  rowsAfter,
  rowsOf,
  writeState,
} from './queries-index.ts'
import { fingerprint } from './rules-index.ts'
import type { PrivateSearchStateTable } from './schema.ts'
import { type Follow, nameOf, type Source } from './source.ts'
import { SOURCES } from './sources.ts'

/** The longest that one slice may keep the main process. */
const SLICE_MS = 8
/** The longest that a save may have to wait while the index is filled: fewer and larger transactions write far less. */
const TURN_MS = 40
const ROWS = 40
const STEPS = 100
/** Long enough for a burst of saves to be over. */
const AFTER_CHANGE_MS = 400

const MADE_BY = fingerprint({ sources: SOURCES, unicode: process.versions.unicode ?? '' })

type State = Omit<PrivateSearchStateTable, 'one'>

/**
 * Brings the index to what the vault holds: slice after slice, each a transaction of its own that ends with how far it came. What is
 * pending is what the journal holds beyond that: nothing that writes can forget it, and an undo is a change like any other. True once
 * nothing is pending, false where it was stopped before.
 */
export async function catchUp(
  { db }: { readonly db: Kysely<Database> },
  limits: {
    readonly signal?: AbortSignal
    readonly patience?: { readonly rows: number; readonly ms: number }
    /** Between two transactions. */
    readonly rest?: () => Promise<unknown>
  } = {},
): Promise<boolean> {
  const until = performance.now() + (limits.patience?.ms ?? Number.POSITIVE_INFINITY)
  for (let behind = await rowsBehind(db); behind > 0; behind = await rowsBehind(db)) {
    if (limits.signal?.aborted || (behind > (limits.patience?.rows ?? 0) && performance.now() >= until)) return false
    await db.transaction().execute((tx) => advance(tx, limits.signal))
    await breathe()
    await limits.rest?.()
  }
  return true
}

/** Rows of the journal that are not in the index yet; more than can be said while it is being filled. */
export async function rowsBehind(db: ReadDb): Promise<number> {
  const state = await readState(db)
  if (!state || state.made_by !== MADE_BY || state.filling !== null) return Number.POSITIVE_INFINITY
  const last = await lastJournalRow(db)
  if (last === undefined) return state.history_id === 0 ? 0 : Number.POSITIVE_INFINITY
  if (last.id < state.history_id || (last.id === state.history_id && last.change_id !== state.change_id)) return Number.POSITIVE_INFINITY
  return last.id - state.history_id
}

async function advance(tx: WriteDb, signal: AbortSignal | undefined): Promise<void> {
  const state = await readState(tx)
  if (!state || state.made_by !== MADE_BY || !(await isInJournal(tx, state))) return begin(tx)
  await writeState(tx, state.filling === null ? await follow(tx, state) : await fill(tx, state, signal))
}

/** Whether the journal still goes on from where the index left it. Part of it may have been taken out, in a copy for somebody else. */
async function isInJournal(tx: WriteDb, { history_id, change_id }: State): Promise<boolean> {
  return history_id === 0 || (await journalRow(tx, history_id))?.change_id === change_id
}

async function begin(tx: WriteDb): Promise<void> {
  await clearIndex(tx)
  const last = await lastJournalRow(tx)
  await writeState(tx, {
    made_by: MADE_BY,
    history_id: last?.id ?? 0,
    change_id: last?.change_id ?? null,
    filling: SOURCES[0] ? nameOf(SOURCES[0]) : null,
    filled_to: null,
  })
}

/** Nothing is in the index yet, so nothing has to be looked for there. */
async function fill(tx: WriteDb, state: PrivateSearchStateTable, signal: AbortSignal | undefined): Promise<State> {
  const turn = performance.now() + TURN_MS
  const ids = newIds(tx)
  let at = SOURCES.findIndex((source) => nameOf(source) === state.filling)
  let after = state.filled_to
  while (performance.now() < turn && !signal?.aborted) {
    const source = SOURCES[at]
    if (source === undefined) break
    const slice = performance.now() + SLICE_MS
    const rows = await rowsAfter(tx, source, after, ROWS)
    for (const { key, read } of rows) {
      const row = read()
      await addEntry(tx, source, row, await ids(row.on))
      after = key
      if (performance.now() >= slice) break
    }
    if (rows.length < ROWS && after === (rows.at(-1)?.key ?? after)) {
      at += 1
      after = null
    }
    await breathe()
  }
  const source = SOURCES[at]
  return { ...state, filling: source ? nameOf(source) : null, filled_to: after }
}

/** One row after the other, so that a slice can end between any two. A row saved many times over is read once. */
async function follow(tx: WriteDb, state: PrivateSearchStateTable): Promise<State> {
  const until = performance.now() + SLICE_MS
  const { rows, last } = await journalAfter(tx, state.history_id, STEPS)
  let reached = last
  const done = new Set<string>()
  for (const [index, row] of rows.entries()) {
    await followRow(tx, row, done)
    if (performance.now() < until || index === rows.length - 1) continue
    reached = row
    break
  }
  return { ...state, history_id: reached?.id ?? state.history_id, change_id: reached?.change_id ?? state.change_id }
}

async function followRow(tx: WriteDb, row: JournalRow, done: Set<string>): Promise<void> {
  const before = imageOf(row.before)
  const after = imageOf(row.after)
  const image = after ?? before
  if (image === null) return
  for (const source of SOURCES) {
    const touched = source.table === row.tbl ? [keyOf(source, image)] : []
    touched.push(...(await touchedBeside(tx, source, { table: row.tbl, before, after })))
    const next = touched.filter((key) => !done.has(`${nameOf(source)} ${key}`))
    await putAgain(tx, source, next)
    for (const key of next) done.add(`${nameOf(source)} ${key}`)
  }
}

interface Step {
  readonly table: string
  readonly before: Image | null
  readonly after: Image | null
}

async function touchedBeside(tx: WriteDb, source: Source, { table, before, after }: Step): Promise<string[]> {
  const touched: string[] = []
  for (const follow of (source.follows ?? []).filter((each) => each.table === table)) {
    const ids = pointedAt(follow, before, after)
    if (ids.length > 0) touched.push(...(await keysPointingTo(tx, source, follow.by, ids)))
  }
  return touched
}

/** What points to a row comes after it and goes before it; what belongs to one may come and go by itself. */
function pointedAt({ key = 'id', columns }: Follow, before: Image | null, after: Image | null): unknown[] {
  if (before !== null && after !== null) {
    const isSame = [key, ...columns].every((column) => before[column] === after[column])
    return isSame ? [] : [...new Set([before[key], after[key]])]
  }
  return key === 'id' ? [] : [(before ?? after)?.[key]]
}

async function putAgain(tx: WriteDb, source: Source, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += ROWS) {
    const some = keys.slice(start, start + ROWS)
    await putEntries(tx, source, some, await rowsOf(tx, source, some))
  }
}

type Image = Readonly<Record<string, unknown>>

function imageOf(text: string | null): Image | null {
  return text === null ? null : (JSON.parse(text) as Image)
}

function keyOf(source: Source, image: Image): string {
  const values = source.key.map((column) => image[column])
  return values.length === 1 ? String(values[0]) : JSON.stringify(values)
}

/** Keeps the index up with an open vault until it closes; what it returns is told of every change. */
export function keepIndexed(
  deps: { readonly db: Kysely<Database> },
  closing: AbortSignal,
  rest: () => Promise<unknown> = async () => {},
): () => void {
  let timer: NodeJS.Timeout | null = null
  let running = false
  async function run(): Promise<void> {
    timer = null
    if (running) return changed()
    running = true
    // A vault that closes, or a disk that is full: what is pending stays so, until the next change or search.
    await catchUp(deps, { signal: closing, rest }).catch(() => {})
    running = false
  }
  function changed(): void {
    if (closing.aborted) return
    timer ??= setTimeout(() => void run(), AFTER_CHANGE_MS).unref()
  }
  closing.addEventListener('abort', () => clearTimeout(timer ?? undefined), { once: true })
  changed()
  return changed
}
