import { constants } from 'node:fs'
import { access, copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { nodeFileOps, syncFile, syncFolder, tempBeside, writeFileAtomic } from './atomic-file.ts'
import { digestOf } from './backup-job.ts'
import { BACKUP_NOTE, type BackupNote, printNote } from './backup-note.ts'
import { backupId, findBackup, type StoredBackup } from './backups.ts'
import { BACKUPS_FOLDER, DATABASE_COMPANIONS, DATABASE_FILE, HEADER_FILE, RESTORE_MARKER } from './files.ts'
import { readHeader, readStored } from './header.ts'

export type RestoreFault = { readonly code: 'BACKUP_NOT_FOUND' | 'BACKUP_DAMAGED' }

/**
 * Puts a copy in place of the vault. What it replaces is kept first, as it is; then a marker, so that a crash from there on is
 * finished by the next start. Only while holding the lock of the folder.
 */
export async function restoreBackup(
  folder: string,
  id: string,
  now: number,
): Promise<Result<{ replacedKeptAs: string | null }, RestoreFault>> {
  const backup = await findBackup(folder, id)
  if (!backup) return err({ code: 'BACKUP_NOT_FOUND' })
  if (!(await isWhole(folder, backup))) return err({ code: 'BACKUP_DAMAGED' })
  const replacedKeptAs = await keepReplaced(folder, now)
  await writeFileAtomic(join(folder, RESTORE_MARKER), id)
  await putInPlace(folder, backup)
  return ok({ replacedKeptAs })
}

/** Finishes a restore that was cut short. Only while holding the lock of the folder. */
export async function finishRestore(folder: string): Promise<void> {
  const id = await readFile(join(folder, RESTORE_MARKER), 'utf8').catch(() => null)
  if (id === null) return
  const backup = await findBackup(folder, id)
  if (backup && (await isWhole(folder, backup))) await putInPlace(folder, backup)
  else await rm(join(folder, RESTORE_MARKER), { force: true })
}

async function isWhole(folder: string, { id, note }: StoredBackup): Promise<boolean> {
  const path = join(folder, BACKUPS_FOLDER, id)
  // What was replaced before may be damaged itself; it was kept as it was, and goes back as it was.
  if (note.cause !== 'replaced' && !(await readHeader(path)).ok) return false
  const digest = await digestOf(join(path, DATABASE_FILE)).catch(() => null)
  return digest === note.sha256
}

async function keepReplaced(folder: string, now: number): Promise<string | null> {
  const present = await Promise.all([DATABASE_FILE, HEADER_FILE, ...DATABASE_COMPANIONS].map((name) => exists(join(folder, name))))
  if (!present[0]) return null
  const id = backupId(now, 'replaced')
  const target = join(folder, BACKUPS_FOLDER, id)
  const temp = tempBeside(target)
  try {
    await mkdir(temp, { recursive: true, mode: 0o700 })
    for (const name of [DATABASE_FILE, HEADER_FILE, ...DATABASE_COMPANIONS]) await copySynced(join(folder, name), join(temp, name))
    const database = join(temp, DATABASE_FILE)
    const { size } = await stat(database)
    const facts = { format: 1, at: now, cause: 'replaced', counter: null, verified: false } as const
    const note: BackupNote = { ...facts, bytes: size, sha256: await digestOf(database) }
    await nodeFileOps.writeSynced(join(temp, BACKUP_NOTE), printNote(note))
    await syncFolder(temp)
    await rename(temp, target)
    await syncFolder(join(folder, BACKUPS_FOLDER))
    return id
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

async function putInPlace(folder: string, backup: StoredBackup): Promise<void> {
  const source = join(folder, BACKUPS_FOLDER, backup.id)
  const temp = tempBeside(join(folder, DATABASE_FILE))
  try {
    await copySynced(join(source, DATABASE_FILE), temp)
    // Pages of the old database must not be replayed over the new one.
    for (const name of DATABASE_COMPANIONS) await rm(join(folder, name), { force: true })
    await rename(temp, join(folder, DATABASE_FILE))
    for (const name of DATABASE_COMPANIONS) await copySynced(join(source, name), join(folder, name))
  } finally {
    await rm(temp, { force: true })
  }
  if (await needsHeaderOf(folder, source, backup.note))
    await writeFileAtomic(join(folder, HEADER_FILE), await readFile(join(source, HEADER_FILE)))
  await syncFolder(folder)
  await rm(join(folder, RESTORE_MARKER), { force: true })
}

/**
 * The present header has the passphrase of today and stays when its mark shows that it opens this database; the header of a verified
 * copy was made with the key that copied it. What was replaced promises nothing: there the name of the key has to do.
 */
async function needsHeaderOf(folder: string, source: string, { cause }: BackupNote): Promise<boolean> {
  const [stored, kept] = await Promise.all([readStored(folder), readStored(source)])
  if (!kept.ok) return false
  if (!stored.ok || stored.value.replacing || kept.value.replacing) return true
  const [present, copy] = [stored.value.present, kept.value.present]
  if (present.vault.keyId !== copy.vault.keyId) return true
  if (cause === 'replaced') return false
  return copy.keyMark === undefined || present.keyMark !== copy.keyMark
}

/** Whether a restore brings the copy's own header along, and with it the passphrase and the recovery code of its time. */
export async function bringsOwnHeader(folder: string, id: string): Promise<boolean> {
  const backup = await findBackup(folder, id)
  return backup !== null && (await needsHeaderOf(folder, join(folder, BACKUPS_FOLDER, id), backup.note))
}

async function copySynced(from: string, to: string): Promise<void> {
  if (!(await exists(from))) return
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  await syncFile(to)
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
