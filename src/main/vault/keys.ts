import type { VaultColour } from '../../shared/contract/vaults.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { faultOf } from '../db/connection.ts'
import { type Header, writeHeader } from './header.ts'
import type { Home } from './home.ts'
import type { KdfCost } from './kdf.ts'
import { checkedHeader, makePassphraseSlot, makeRecoverySlot, openPassphraseSlot } from './key-slots.ts'
import { type Session, toHex } from './session.ts'

/** Measured once per start, when the first slot is made. */
export function kdfCost(home: Home): Promise<KdfCost> {
  home.kdfCost ??= home.options.kdfCost ? Promise.resolve(home.options.kdfCost) : home.options.jobs.run('vault.calibrate', undefined)
  return home.kdfCost
}

type Written = Result<Header, { readonly code: 'VAULT_READ_ONLY' | 'DISK_FULL' }>

/** Seals the same data key under a new passphrase: the header changes, the database does not. */
export async function changePassphrase(home: Home, session: Session, input: { current: string; next: string }) {
  const known = await confirm(home, session, input.current)
  if (!known.ok) return known
  const at = home.now()
  const next = { passphrase: input.next, cost: await kdfCost(home), at }
  const passphrase = await makePassphraseSlot(home.options.jobs, session.header.vault, session.dataKey, next)
  const written = await rewrite(session, { slots: { ...session.header.slots, passphrase } })
  return written.ok ? ok({ changedAt: at }) : written
}

/** The old code stops opening the vault; copies made before still know it. */
export async function newRecoveryCode(home: Home, session: Session, passphrase: string) {
  const known = await confirm(home, session, passphrase)
  if (!known.ok) return known
  const { code, slot } = await makeRecoverySlot(session.header.vault, session.dataKey, home.now())
  const written = await rewrite(session, { slots: { ...session.header.slots, recovery: slot } })
  return written.ok ? ok({ recoveryCode: code }) : written
}

export async function showRawKey(home: Home, session: Session, passphrase: string) {
  const known = await confirm(home, session, passphrase)
  if (!known.ok) return known
  const hexKey = toHex(session.dataKey)
  return ok({ hexKey, pragma: `PRAGMA key = "x'${hexKey}'";` })
}

export function keyFacts({ header }: Session) {
  const { passphrase, recovery } = header.slots
  const kdf = { memoryMiB: passphrase.kdf.memoryKiB / 1024, passes: passphrase.kdf.passes }
  return { passphraseChangedAt: passphrase.changedAt, recoveryMadeAt: recovery.madeAt, kdf }
}

export function paint(session: Session, colour: VaultColour): Promise<Written> {
  return rewrite(session, { vault: { ...session.header.vault, colour } })
}

async function confirm(home: Home, session: Session, passphrase: string): Promise<Result<true, { readonly code: 'WRONG_PASSPHRASE' }>> {
  const key = await openPassphraseSlot(home.options.jobs, session.header, passphrase)
  return key.ok ? ok(true) : err({ code: 'WRONG_PASSPHRASE' })
}

async function rewrite(session: Session, change: Partial<Pick<Header, 'vault' | 'slots'>>): Promise<Written> {
  const fields = { ...session.header, ...change }
  const header = await checkedHeader(fields.vault, fields.slots, session.dataKey)
  try {
    await writeHeader(session.folder, header)
  } catch (error) {
    const fault = faultOf(error)
    if (fault?.code === 'VAULT_READ_ONLY' || fault?.code === 'DISK_FULL') return err({ code: fault.code })
    throw error
  }
  session.header = header
  return ok(header)
}
