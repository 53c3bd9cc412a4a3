import { createHash } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { faultOf, openConnection } from '../db/connection.ts'
import { changeCounter, pagesAreWhole, rowCounts } from '../db/inspect.ts'
import { nodeFileOps, syncFile, syncFolder, tempBeside } from './atomic-file.ts'
import { BACKUP_NOTE, type BackupNote, printNote } from './backup-note.ts'
import { DATABASE_FILE, HEADER_FILE } from './files.ts'
import type { BackupCause } from './rotation.ts'

export interface BackupInput {
  /** The vault's folder. */
  readonly folder: string
  readonly hexKey: string
  readonly header: string
  readonly id: string
  readonly at: number
  readonly cause: BackupCause
}

export type BackupFault = { readonly code: 'BACKUP_FAILED'; readonly data: { readonly reason: BackupReason } }
export type BackupReason = 'disk-full' | 'read-only' | 'damaged' | 'not-verified'

/** Job: a verified copy of a vault beside it. Under its final name it is whole, or it is not there. */
export async function makeBackup(input: BackupInput): Promise<Result<BackupNote, BackupFault>> {
  const folder = join(input.folder, 'backups')
  const target = join(folder, input.id)
  const temp = tempBeside(target)
  try {
    await mkdir(temp, { recursive: true, mode: 0o700 })
    const counter = copyDatabase(input, join(temp, DATABASE_FILE))
    if (counter === null) return failed('not-verified')
    const note = await sealCopy(input, temp, counter)
    await rename(temp, target)
    await syncFolder(folder)
    return ok(note)
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'DISK_FULL') return failed('disk-full')
    if (fault?.code === 'VAULT_READ_ONLY') return failed('read-only')
    if (fault) return failed('damaged')
    throw error
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

/** The counter of the copy; null when the copy does not hold what the vault held. */
function copyDatabase(input: BackupInput, path: string): number | null {
  const source = connect(join(input.folder, DATABASE_FILE), input.hexKey)
  try {
    const before = { version: version(source), rows: rowCounts(source), counter: changeCounter(source) }
    // Copying counts as writing, although the source is only read.
    source.pragma('query_only=OFF')
    source.prepare('VACUUM INTO ?').run(path)
    source.pragma('query_only=ON')
    leaveOut(path, input.hexKey)
    const copy = connect(path, input.hexKey)
    try {
      if (!pagesAreWhole(copy)) return null
      const counter = changeCounter(copy)
      // Somebody saved meanwhile: then the copy holds at least what was there before.
      const same =
        version(source) !== before.version ||
        JSON.stringify(rowCounts(copy)) === JSON.stringify({ ...before.rows, ...leftOut(before.rows) })
      return same && counter >= before.counter ? counter : null
    } finally {
      copy.close()
    }
  } finally {
    source.close()
  }
}

/**
 * What is held of anonymous requests stays out: two copies of different days would tell which answer came between them. The files
 * of those answers can be imported again after a restore (decision 23).
 */
const NOT_COPIED = 'private_feedback_held'

function leaveOut(path: string, hexKey: string): void {
  const copy = connect(path, hexKey, false)
  try {
    // A vault of an earlier version has no such table yet. What is deleted is overwritten where it stood.
    const known = copy.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck().get(NOT_COPIED)
    if (known === 1) copy.exec(`DELETE FROM ${NOT_COPIED}`)
  } finally {
    copy.close()
  }
  // Emptied by SQLite, but left lying there: a copy is three files.
  rmSync(`${path}-journal`, { force: true })
}

function leftOut(rows: Record<string, number>): Record<string, number> {
  return NOT_COPIED in rows ? { [NOT_COPIED]: 0 } : {}
}

async function sealCopy(input: BackupInput, temp: string, counter: number): Promise<BackupNote> {
  const database = join(temp, DATABASE_FILE)
  await chmod(database, 0o600)
  await syncFile(database)
  await nodeFileOps.writeSynced(join(temp, HEADER_FILE), input.header)
  const { size } = await stat(database)
  const note: BackupNote = {
    format: 1,
    at: input.at,
    cause: input.cause,
    bytes: size,
    sha256: await digestOf(database),
    counter,
    verified: true,
  }
  await nodeFileOps.writeSynced(join(temp, BACKUP_NOTE), printNote(note))
  await syncFolder(temp)
  return note
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

function connect(path: string, hexKey: string, readOnly = true) {
  const opened = openConnection({ path, hexKey, journal: 'truncate', readOnly })
  if (!opened.ok) throw Object.assign(new Error('the database cannot be read'), { code: SQLITE_CODES[opened.error.code] })
  return opened.value
}

const SQLITE_CODES = {
  DATABASE_MISSING: 'SQLITE_CORRUPT',
  DATABASE_EMPTY: 'SQLITE_CORRUPT',
  DATABASE_DAMAGED: 'SQLITE_CORRUPT',
  DATABASE_BUSY: 'SQLITE_BUSY',
  VAULT_READ_ONLY: 'SQLITE_READONLY',
  DISK_FULL: 'SQLITE_FULL',
} as const

function version(connection: ReturnType<typeof connect>): unknown {
  return connection.pragma('data_version', { simple: true })
}

function failed(reason: BackupReason) {
  return err({ code: 'BACKUP_FAILED', data: { reason } } as const)
}
