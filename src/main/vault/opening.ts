import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { VaultSummary } from '../../shared/contract/vault-facts.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { sweepTemps } from './atomic-file.ts'
import { describeBackup } from './backups.ts'
import { isCheckpointDue } from './checkpoint-job.ts'
import { BACKUPS_FOLDER, DATABASE_FILE, DESTRUCTION_MARKER } from './files.ts'
import { type Header, type HeaderFault, readStored } from './header.ts'
import { findVault, type Home, type KnownVault, summarise } from './home.ts'
import { startIdleClock } from './idle-clock.ts'
import { openPassphraseSlot, openRecoverySlot } from './key-slots.ts'
import { headerWithPassphrase, storeHeader } from './keys.ts'
import { type FolderLock, type LockRefusal, lockFolder } from './lock-file.ts'
import { endSession, lockVault } from './locking.ts'
import { finishRestore } from './restore.ts'
import type { Bytes } from './seal.ts'
import { backUp, closeSession, type DatabaseOutcome, openSession, type Session, toHex } from './session.ts'
import { type Unlock, type Unlocked, unlockStored } from './settling.ts'

type KeyOutcome = { readonly code: 'WRONG_PASSPHRASE' | 'KDF_OUT_OF_RANGE' | 'HEADER_DAMAGED' | 'WRONG_RECOVERY_CODE' }
type OpenOutcome<K extends KeyOutcome> = HeaderFault | LockRefusal | DatabaseOutcome | K
interface Way<K extends KeyOutcome> {
  readonly unlock: Unlock<K>
  /** Makes the header that replaces this one once the database has opened, before anybody can lock the session. */
  readonly renew?: (unlocked: Unlocked) => Promise<Header>
}

export async function openWithPassphrase(home: Home, input: { vaultId: string; passphrase: string }) {
  return openVault(home, input.vaultId, { unlock: (header) => openPassphraseSlot(home.options.jobs, header, input.passphrase) })
}

/** The recovery code opens the vault, and the passphrase nobody remembers is replaced: both, or neither. */
export async function openWithRecovery(home: Home, input: { vaultId: string; recoveryCode: string; newPassphrase: string }) {
  return openVault(home, input.vaultId, {
    unlock: (header) => openRecoverySlot(header, input.recoveryCode),
    renew: (unlocked) => headerWithPassphrase(home, unlocked, input.newPassphrase),
  })
}

async function openVault<K extends KeyOutcome>(
  home: Home,
  id: string,
  way: Way<K>,
): Promise<Result<{ olderThanLastSeen: boolean }, OpenOutcome<K>>> {
  const known = await findVault(home, id)
  if (!known) return err({ code: 'VAULT_NOT_FOUND' })
  // The vault that is open stays open until the next one has opened; only the same one must be let go of first.
  if (home.session?.folder === known.folder) await endSession(home)
  await home.ending
  const locked = await lockFolder(known.folder, home.now())
  if (!locked.ok) return locked
  const opened = await openLocked(home, known, locked.value, way).catch(async (error: unknown) => {
    await locked.value.release()
    throw error
  })
  if (!opened.ok) {
    await locked.value.release()
    return opened
  }
  await endSession(home)
  await beginSession(home, opened.value)
  return ok({ olderThanLastSeen: opened.value.olderThanLastSeen })
}

async function openLocked<K extends KeyOutcome>(
  home: Home,
  known: KnownVault,
  lock: FolderLock,
  { unlock, renew }: Way<K>,
): Promise<Result<Session, OpenOutcome<K>>> {
  await finishRestore(known.folder)
  const stored = await readStored(known.folder)
  if (!stored.ok) return stored.error.code === 'VAULT_NOT_FOUND' ? err({ code: 'HEADER_DAMAGED' }) : stored
  const key = await unlockStored(known.folder, stored.value, unlock)
  if (!key.ok) return key
  // A destruction that never came to the keys has not begun.
  await rm(join(known.folder, DESTRUCTION_MARKER), { force: true }).catch(() => {})
  await sweepTemps(known.folder)
  await sweepTemps(`${known.folder}/${BACKUPS_FOLDER}`)
  const opened = await openSession(home, known, { ...key.value, lock })
  if (!opened.ok) return opened
  if (renew) return renewHeader(opened.value, () => renew(key.value))
  // Of two headers the one that opened stays alone.
  return stored.value.replacing ? renewHeader(opened.value, async () => key.value.header) : opened
}

async function renewHeader(session: Session, renew: () => Promise<Header>): Promise<Result<Session, LockRefusal>> {
  let stored: Awaited<ReturnType<typeof storeHeader>> | null = null
  try {
    stored = await storeHeader(session.folder, await renew())
  } finally {
    if (!stored?.ok) await closeSession(session)
  }
  if (!stored.ok) return stored
  session.header = stored.value
  return ok(session)
}

/** A vault just made: its key is at hand. */
export async function openMade(home: Home, made: { folder: string; header: Header; dataKey: Bytes }) {
  return openVault(home, made.header.vault.workspaceId, { unlock: async () => ok(made.dataKey) })
}

const DAY_MS = 24 * 60 * 60_000

/** Makes an opened session the current one: remembered, watched by the idle clock, backed up when a day has gone by. */
export async function beginSession(home: Home, session: Session): Promise<void> {
  let idleMinutes = await idleMinutesOf(session)
  session.idle = startIdleClock({
    limitMs: () => idleMinutes * 60_000,
    monotonic: home.options.monotonic ?? (() => performance.now()),
    wall: home.options.now ?? Date.now,
    onTick: async () => {
      // Another computer took the folder while this one slept.
      if (!(await session.lock.beat())) return await lockVault(home, 'suspended')
      idleMinutes = await idleMinutesOf(session)
      await backUpDaily(home, session)
      await checkpoint(home, session)
    },
    onIdle: (reason) => void lockVault(home, reason).catch(() => {}),
  })
  home.session = session
  await remember(home, session)
  await refreshSummary(home, session)
  void backUpDaily(home, session)
  home.options.onOpened?.(session.vault)
  const { deps } = session.vault
  const keep = home.options.keepIndexed?.(deps, session.abort.signal, () => checkpoint(home, session))
  if (keep) session.listener.changed = keep
}

export async function idleMinutesOf(session: Session): Promise<number> {
  if (session.abort.signal.aborted) return 10
  const row = await session.vault.deps.db.selectFrom('workspace').select('idle_minutes').executeTakeFirst()
  return row?.idle_minutes ?? 10
}

/** On opening and once a day while open. A failed one shows by its absence, and the next is tried with the next tick. */
async function backUpDaily(home: Home, session: Session): Promise<void> {
  const last = session.vault.summary.lastBackup?.at ?? session.header.vault.createdAt
  if (home.session !== session || home.now() - last < DAY_MS) return
  await copyNow(home, session).catch(() => null)
}

/** In a worker: done where the owner saves, it would hold up the window. */
async function checkpoint(home: Home, session: Session): Promise<void> {
  const path = join(session.folder, DATABASE_FILE)
  if (!(await isCheckpointDue(path)) || home.session !== session) return
  const moving = session.rewriting.then(() => home.options.jobs.run('vault.checkpoint', { path, hexKey: toHex(session.dataKey) }))
  session.copying = Promise.allSettled([session.copying, moving])
  await moving
}

export async function copyNow(home: Home, session: Session) {
  // The data key may be in the middle of being replaced.
  const copying = session.rewriting.then(() => backUp(home, session, 'routine'))
  session.copying = Promise.allSettled([session.copying, copying])
  const made = await copying
  if (!made.ok) return made
  session.backedUpAt = made.value.note.counter
  await refreshSummary(home, session)
  return ok(describeBackup(made.value.id, made.value.note))
}

export async function refreshSummary(home: Home, session: Session): Promise<VaultSummary> {
  const summary = await summarise(home, { id: session.id, folder: session.folder, header: session.header })
  session.vault = { ...session.vault, summary }
  return summary
}

async function remember(home: Home, session: Session): Promise<void> {
  const at = home.now()
  // An older copy is said once: from here on it is the one that was seen last.
  const seen = { path: session.folder, lastOpenedAt: at, counter: session.counter }
  await home.state.update((state) => ({ ...state, vaults: { ...state.vaults, [session.id]: seen } }))
}
