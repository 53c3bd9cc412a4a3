import { realpath, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Certificate } from '../../shared/contract/vault-facts.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { faultOf } from '../db/connection.ts'
import { syncFolder } from './atomic-file.ts'
import { digestOf } from './backup-job.ts'
import { listBackups } from './backups.ts'
import { contentsOf } from './contents.ts'
import { eraseVault, piecesOf, removeIfEmpty } from './erasing.ts'
import { DATABASE_FILE, DESTRUCTION_MARKER } from './files.ts'
import { readStored } from './header.ts'
import { findVault, type Home, knownVaults, sizeOf } from './home.ts'
import { confirm } from './keys.ts'
import { type FolderLock, lockFolder } from './lock-file.ts'
import { endSession, tellLocked } from './locking.ts'
import { writeMarker } from './marker.ts'
import { placeKind } from './place.ts'
import type { Session } from './session.ts'

/** The certificate as it would read if the open vault were destroyed now. */
export async function draftCertificate(home: Home, session: Session): Promise<Certificate> {
  const { header, folder } = session
  const [backups, pieces, known, bytes] = await Promise.all([
    listBackups(folder),
    piecesOf(await realpath(folder)),
    knownVaults(home),
    sizeOf(join(folder, DATABASE_FILE)),
  ])
  const times = backups.map(({ at }) => at)
  const isCopy = (other: (typeof known)[number]) =>
    'vault' in other.header && other.header.vault.workspaceId === header.vault.workspaceId && other.folder !== folder
  return {
    id: session.certificateId,
    vaultId: header.vault.workspaceId,
    vaultName: header.vault.name,
    colour: header.vault.colour,
    createdAt: header.vault.createdAt,
    preparedAt: home.now(),
    destroyedAt: null,
    version: home.options.version,
    keyMark: header.keyMark ?? null,
    contents: await contentsOf(session.vault),
    bytes: bytes ?? 0,
    sha256: null,
    backups: {
      count: backups.length,
      bytes: backups.reduce((sum, backup) => sum + backup.bytes, 0),
      oldestAt: times.length > 0 ? Math.min(...times) : null,
      newestAt: times.length > 0 ? Math.max(...times) : null,
    },
    placeKind: await placeKind(folder),
    copiesKnown: known.filter(isCopy).length,
    left: pieces.left,
    keysOverwritten: pieces.pieces.filter(({ isKey, isShared }) => isKey && !isShared).length,
    filesRemoved: pieces.pieces.filter(({ isPassing }) => !isPassing).length,
  }
}

/**
 * Ends the vault. A marker with the certificate comes first: it shows that the folder can be written, and lets the next start finish
 * what is cut short. Then the session ends without a copy, and the folder stays locked until nothing is left to lock.
 */
export async function destroyVault(home: Home, input: { readonly name: string; readonly passphrase: string }) {
  const { session } = home
  if (!session) return err({ code: 'VAULT_LOCKED' } as const)
  const known = await confirm(home, session, input.passphrase)
  if (!known.ok) return known
  if (plain(input.name) !== plain(session.header.vault.name)) return err({ code: 'NAME_DIFFERS' } as const)
  await session.copying
  await session.rewriting
  if (home.session !== session) return err({ code: 'VAULT_LOCKED' } as const)
  const draft = await draftCertificate(home, session)
  const marked = await mark(session.folder, draft)
  if (!marked.ok) return marked
  if (home.session !== session || !(await session.lock.beat()) || home.session !== session) {
    await rm(join(session.folder, DESTRUCTION_MARKER), { force: true })
    return err({ code: 'VAULT_LOCKED' } as const)
  }
  session.isDoomed = true
  const closed = endSession(home)
  const ended = home.ending
  const erasing = closed.then(() => ended).then(() => erase(home, session.folder, draft, session.lock))
  // The next opening, and the end of the app, wait for it.
  home.ending = erasing.then(
    () => {},
    () => {},
  )
  try {
    return await erasing
  } finally {
    tellLocked(home, 'asked')
  }
}

function plain(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

type Marked = Result<true, { readonly code: 'VAULT_READ_ONLY' | 'DISK_FULL' }>

async function mark(folder: string, certificate: Certificate): Promise<Marked> {
  try {
    await writeMarker(folder, certificate)
    return ok(true)
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'VAULT_READ_ONLY' || fault?.code === 'DISK_FULL') return err({ code: fault.code })
    throw error
  }
}

type Erasure = Result<Certificate, { readonly code: 'DESTRUCTION_CUT_SHORT' }>

/** From here on a failure leaves the marker: the next start says what is left, and goes on. */
async function erase(home: Home, named: string, draft: Certificate, lock: FolderLock): Promise<Erasure> {
  try {
    const folder = await realpath(named)
    const counted = draft.sha256 === null ? await counting(folder, draft) : draft
    await writeMarker(folder, counted)
    const left = await eraseVault(folder)
    const certificate: Certificate = { ...counted, left, destroyedAt: home.now() }
    await forget(home, named, certificate)
    await rm(join(folder, DESTRUCTION_MARKER), { force: true })
    await lock.release()
    if (await removeIfEmpty(folder)) await syncFolder(dirname(folder))
    // The vault may have been known by a link to its folder.
    if (folder !== named) await rm(named, { force: true }).catch(() => {})
    return ok(certificate)
  } catch (error) {
    await lock.release()
    if (faultOf(error) === null && !isFileError(error)) throw error
    return err({ code: 'DESTRUCTION_CUT_SHORT' })
  }
}

/** Of the closed vault: an open one has files that are gone once it closes. */
async function counting(folder: string, draft: Certificate): Promise<Certificate> {
  const { pieces } = await piecesOf(folder)
  const keysOverwritten = pieces.filter(({ isKey, isShared }) => isKey && !isShared).length
  const sha256 = await digestOf(join(folder, DATABASE_FILE)).catch(() => null)
  return { ...draft, sha256, keysOverwritten, filesRemoved: pieces.length }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)
}

/** This machine knows nothing of the vault any more but the certificate, until that is put away. */
async function forget(home: Home, folder: string, certificate: Certificate): Promise<void> {
  await home.state.update((state) => ({
    ...state,
    vaults: Object.fromEntries(Object.entries(state.vaults).filter(([, seen]) => seen.path !== folder)),
    extra: state.extra.filter((path) => path !== folder),
    certificates: [...state.certificates.filter(({ id }) => id !== certificate.id), certificate],
  }))
}

export async function destructionLeft(home: Home, vaultId: string) {
  const known = await findVault(home, vaultId)
  if (!known) return err({ code: 'VAULT_NOT_FOUND' } as const)
  if (!known.destruction) return err({ code: 'NOTHING_TO_FINISH' } as const)
  const { pieces } = await piecesOf(await realpath(known.folder))
  const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0)
  // What was overwritten is a header no more, and opens nothing.
  const headers = await Promise.all(pieces.filter(({ isKey }) => isKey).map(({ path }) => readStored(dirname(path))))
  return ok({ keys: headers.filter((header) => header.ok).length, files: pieces.length, bytes, begunAt: known.destruction.preparedAt })
}

/** Goes on where a destruction was cut short. Its own header has gone by then: there is no passphrase left to ask for. */
export async function finishDestruction(home: Home, vaultId: string) {
  const known = await findVault(home, vaultId)
  if (!known) return err({ code: 'VAULT_NOT_FOUND' } as const)
  if (!known.destruction) return err({ code: 'NOTHING_TO_FINISH' } as const)
  await home.ending
  const locked = await lockFolder(known.folder, home.now())
  if (!locked.ok) return locked
  return erase(home, known.folder, known.destruction, locked.value)
}

export async function putAwayCertificate(home: Home, certificateId: string): Promise<{ left: number }> {
  await home.state.update((state) => ({ ...state, certificates: state.certificates.filter(({ id }) => id !== certificateId) }))
  return { left: (await home.state.read()).certificates.length }
}
