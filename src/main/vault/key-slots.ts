import { err, ok, type Result } from '../../shared/kernel/result.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { HEADER_FORMAT, type Header, type VaultFacts } from './header.ts'
import { checkKdf, type KdfCost, type KdfParams } from './kdf.ts'
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts'
import { type Bytes, expandKey, fromBase64, openSealed, type Sealed, sealBytes, toBase64 } from './seal.ts'

/** A slot is bound to its vault and to its own parameters: moved or altered, it does not open. */
function slotContext(vault: VaultFacts, slot: Record<string, unknown>): unknown {
  const { workspaceId, createdAt, keyId } = vault
  return { format: HEADER_FORMAT, workspaceId, createdAt, keyId, ...slot }
}

type PassphraseSlot = Header['slots']['passphrase']
type RecoverySlot = Header['slots']['recovery']

export interface NewPassphrase {
  readonly passphrase: string
  readonly cost: KdfCost
  readonly at: number
}

export async function makePassphraseSlot(jobs: Jobs, vault: VaultFacts, dataKey: Bytes, next: NewPassphrase): Promise<PassphraseSlot> {
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(32)))
  const kdf: KdfParams = { name: 'argon2id', ...next.cost, salt }
  const key = await jobs.run('vault.derive', { passphrase: next.passphrase, params: kdf })
  const facts = { kdf, changedAt: next.at }
  return { ...facts, ...(await sealBytes(key, dataKey, slotContext(vault, { slot: 'passphrase', ...facts }))) }
}

export async function openPassphraseSlot(
  jobs: Jobs,
  header: Header,
  passphrase: string,
): Promise<Result<Bytes, { readonly code: 'WRONG_PASSPHRASE' | 'KDF_OUT_OF_RANGE' | 'HEADER_DAMAGED' }>> {
  const { nonce, box, ...facts } = header.slots.passphrase
  const bounds = checkKdf(facts.kdf)
  if (!bounds.ok) return bounds
  const key = await jobs.run('vault.derive', { passphrase, params: facts.kdf })
  const dataKey = await openSealed(key, { nonce, box }, slotContext(header.vault, { slot: 'passphrase', ...facts }))
  if (!dataKey) return err({ code: 'WRONG_PASSPHRASE' })
  return provesKey(header, dataKey)
}

export async function makeRecoverySlot(vault: VaultFacts, dataKey: Bytes, at: number): Promise<{ code: string; slot: RecoverySlot }> {
  const code = makeRecoveryCode()
  const secret = readRecoveryCode(code)
  if (!secret.ok) throw new Error('a new recovery code does not read back')
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(16)))
  const facts = { salt, madeAt: at }
  const sealed = await sealBytes(await recoveryKey(secret.value, salt), dataKey, slotContext(vault, { slot: 'recovery', ...facts }))
  return { code, slot: { ...facts, ...sealed } }
}

export async function openRecoverySlot(
  header: Header,
  typed: string,
): Promise<Result<Bytes, { readonly code: 'WRONG_RECOVERY_CODE' | 'HEADER_DAMAGED' }>> {
  const secret = readRecoveryCode(typed)
  if (!secret.ok) return err({ code: 'WRONG_RECOVERY_CODE' })
  const { nonce, box, ...facts } = header.slots.recovery
  const key = await recoveryKey(secret.value, facts.salt)
  const dataKey = await openSealed(key, { nonce, box }, slotContext(header.vault, { slot: 'recovery', ...facts }))
  if (!dataKey) return err({ code: 'WRONG_RECOVERY_CODE' })
  return provesKey(header, dataKey)
}

/** Puts the mark and the check of the key under the fields of a header. Whoever changes a field makes them anew. */
export async function checkedHeader(vault: VaultFacts, slots: Header['slots'], dataKey: Bytes): Promise<Header> {
  const fields = { format: HEADER_FORMAT, vault, slots, keyMark: await markOf(vault, dataKey) } as const
  return { ...fields, keyCheck: await sealBytes(await checkKey(dataKey), CHECK, fields) }
}

/** Tells two keys apart without telling anything about either. */
async function markOf({ keyId }: VaultFacts, dataKey: Bytes): Promise<string> {
  const mark = await expandKey(dataKey, Uint8Array.from(Buffer.from(keyId)), 'perennial key mark 1')
  return toBase64(mark.subarray(0, 16))
}

/** The key, when it is the one the header was made with and no field was changed since. */
export async function provesKey(header: Header, dataKey: Bytes): Promise<Result<Bytes, { readonly code: 'HEADER_DAMAGED' }>> {
  const { keyCheck, ...fields } = header
  const proof = await openSealed(await checkKey(dataKey), keyCheck as Sealed, fields)
  return proof ? ok(dataKey) : err({ code: 'HEADER_DAMAGED' })
}

/** Seals the data key that is being replaced with the next one. */
export async function linkKeys(present: { header: Header; dataKey: Bytes }, next: { header: Header; dataKey: Bytes }): Promise<Sealed> {
  return sealBytes(await linkKey(next.dataKey), present.dataKey, linkContext(present.header, next.header))
}

/** The data key that was being replaced, for whoever holds the next one. */
export async function openLink(link: Sealed, present: Header, next: { header: Header; dataKey: Bytes }): Promise<Bytes | null> {
  const dataKey = await openSealed(await linkKey(next.dataKey), link, linkContext(present, next.header))
  return dataKey && (await provesKey(present, dataKey)).ok ? dataKey : null
}

function linkContext(present: Header, next: Header): unknown {
  return { workspaceId: next.vault.workspaceId, from: present.vault.keyId, to: next.vault.keyId }
}

function linkKey(dataKey: Bytes): Promise<Bytes> {
  return expandKey(dataKey, new Uint8Array(0), 'perennial key link 1')
}

const CHECK = Uint8Array.from(Buffer.from('this key opens this vault'))

function checkKey(dataKey: Bytes): Promise<Bytes> {
  return expandKey(dataKey, new Uint8Array(0), 'perennial header 1')
}

function recoveryKey(secret: Bytes, salt: string): Promise<Bytes> {
  return expandKey(secret, fromBase64(salt), 'perennial recovery 1')
}
