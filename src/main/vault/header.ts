import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { VaultColour } from '../../shared/contract/vault-facts.ts'
import { Instant } from '../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { writeFileAtomic } from './atomic-file.ts'
import { HEADER_FILE } from './files.ts'
import { KdfParams } from './kdf.ts'
import { canonicalJson, type Sealed } from './seal.ts'

export const HEADER_FORMAT = 1

/** Only while the data key is being replaced: a version that knows nothing of that says "newer", and touches nothing. */
const REPLACING_FORMAT = 2

const Box = { nonce: z.base64().length(16), box: z.base64().max(200) }

const VaultFacts = z.strictObject({
  workspaceId: z.uuid(),
  name: z.string().min(1).max(80),
  colour: VaultColour,
  demo: z.boolean(),
  createdAt: Instant,
  /** Names the data key. Two headers with the same one seal the same key. */
  keyId: z.uuid(),
})
export type VaultFacts = Readonly<z.infer<typeof VaultFacts>>

const Header = z.strictObject({
  format: z.literal(HEADER_FORMAT),
  vault: VaultFacts,
  slots: z.strictObject({
    passphrase: z.strictObject({ ...Box, kdf: KdfParams, changedAt: Instant }),
    recovery: z.strictObject({ ...Box, salt: z.base64().max(88), madeAt: Instant }),
  }),
  /** Derived from the data key: shows without the key that two headers hold the same one. Absent in the first headers. */
  keyMark: z.base64().length(24).optional(),
  /** A constant sealed with the data key over all fields above: proves the key, and that no field was changed. */
  keyCheck: z.strictObject(Box),
})
export type Header = Readonly<z.infer<typeof Header>>

const Replacing = z.strictObject({
  format: z.literal(REPLACING_FORMAT),
  present: Header,
  next: Header,
  /** The present data key sealed with the next one, never the other way round: whoever holds the old key learns nothing of the new. */
  link: z.strictObject(Box),
})

/** What `vault.json` holds: one header, or the two of a data key that is being replaced. */
export interface StoredHeader {
  readonly present: Header
  readonly replacing: Pick<z.infer<typeof Replacing>, 'next' | 'link'> | null
}

export type HeaderFault =
  | { readonly code: 'VAULT_NOT_FOUND' }
  | { readonly code: 'HEADER_DAMAGED' }
  | { readonly code: 'HEADER_NEWER'; readonly data: { readonly format: number } }

/** The header with the facts of a vault. While its data key is being replaced, the slots of another one may be the ones that open it. */
export async function readHeader(folder: string): Promise<Result<Header, HeaderFault>> {
  return presentOf(await readStored(folder))
}

/** Reads `vault.json`. The checksum tells a damaged header from a wrong passphrase before any key is derived. */
export async function readStored(folder: string): Promise<Result<StoredHeader, HeaderFault>> {
  let text: string
  try {
    text = await readFile(join(folder, HEADER_FILE), 'utf8')
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    if (!absent) throw error
    return err({ code: 'VAULT_NOT_FOUND' })
  }
  return parseStored(text)
}

export function parseHeader(text: string): Result<Header, HeaderFault> {
  return presentOf(parseStored(text))
}

function presentOf(stored: Result<StoredHeader, HeaderFault>): Result<Header, HeaderFault> {
  return stored.ok ? ok(stored.value.present) : stored
}

function parseStored(text: string): Result<StoredHeader, HeaderFault> {
  const raw = parseObject(text)
  if (!raw) return err({ code: 'HEADER_DAMAGED' })
  const { checksum, ...fields } = raw
  if (checksum !== checksumOf(fields)) return err({ code: 'HEADER_DAMAGED' })
  const format = fields.format
  if (typeof format === 'number' && format > REPLACING_FORMAT) return err({ code: 'HEADER_NEWER', data: { format } })
  if (format === REPLACING_FORMAT) {
    const { success, data } = Replacing.safeParse(fields)
    return success ? ok({ present: data.present, replacing: { next: data.next, link: data.link } }) : err({ code: 'HEADER_DAMAGED' })
  }
  const parsed = Header.safeParse(fields)
  return parsed.success ? ok({ present: parsed.data, replacing: null }) : err({ code: 'HEADER_DAMAGED' })
}

export function printHeader(header: Header): string {
  return print(header)
}

function print(header: object): string {
  return `${JSON.stringify({ ...header, checksum: checksumOf(header) }, null, 2)}\n`
}

export async function writeHeader(folder: string, header: Header): Promise<void> {
  await writeFileAtomic(join(folder, HEADER_FILE), printHeader(header))
}

/** Both wraps at once: whichever key the database turns out to have, the one who knows the passphrase gets in. */
export async function writeReplacing(folder: string, present: Header, next: Header, link: Sealed): Promise<void> {
  const stored: z.infer<typeof Replacing> = { format: REPLACING_FORMAT, present, next, link: { ...link } }
  await writeFileAtomic(join(folder, HEADER_FILE), print(stored))
}

function checksumOf(fields: object): string {
  return createHash('sha256').update(canonicalJson(fields)).digest('hex')
}

function parseObject(text: string): { checksum?: unknown; format?: unknown } | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
