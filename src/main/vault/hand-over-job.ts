import { rm, stat } from 'node:fs/promises'
import type { NotHandedOverReason } from '../../shared/contract/vaults.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type Connection, faultOf, openConnection, rekeyConnection } from '../db/connection.ts'
import { pagesAreWhole, rowCounts } from '../db/inspect.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { syncFile } from './atomic-file.ts'
import { digestOf } from './backup-job.ts'
import { isStripped, type StripInput, stripCopy } from './strip.ts'

export interface HandOverInput extends StripInput {
  /** The database of the open vault: only read. */
  readonly source: string
  /** The copy, beside the vault; what it goes through on the way lies beside it too. */
  readonly target: string
  readonly fromKey: string
  readonly toKey: string
}

export type HandOverFault = { readonly code: 'NOT_HANDED_OVER'; readonly reason: NotHandedOverReason }

/** Two copies for a moment, and the journal while the second is encrypted anew. */
export function roomForHandOver(bytes: number): number {
  return Math.ceil(bytes * 3.2)
}

/**
 * Job: the vault as somebody else may have it, under a key of its own. Taken out first, then written anew without what was taken
 * out, then encrypted anew: no page of the result was ever anything else. Once this says so, every page was read back.
 */
export async function copyForHandOver(
  input: HandOverInput,
  { signal, progress }: JobContext,
): Promise<Result<{ bytes: number; sha256: string }, HandOverFault>> {
  const first = `${input.target}-first`
  try {
    vacuumInto(input.source, input.fromKey, first)
    progress(0.25)
    await breathe(signal)
    strip(first, input)
    progress(0.35)
    await breathe(signal)
    vacuumInto(first, input.fromKey, input.target)
    await removeDatabase(first)
    progress(0.5)
    await breathe(signal)
    const before = encrypt(input)
    progress(0.8)
    await breathe(signal)
    if (!isAsMade(input, before)) return failed('not-verified')
    await syncFile(input.target)
    const { size } = await stat(input.target)
    progress(0.9)
    return ok({ bytes: size, sha256: await digestOf(input.target) })
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'DISK_FULL') return failed('disk-full')
    if (fault?.code === 'VAULT_READ_ONLY') return failed('read-only')
    if (fault) return failed('damaged')
    throw error
  } finally {
    await removeDatabase(first)
  }
}

function vacuumInto(source: string, hexKey: string, target: string): void {
  const connection = connect(source, hexKey, true)
  try {
    // Copying counts as writing, although the source is only read.
    connection.pragma('query_only=OFF')
    connection.prepare('VACUUM INTO ?').run(target)
    connection.pragma('query_only=ON')
  } finally {
    connection.close()
  }
}

function strip(path: string, input: HandOverInput): void {
  const connection = connect(path, input.fromKey)
  try {
    stripCopy(connection, input)
  } finally {
    connection.close()
  }
}

function encrypt({ target, fromKey, toKey }: HandOverInput): Record<string, number> {
  const connection = connect(target, fromKey)
  try {
    const rows = rowCounts(connection)
    // A copy that is cut short is thrown away: nothing of it needs to be on the disk before all of it is.
    connection.pragma('synchronous=OFF')
    rekeyConnection(connection, toKey)
    return rows
  } finally {
    connection.close()
  }
}

function isAsMade({ target, toKey, along }: HandOverInput, before: Record<string, number>): boolean {
  const connection = connect(target, toKey)
  try {
    return pagesAreWhole(connection) && isStripped(connection, along) && JSON.stringify(rowCounts(connection)) === JSON.stringify(before)
  } finally {
    connection.close()
  }
}

function connect(path: string, hexKey: string, readOnly = false): Connection {
  const opened = openConnection({ path, hexKey, journal: 'truncate', readOnly })
  if (opened.ok) return opened.value
  const codes = { DISK_FULL: 'SQLITE_FULL', VAULT_READ_ONLY: 'SQLITE_READONLY', DATABASE_BUSY: 'SQLITE_BUSY' } as const
  const code = opened.error.code in codes ? codes[opened.error.code as keyof typeof codes] : 'SQLITE_CORRUPT'
  throw Object.assign(new Error('the copy cannot be read'), { code })
}

/** With what SQLite keeps beside it. */
export async function removeDatabase(path: string): Promise<void> {
  for (const suffix of ['', '-journal', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true }).catch(() => {})
}

/** Lets the worker hear that the job was cancelled. */
async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  signal.throwIfAborted()
}

function failed(reason: NotHandedOverReason) {
  return err({ code: 'NOT_HANDED_OVER', reason } as const)
}
