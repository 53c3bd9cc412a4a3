import { readFileSync } from 'node:fs'
import { link, open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { faultOf } from '../db/connection.ts'
import { nodeFileOps, tempBeside } from './atomic-file.ts'
import { LOCK_FILE } from './files.ts'

const Holder = z.object({
  token: z.uuid(),
  pid: z.number().int(),
  /** When that process began, as its system counts; a new process with an old number is not the holder. */
  born: z.string(),
  host: z.string(),
  since: z.number().int().nonnegative(),
})
type Holder = Readonly<z.infer<typeof Holder>>

export interface FolderLock {
  /** Says that the holder is alive, to machines that cannot see its process; false when somebody else holds the folder now. */
  beat(): Promise<boolean>
  release(): Promise<void>
}

export type LockRefusal =
  | { readonly code: 'VAULT_IN_USE'; readonly data: { readonly since: number | null } }
  | { readonly code: 'VAULT_READ_ONLY' }
  | { readonly code: 'DISK_FULL' }

/** On another machine only the heartbeat can be seen; after this long without one its lock is stale. */
const SILENT_MS = 10 * 60_000

/** As long as a lock may take to be filled, where it cannot be linked into place. */
const WRITING_MS = 10_000

/** Takes the lock of a vault folder. A lock whose process is gone is taken over. */
export async function lockFolder(folder: string, now: number, linkTo = link): Promise<Result<FolderLock, LockRefusal>> {
  const path = join(folder, LOCK_FILE)
  const mine: Holder = { token: crypto.randomUUID(), pid: process.pid, born: bornAt(process.pid), host: hostname(), since: now }
  try {
    if (await createNew(path, mine, linkTo)) return ok(lockOf(path, mine))
    const holder = await readHolder(path)
    if (await isAlive(path, holder)) return err({ code: 'VAULT_IN_USE', data: { since: holder?.since ?? null } })
    return await takeOver(path, { mine, stale: holder, linkTo })
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'VAULT_READ_ONLY' || fault?.code === 'DISK_FULL') return err({ code: fault.code })
    throw error
  }
}

/** Made whole elsewhere and linked into place, so that nobody ever reads a lock without its holder. */
async function createNew(path: string, holder: Holder, linkTo: typeof link): Promise<boolean> {
  const temp = tempBeside(path)
  try {
    await nodeFileOps.writeSynced(temp, JSON.stringify(holder))
    await linkTo(temp, path).catch(async (error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error
      // Some file systems know no links: there the lock is filled in place, and a young one without a holder counts as held.
      await nodeFileOps.writeSynced(path, JSON.stringify(holder))
    })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(temp, { force: true }).catch(() => {})
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}

/** Two processes may find the same stale lock: the guard lets only one of them replace it. */
async function takeOver(
  path: string,
  { mine, stale, linkTo }: { mine: Holder; stale: Holder | null; linkTo: typeof link },
): Promise<Result<FolderLock, LockRefusal>> {
  const guard = `${path}-take-over`
  const age = await stat(guard).then(
    (found) => Date.now() - found.mtimeMs,
    () => null,
  )
  if (age !== null && age > 10_000) await rm(guard, { force: true })
  const inUse = err({ code: 'VAULT_IN_USE', data: { since: null } } as const)
  const handle = await open(guard, 'wx', 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') return null
    throw error
  })
  if (!handle) return inUse
  try {
    await handle.close()
    const isThere = (await silentFor(path)) !== Number.POSITIVE_INFINITY
    if ((await readHolder(path))?.token !== stale?.token) return inUse
    // Removed only as the stale one that was seen, and not renamed over: whoever took the folder in between keeps it.
    if (isThere) await rm(path, { force: true })
    return (await createNew(path, mine, linkTo)) ? ok(lockOf(path, mine)) : inUse
  } finally {
    await rm(guard, { force: true })
  }
}

function lockOf(path: string, mine: Holder): FolderLock {
  const isMine = async () => (await readHolder(path))?.token === mine.token
  return {
    async beat() {
      const holder = await readHolder(path)
      if (holder && holder.token !== mine.token) return false
      // Nothing readable is no other holder: a folder out of reach for a moment is no reason to lock, a lock swept away is put back.
      if (!holder) await createNew(path, mine, link).catch(() => {})
      const time = new Date()
      await utimes(path, time, time).catch(() => {})
      return true
    },
    async release() {
      if (await isMine()) await rm(path, { force: true }).catch(() => {})
    },
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

async function isAlive(path: string, holder: Holder | null): Promise<boolean> {
  // A lock that says nothing readable is being written, or was cut short when its process died.
  if (!holder) return (await silentFor(path)) < WRITING_MS
  if (holder.host !== hostname()) return (await silentFor(path)) < SILENT_MS
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: there is such a process, of another account.
    if (codeOf(error) !== 'EPERM') return false
  }
  return holder.born === '' || holder.born === bornAt(holder.pid)
}

/** Milliseconds since the last beat; for ever when the lock has gone. */
function silentFor(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Number.POSITIVE_INFINITY,
  )
}

/** Field 22 of /proc/<pid>/stat; empty where there is no such thing. */
function bornAt(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
