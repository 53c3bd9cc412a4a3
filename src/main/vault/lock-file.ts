import { readFileSync } from 'node:fs'
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { faultOf } from '../db/connection.ts'
import { nodeFileOps, tempBeside } from './atomic-file.ts'

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
  /** Says that the holder is alive, to machines that cannot see its process. */
  beat(): Promise<void>
  release(): Promise<void>
}

export type LockRefusal =
  | { readonly code: 'VAULT_IN_USE'; readonly data: { readonly since: number | null } }
  | { readonly code: 'VAULT_READ_ONLY' }
  | { readonly code: 'DISK_FULL' }

/** On another machine only the heartbeat can be seen; after this long without one its lock is stale. */
const SILENT_MS = 10 * 60_000

/** Takes the lock of a vault folder. A lock whose process is gone is taken over. */
export async function lockFolder(folder: string, now: number): Promise<Result<FolderLock, LockRefusal>> {
  const path = join(folder, 'lock')
  const mine: Holder = { token: crypto.randomUUID(), pid: process.pid, born: bornAt(process.pid), host: hostname(), since: now }
  try {
    if (await createNew(path, mine)) return ok(lockOf(path, mine))
    const holder = await readHolder(path)
    if (await isAlive(path, holder)) return err({ code: 'VAULT_IN_USE', data: { since: holder?.since ?? null } })
    return await takeOver(path, mine, holder)
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'VAULT_READ_ONLY' || fault?.code === 'DISK_FULL') return err({ code: fault.code })
    throw error
  }
}

async function createNew(path: string, holder: Holder): Promise<boolean> {
  try {
    await nodeFileOps.writeSynced(path, JSON.stringify(holder))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Two processes may find the same stale lock: the guard lets only one of them replace it. */
async function takeOver(path: string, mine: Holder, stale: Holder | null): Promise<Result<FolderLock, LockRefusal>> {
  const guard = `${path}-take-over`
  const age = await stat(guard).then(
    (found) => Date.now() - found.mtimeMs,
    () => null,
  )
  if (age !== null && age > 10_000) await rm(guard, { force: true })
  const inUse = err({ code: 'VAULT_IN_USE', data: { since: null } } as const)
  const handle = await open(guard, 'wx', 0o600).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null
    throw error
  })
  if (!handle) return inUse
  try {
    await handle.close()
    if ((await readHolder(path))?.token !== stale?.token) return inUse
    const temp = tempBeside(path)
    await nodeFileOps.writeSynced(temp, JSON.stringify(mine))
    await rename(temp, path)
    return ok(lockOf(path, mine))
  } finally {
    await rm(guard, { force: true })
  }
}

function lockOf(path: string, mine: Holder): FolderLock {
  const isMine = async () => (await readHolder(path))?.token === mine.token
  return {
    async beat() {
      const time = new Date()
      await utimes(path, time, time).catch(() => {})
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
  // A lock that says nothing readable was cut short while being written: its process died.
  if (!holder) return false
  if (holder.host !== hostname()) {
    const { mtimeMs } = await stat(path)
    return Date.now() - mtimeMs < SILENT_MS
  }
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: there is such a process, of another account.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return holder.born === '' || holder.born === bornAt(holder.pid)
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
