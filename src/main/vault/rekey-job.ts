import { open, rm, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { NotReplacedReason } from '../../shared/contract/vaults.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type Connection, faultOf, openConnection, rekeyConnection } from '../db/connection.ts'
import { changeCounter, pagesAreWhole, rowCounts } from '../db/inspect.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { syncFile, syncFolder } from './atomic-file.ts'

export interface RekeyInput {
  /** A database that nobody has open, and no journal beside it. */
  readonly source: string
  /** The copy that is made of it. */
  readonly target: string
  readonly fromKey: string
  readonly toKey: string
}

export interface NotReplaced {
  readonly code: 'KEY_NOT_REPLACED'
  readonly data: { readonly reason: NotReplacedReason; readonly bytesNeeded: number }
}

/** The copy, and the journal that SQLite keeps while it encrypts the copy anew. */
const ROOM = 2.1

export function roomFor(bytes: number): number {
  return Math.ceil(bytes * ROOM)
}

/** Where the time goes, measured: copying, encrypting anew, reading every page again. */
const COPIED = 0.2
const ENCRYPTED = 0.7

/**
 * Job: the same database under another key, beside it. The source is only read: whatever goes wrong, it is what it was. Once this
 * says so, every page of the copy has been read back with the new key, and the copy is on the disk.
 */
export async function copyUnderNewKey(
  input: RekeyInput,
  { signal, progress }: JobContext,
): Promise<Result<{ bytes: number }, NotReplaced>> {
  const { size } = await stat(input.source)
  const bytesNeeded = roomFor(size)
  const failed = (reason: NotReplacedReason) => err({ code: 'KEY_NOT_REPLACED', data: { reason, bytesNeeded } } as const)
  if ((await roomBeside(input.target)) < bytesNeeded) return failed('disk-full')
  try {
    await copyInSlices(input, signal, (share) => progress(share * COPIED))
    const before = encryptCopy(input)
    progress(ENCRYPTED)
    await breathe(signal)
    const after = readCopy(input)
    if (after === null || JSON.stringify(after) !== JSON.stringify(before)) return failed('not-verified')
    await rm(`${input.target}-journal`, { force: true })
    await syncFile(input.target)
    await syncFolder(dirname(input.target))
    progress(1)
    return ok({ bytes: size })
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'DISK_FULL') return failed('disk-full')
    if (fault?.code === 'VAULT_READ_ONLY') return failed('read-only')
    if (fault) return failed('damaged')
    throw error
  }
}

interface Holding {
  readonly rows: Record<string, number>
  readonly counter: number
  readonly pages: unknown
}

/** What the copy holds, taken before its key is replaced. */
function encryptCopy({ target, fromKey, toKey }: RekeyInput): Holding {
  const copy = connect(target, fromKey)
  try {
    // A copy that is cut short is thrown away: nothing of it needs to be on the disk before all of it is.
    copy.pragma('synchronous=OFF')
    const holding = holdingOf(copy)
    rekeyConnection(copy, toKey)
    return holding
  } finally {
    copy.close()
  }
}

/** The same, read with the new key; null when a page does not pass its check. */
function readCopy({ target, toKey }: RekeyInput): Holding | null {
  const copy = connect(target, toKey)
  try {
    return pagesAreWhole(copy) ? holdingOf(copy) : null
  } finally {
    copy.close()
  }
}

function holdingOf(copy: Connection): Holding {
  return { rows: rowCounts(copy), counter: changeCounter(copy), pages: copy.pragma('page_count', { simple: true }) }
}

function connect(path: string, hexKey: string): Connection {
  const opened = openConnection({ path, hexKey, journal: 'truncate' })
  if (opened.ok) return opened.value
  const code =
    opened.error.code === 'DISK_FULL' ? 'SQLITE_FULL' : opened.error.code === 'VAULT_READ_ONLY' ? 'SQLITE_READONLY' : 'SQLITE_CORRUPT'
  throw Object.assign(new Error('the copy cannot be read'), { code })
}

const SLICE = 4 * 1024 * 1024

async function copyInSlices({ source, target }: RekeyInput, signal: AbortSignal, progress: (share: number) => void): Promise<void> {
  const from = await open(source, 'r')
  try {
    const to = await open(target, 'wx', 0o600)
    try {
      const { size } = await from.stat()
      const slice = Buffer.alloc(SLICE)
      for (let done = 0; done < size; ) {
        const { bytesRead } = await from.read(slice, 0, SLICE, done)
        if (bytesRead === 0) throw Object.assign(new Error('the database became shorter'), { code: 'SQLITE_CORRUPT' })
        await to.writeFile(slice.subarray(0, bytesRead))
        done += bytesRead
        progress(done / size)
        await breathe(signal)
      }
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
}

/** Lets the worker hear that the job was cancelled. */
async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  signal.throwIfAborted()
}

async function roomBeside(path: string): Promise<number> {
  return statfs(dirname(path)).then(
    ({ bavail, bsize }) => bavail * bsize,
    // Where it cannot be asked, the disk says so itself.
    () => Number.POSITIVE_INFINITY,
  )
}
