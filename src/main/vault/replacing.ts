import { timingSafeEqual } from 'node:crypto'
import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { NotReplacedReason } from '../../shared/contract/vaults.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { closeConnection, faultOf, openConnection } from '../db/connection.ts'
import { syncFolder, tempBeside } from './atomic-file.ts'
import { DATABASE_COMPANIONS, DATABASE_FILE } from './files.ts'
import { type VaultFacts, writeHeader, writeReplacing } from './header.ts'
import type { Home } from './home.ts'
import { checkedHeader, linkKeys, makePassphraseSlot, makeRecoverySlot, openPassphraseSlot, openRecoverySlot } from './key-slots.ts'
import { confirm, kdfCost, mustOpen, withKey } from './keys.ts'
import { lockVault } from './locking.ts'
import { copyNow } from './opening.ts'
import { journalFor, placeKind } from './place.ts'
import { type NotReplaced, roomFor } from './rekey-job.ts'
import { type Session, toHex } from './session.ts'
import { keyFits } from './settling.ts'

const LOCKED = { code: 'VAULT_LOCKED' } as const

/** A new data key under this passphrase and a new recovery code, kept until the code was confirmed. Nothing is written. */
export function prepareDataKey(home: Home, passphrase: string) {
  return withKey(home, async (session) => {
    const known = await confirm(home, session, passphrase)
    if (!known.ok) return known
    const { jobs } = home.options
    const over = session.header
    const dataKey = crypto.getRandomValues(new Uint8Array(32))
    const facts: VaultFacts = { ...over.vault, keyId: crypto.randomUUID() }
    // The passphrase stays the one it is, so it stays as old as it is.
    const { changedAt } = over.slots.passphrase
    const slot = await makePassphraseSlot(jobs, facts, dataKey, { passphrase, cost: await kdfCost(home), at: changedAt })
    const recovery = await makeRecoverySlot(facts, dataKey, home.now())
    const header = await checkedHeader(facts, { passphrase: slot, recovery: recovery.slot }, dataKey)
    await mustOpen(header, dataKey, (fresh) => openPassphraseSlot(jobs, fresh, passphrase))
    await mustOpen(header, dataKey, (fresh) => openRecoverySlot(fresh, recovery.code))
    if (home.session !== session) return err(LOCKED)
    session.prepared?.dataKey.fill(0)
    session.prepared = { over, header, dataKey }
    return ok({ recoveryCode: recovery.code })
  })
}

/** Puts the prepared key in place of the present one. The code proves that it was kept before the old one stops working. */
export function replaceDataKey(home: Home, recoveryCode: string, onProgress: (share: number) => void) {
  return withKey(home, async (session) => {
    const { prepared } = session
    if (prepared?.over !== session.header) return err({ code: 'KEY_NOT_PREPARED' } as const)
    const kept = await openRecoverySlot(prepared.header, recoveryCode)
    if (!kept.ok || !timingSafeEqual(kept.value, prepared.dataKey)) return err({ code: 'WRONG_RECOVERY_CODE' } as const)
    // A copy under way ends first; the next one waits until this has ended.
    await session.copying
    const replaced = await alone(home, session, () => exchange(home, session, prepared, onProgress))
    if (!session.seat.connection.open && home.session === session) await lockVault(home, 'suspended')
    if (!replaced.ok) return replaced
    prepared.dataKey.fill(0)
    session.prepared = null
    // No copy opens with this key yet: one is made now, or on closing.
    session.backedUpAt = null
    if (home.session === session) void copyNow(home, session).catch(() => null)
    return replaced
  })
}

/** Every query of the app waits meanwhile, and what was under way has ended. */
async function alone<T>(home: Home, session: Session, work: () => Promise<T>): Promise<T | Result<never, typeof LOCKED>> {
  if (home.session !== session) return err(LOCKED)
  try {
    return await session.vault.deps.db.connection().execute(work)
  } catch (error) {
    if (session.abort.signal.aborted) return err(LOCKED)
    throw error
  }
}

type Prepared = NonNullable<Session['prepared']>
type Exchanged = Result<{ bytes: number }, NotReplaced | typeof LOCKED>

/** Copy, verify, swap. Until the swap the vault is what it was, and a lock or a fault leaves it so. */
async function exchange(home: Home, session: Session, prepared: Prepared, onProgress: (share: number) => void): Promise<Exchanged> {
  const path = join(session.folder, DATABASE_FILE)
  const temp = tempBeside(path)
  const { signal } = session.abort
  const { size } = await stat(path)
  const notReplaced = (reason: NotReplacedReason) =>
    err({ code: 'KEY_NOT_REPLACED', data: { reason, bytesNeeded: roomFor(size) } } as const)
  closeConnection(session.seat.connection)
  try {
    if (await hasUnmoved(session.folder)) return notReplaced('disk-full')
    const keys = { fromKey: toHex(session.dataKey), toKey: toHex(prepared.dataKey) }
    const made = await home.options.jobs.run('vault.rekey', { source: path, target: temp, ...keys }, { signal, onProgress })
    if (!made.ok) return made
    if (!(await session.lock.beat()) || signal.aborted) return err(LOCKED)
    await swap(session, prepared, temp)
    return made
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'DISK_FULL') return notReplaced('disk-full')
    if (fault?.code === 'VAULT_READ_ONLY') return notReplaced('read-only')
    throw error
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm']) await rm(`${temp}${suffix}`, { force: true }).catch(() => {})
    await reopen(session)
  }
}

/**
 * Both wraps, the new database under its name, then the new wrap alone. Wherever this is cut short, one of the keys in the header is
 * the one of the database, and the next opening finds out which.
 */
async function swap(session: Session, prepared: Prepared, temp: string): Promise<void> {
  const { folder, header: present } = session
  const link = await linkKeys({ header: present, dataKey: session.dataKey }, prepared)
  await writeReplacing(folder, present, prepared.header, link)
  try {
    for (const name of DATABASE_COMPANIONS) await rm(join(folder, name), { force: true })
    await rename(temp, join(folder, DATABASE_FILE))
  } catch (error) {
    await writeHeader(folder, present).catch(() => {})
    throw error
  }
  session.header = prepared.header
  session.dataKey.set(prepared.dataKey)
  await syncFolder(folder)
  // The old wrap goes only once the database under its name was seen to open with the new key.
  if (keyFits(join(folder, DATABASE_FILE), prepared.dataKey) === 'yes') await writeHeader(folder, prepared.header).catch(() => {})
}

/** With whichever key is the present one. Where even that fails the connection stays closed. */
async function reopen(session: Session): Promise<void> {
  // A lock that had no more patience has closed the database for good.
  if (session.seat.isClosed) return
  const journal = journalFor(await placeKind(session.folder))
  const opened = openConnection({ path: join(session.folder, DATABASE_FILE), hexKey: toHex(session.dataKey), journal })
  if (opened.ok) session.seat.connection = opened.value
}

/** On a full disk what was saved may still wait beside the database. */
async function hasUnmoved(folder: string): Promise<boolean> {
  const sizes = DATABASE_COMPANIONS.filter((name) => !name.endsWith('-shm')).map((name) => stat(join(folder, name)).catch(() => null))
  return (await Promise.all(sizes)).some((found) => found !== null && found.size > 0)
}
