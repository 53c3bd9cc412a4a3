import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What the helper asks of a file system. Replaced by a model that loses power in tests. */
export interface FileOps {
  /** Writes a whole new file and forces it to the disk. */
  writeSynced(path: string, data: Uint8Array | string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** Forces the names in a folder to the disk. */
  syncFolder(path: string): Promise<void>
  remove(path: string): Promise<void>
}

/** What begins so is left over from something cut short. */
export const TEMP_MARK = '.perennial-temp-'

/** Replaces a file whole or not at all, even when the power fails: temp, fsync, rename, fsync of the folder. */
export async function writeFileAtomic(path: string, data: Uint8Array | string, ops: FileOps = nodeFileOps): Promise<void> {
  const temp = tempBeside(path)
  try {
    await ops.writeSynced(temp, data)
    await ops.rename(temp, path)
  } catch (error) {
    await ops.remove(temp)
    throw error
  }
  await ops.syncFolder(dirname(path))
}

/** A name in the same folder that a later start recognises as left over. */
export function tempBeside(path: string): string {
  return join(dirname(path), `${TEMP_MARK}${crypto.randomUUID()}-${basename(path)}`)
}

/** Removes what an earlier crash left half written. Only while holding the lock of the folder. */
export async function sweepTemps(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    // One that a worker still holds on to is swept another time.
    if (name.startsWith(TEMP_MARK)) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {})
  }
}

const DAY_MS = 24 * 60 * 60_000

/** The same where no lock says who else is at work: only what has lain untouched for a day. */
export async function sweepOldTemps(folder: string): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(TEMP_MARK))
  for (const path of names.map((name) => join(folder, name))) {
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > DAY_MS) await rm(path, { recursive: true, force: true })
  }
}

export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder for that, and journals names by itself.
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const nodeFileOps: FileOps = {
  async writeSynced(path, data) {
    const handle = await open(path, 'wx', 0o600)
    try {
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  rename,
  syncFolder,
  remove: (path) => rm(path, { recursive: true, force: true }),
}
