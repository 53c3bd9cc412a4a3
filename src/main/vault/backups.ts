import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backup } from '../../shared/contract/vault-facts.ts'
import { localDate } from '../../shared/kernel/dates.ts'
import { BACKUP_NOTE, type BackupNote, parseNote } from './backup-note.ts'
import { BACKUPS_FOLDER, DATABASE_FILE } from './files.ts'
import { type BackupCause, keptBackups } from './rotation.ts'

export interface StoredBackup {
  readonly id: string
  readonly note: BackupNote
}

/** The copies beside a vault, newest first. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const stored = await storedBackups(folder)
  const kept = keptBackups(stored.map(({ id, note }) => ({ id, at: note.at, cause: note.cause })))
  return stored.map(({ id, note }) => describeBackup(id, note, kept.get(id)))
}

export function describeBackup(id: string, note: BackupNote, keptAs?: Backup['keptAs']): Backup {
  const plain = note.cause === 'routine' ? 'daily' : note.cause
  return { id, at: note.at, bytes: note.bytes, verified: note.verified, keptAs: keptAs ?? plain }
}

export async function findBackup(folder: string, id: string): Promise<StoredBackup | null> {
  return (await storedBackups(folder)).find((backup) => backup.id === id) ?? null
}

export async function backupCounters(folder: string): Promise<(number | null)[]> {
  return (await storedBackups(folder)).map(({ note }) => note.counter)
}

/** Removes the copies that rotation no longer keeps. */
export async function rotateBackups(folder: string): Promise<void> {
  const stored = await storedBackups(folder)
  const kept = keptBackups(stored.map(({ id, note }) => ({ id, at: note.at, cause: note.cause })))
  for (const { id } of stored) if (!kept.has(id)) await rm(join(folder, BACKUPS_FOLDER, id), { recursive: true, force: true })
}

/** `2026-11-10-0912-routine-4f3a`: sorts by time, and names nobody. */
export function backupId(at: number, cause: BackupCause): string {
  const time = new Date(at)
  const clock = `${String(time.getHours()).padStart(2, '0')}${String(time.getMinutes()).padStart(2, '0')}`
  return `${localDate(at)}-${clock}-${cause}-${crypto.randomUUID().slice(0, 4)}`
}

async function storedBackups(folder: string): Promise<StoredBackup[]> {
  const names = await readdir(join(folder, BACKUPS_FOLDER)).catch(() => [])
  const found = await Promise.all(names.filter((name) => !name.startsWith('.')).map((id) => readBackup(folder, id)))
  return found.filter((backup) => backup !== null).sort((a, b) => b.note.at - a.note.at)
}

async function readBackup(folder: string, id: string): Promise<StoredBackup | null> {
  const path = join(folder, BACKUPS_FOLDER, id)
  const text = await readFile(join(path, BACKUP_NOTE), 'utf8').catch(() => '')
  const note = parseNote(text)
  if (!note) return null
  const size = await stat(join(path, DATABASE_FILE)).then(
    (found) => found.size,
    () => 0,
  )
  return { id, note: { ...note, verified: note.verified && size === note.bytes } }
}
