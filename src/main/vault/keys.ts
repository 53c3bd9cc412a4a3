import { timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import type { VaultColour } from '../../shared/contract/vault-facts.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { faultOf } from '../db/connection.ts'
import { DATABASE_FILE } from './files.ts'
import { type Header, parseHeader, printHeader, writeHeader } from './header.ts'
import { type Home, sizeOf } from './home.ts'
import type { KdfCost } from './kdf.ts'
import { checkedHeader, makePassphraseSlot, makeRecoverySlot, openPassphraseSlot, openRecoverySlot, provesKey } from './key-slots.ts'
import type { Bytes } from './seal.ts'
import { type Session, toHex } from './session.ts'

/** Measured once per start, when the first slot is made. */
export function kdfCost(home: Home): Promise<KdfCost> {
  home.kdfCost ??= home.options.kdfCost ? Promise.resolve(home.options.kdfCost) : home.options.jobs.run('vault.calibrate', undefined)
  return home.kdfCost
}

type Stored = Result<Header, { readonly code: 'VAULT_READ_ONLY' | 'DISK_FULL' }>
type Written = Stored | Result<never, { readonly code: 'VAULT_LOCKED' }>

/** Seals the same data key under a new passphrase: the header changes, the database does not. */
export function changePassphrase(home: Home, input: { current: string; next: string }) {
  return withKey(home, async (session, dataKey) => {
    const known = await confirm(home, session, input.current)
    if (!known.ok) return known
    const header = await headerWithPassphrase(home, { header: session.header, dataKey }, input.next)
    const written = await replaceHeader(home, session, header)
    return written.ok ? ok({ changedAt: header.slots.passphrase.changedAt }) : written
  })
}

/** The old code stops opening the vault; copies made before still know it. */
export function newRecoveryCode(home: Home, passphrase: string) {
  return withKey(home, async (session, dataKey) => {
    const known = await confirm(home, session, passphrase)
    if (!known.ok) return known
    const { vault, slots } = session.header
    const { code, slot } = await makeRecoverySlot(vault, dataKey, home.now())
    const header = await checkedHeader(vault, { ...slots, recovery: slot }, dataKey)
    await mustOpen(header, dataKey, (fresh) => openRecoverySlot(fresh, code))
    const written = await replaceHeader(home, session, header)
    return written.ok ? ok({ recoveryCode: code }) : written
  })
}

export function showRawKey(home: Home, passphrase: string) {
  return withKey(home, async (session, dataKey) => {
    const known = await confirm(home, session, passphrase)
    if (!known.ok) return known
    if (home.session !== session) return err({ code: 'VAULT_LOCKED' } as const)
    const hexKey = toHex(dataKey)
    return ok({ hexKey, pragma: `PRAGMA key = "x'${hexKey}'";` })
  })
}

export async function keyFacts({ header, folder }: Session) {
  const { passphrase, recovery } = header.slots
  const kdf = { memoryMiB: passphrase.kdf.memoryKiB / 1024, passes: passphrase.kdf.passes }
  const bytes = (await sizeOf(join(folder, DATABASE_FILE))) ?? 0
  return { passphraseChangedAt: passphrase.changedAt, recoveryMadeAt: recovery.madeAt, kdf, bytes }
}

export function paint(home: Home, colour: VaultColour) {
  return withKey(home, async (session, dataKey) => {
    const { vault, slots } = session.header
    const header = await checkedHeader({ ...vault, colour }, slots, dataKey)
    await mustOpen(header, dataKey, (fresh) => provesKey(fresh, dataKey))
    return replaceHeader(home, session, header)
  })
}

/** A header that was seen to open with this passphrase. It is not written yet. */
export async function headerWithPassphrase(
  home: Home,
  { header, dataKey }: { readonly header: Header; readonly dataKey: Bytes },
  passphrase: string,
): Promise<Header> {
  const { jobs } = home.options
  const slot = await makePassphraseSlot(jobs, header.vault, dataKey, { passphrase, cost: await kdfCost(home), at: home.now() })
  const next = await checkedHeader(header.vault, { ...header.slots, passphrase: slot }, dataKey)
  await mustOpen(next, dataKey, (fresh) => openPassphraseSlot(jobs, fresh, passphrase))
  return next
}

export async function storeHeader(folder: string, header: Header): Promise<Stored> {
  try {
    await writeHeader(folder, header)
    return ok(header)
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'VAULT_READ_ONLY' || fault?.code === 'DISK_FULL') return err({ code: fault.code })
    throw error
  }
}

/** Works with a copy of the key: a lock in the middle overwrites the key of the session, and waits for this before it lets go. */
export async function withKey<T>(
  home: Home,
  work: (session: Session, dataKey: Bytes) => Promise<T>,
): Promise<T | Result<never, { readonly code: 'VAULT_LOCKED' }>> {
  const session = home.session
  if (!session) return err({ code: 'VAULT_LOCKED' })
  const dataKey = Uint8Array.from(session.dataKey)
  const working = work(session, dataKey).finally(() => dataKey.fill(0))
  session.rewriting = Promise.allSettled([session.rewriting, working])
  return working
}

export async function confirm(
  home: Home,
  session: Session,
  passphrase: string,
): Promise<Result<true, { readonly code: 'WRONG_PASSPHRASE' }>> {
  const key = await openPassphraseSlot(home.options.jobs, session.header, passphrase)
  return key.ok ? ok(true) : err({ code: 'WRONG_PASSPHRASE' })
}

/** A header that does not open is found out before it replaces one that does: it is read back as a start would read it. */
export async function mustOpen(header: Header, dataKey: Bytes, open: (fresh: Header) => Promise<Result<Bytes, unknown>>): Promise<void> {
  const fresh = parseHeader(printHeader(header))
  const key = fresh.ok ? await open(fresh.value) : fresh
  if (!key.ok || !timingSafeEqual(key.value, dataKey)) throw new Error('the new header does not open the vault')
}

/** Only while the session is the open one and the folder is still its own. */
async function replaceHeader(home: Home, session: Session, header: Header): Promise<Written> {
  if (!(await session.lock.beat()) || home.session !== session) return err({ code: 'VAULT_LOCKED' })
  const written = await storeHeader(session.folder, header)
  if (written.ok) session.header = header
  return written
}
