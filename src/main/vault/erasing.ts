import { constants } from 'node:fs'
import { lstat, open, readdir, rm, rmdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { syncFolder, TEMP_MARK } from './atomic-file.ts'
import { BACKUP_NOTE } from './backup-note.ts'
import { BACKUPS_FOLDER, DATABASE_COMPANIONS, DATABASE_FILE, DESTRUCTION_MARKER, HEADER_FILE, LOCK_FILE, RESTORE_MARKER } from './files.ts'

interface Piece {
  readonly path: string
  /** Whether it holds sealed keys. */
  readonly isKey: boolean
  readonly bytes: number
  /** A link, or a file with another name elsewhere: taken away here, and what it stands for is not written to. */
  readonly isShared: boolean
  /** A companion of the open database: closing it takes the file away before anything is destroyed. */
  readonly isPassing: boolean
}

interface VaultPieces {
  readonly pieces: readonly Piece[]
  /** Folders of the vault, deepest first. */
  readonly folders: readonly string[]
  /** What else is there: not of the vault, and left. */
  readonly left: number
}

const OWN = new Set([DATABASE_FILE, HEADER_FILE, BACKUP_NOTE, ...DATABASE_COMPANIONS])
const OWN_AT_TOP = new Set([DATABASE_FILE, HEADER_FILE, ...DATABASE_COMPANIONS, RESTORE_MARKER, `${LOCK_FILE}-take-over`])
/** These go last, by other hands. */
const HELD = new Set([LOCK_FILE, DESTRUCTION_MARKER])

/** What in a folder is of the vault. Nothing is followed: a link is a name, and only names in this folder count. */
export async function piecesOf(folder: string): Promise<VaultPieces> {
  const found = { pieces: [] as Piece[], folders: [] as string[], left: 0 }
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (HELD.has(name)) continue
    if (name === BACKUPS_FOLDER) await walkBackups(path, found)
    else if (name.startsWith(TEMP_MARK)) await walkOwn(path, found)
    else if (OWN_AT_TOP.has(name) && !(await isFolder(path))) await note(path, found)
    else found.left++
  }
  return found
}

type Found = { pieces: Piece[]; folders: string[]; left: number }

async function walkBackups(folder: string, found: Found): Promise<void> {
  // A link in place of the folder is one name, and leads to nothing of this vault.
  if (!(await isFolder(folder))) return await note(folder, found)
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (name.startsWith(TEMP_MARK)) await walkOwn(path, found)
    else if (await isFolder(path)) await walkBackup(path, found)
    else if ((await lstat(path)).isSymbolicLink()) await note(path, found)
    else found.left++
  }
  found.folders.push(folder)
}

async function walkBackup(folder: string, found: Found): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (name.startsWith(TEMP_MARK)) await walkOwn(path, found)
    else if (OWN.has(name) && !(await isFolder(path))) await note(path, found)
    else found.left++
  }
  found.folders.push(folder)
}

/** Left over from something cut short: all of it is of this app. */
async function walkOwn(path: string, found: Found): Promise<void> {
  if (!(await isFolder(path))) return await note(path, found)
  for (const name of await readdir(path)) await walkOwn(join(path, name), found)
  found.folders.push(path)
}

async function note(path: string, found: Found): Promise<void> {
  const facts = await lstat(path)
  const isShared = !facts.isFile() || facts.nlink > 1
  const isPassing = DATABASE_COMPANIONS.includes(basename(path))
  found.pieces.push({ path, isKey: path.endsWith(HEADER_FILE), bytes: facts.isFile() ? facts.size : 0, isShared, isPassing })
}

async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path)).isDirectory()
}

/**
 * Keys first: overwritten where they lie and forced to the disk, the vault's own before those of its backups. From then on no page
 * can be read. Then every file and folder of the vault. Only while holding the lock of the folder. Answers how many things were
 * left because they are not of the vault.
 */
export async function eraseVault(folder: string): Promise<number> {
  const { pieces, folders, left } = await piecesOf(folder)
  const own = join(folder, HEADER_FILE)
  const keys = pieces.filter(({ isKey, isShared }) => isKey && !isShared)
  for (const key of keys.sort((a, b) => Number(b.path === own) - Number(a.path === own))) await overwrite(key)
  for (const { path } of pieces) await rm(path, { force: true })
  for (const path of folders) await removeIfEmpty(path)
  await syncFolder(folder)
  return left
}

async function overwrite({ path, bytes }: Piece): Promise<void> {
  const handle = await open(path, constants.O_RDWR | constants.O_NOFOLLOW)
  try {
    const noise = Buffer.alloc(bytes)
    for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(noise.subarray(at, Math.min(bytes, at + 65_536)))
    await handle.write(noise, 0, bytes, 0)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** True when it has gone. Something that is not of the vault keeps its folder. */
export async function removeIfEmpty(folder: string): Promise<boolean> {
  return rmdir(folder).then(
    () => true,
    (error: unknown) => {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'ENOENT') return true
      if (code === 'ENOTEMPTY' || code === 'EEXIST') return false
      throw error
    },
  )
}
