import { armor } from 'age-encryption'
import { err, ok, type Result } from '../kernel/result.ts'
import { fromBase64, fromUtf8, indexOfBytes, utf8 } from './bytes.ts'
import type { FileRefusal } from './refusal.ts'

/** A package holds text; a year of one person's work is under a hundredth of this. */
export const MAX_PACKAGE_BYTES = 24 * 1024 * 1024
export const MAX_HEADER_BYTES = 64 * 1024
export const MAX_STANZAS = 64
/** Work factor of age's passphrase stanza, as a power of two. 18 takes about a second; 20 takes four, and 2 GB. */
export const MAX_WORK_FACTOR = 18

export interface AgeFile {
  /** The binary form, whichever form was given. */
  readonly bytes: Uint8Array
  /** What opens it: words, or the private half of a key. */
  readonly kind: 'words' | 'key'
  /** Where the encrypted payload begins. */
  readonly headerBytes: number
}

const MAGIC = utf8('age-encryption.org/v1\n')
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----'
const ARMOR_END = '-----END AGE ENCRYPTED FILE-----'
const MAC_LINE = utf8('\n--- ')
const LINE_FEED = 10
const BASE64_LINE = /^[A-Za-z0-9+/]{0,64}$/
const MAC = /^--- [A-Za-z0-9+/]{43}$/
const WORK_FACTOR = /^[1-9][0-9]{0,8}$/

/** Judges an age file by its size and header, before any key is derived and any byte decrypted. */
export function judgeAgeFile(file: Uint8Array): Result<AgeFile, FileRefusal> {
  if (isBlank(file)) return err({ code: 'PACKAGE_EMPTY' })
  if (file.length > MAX_PACKAGE_BYTES) return err({ code: 'PACKAGE_TOO_LARGE', data: { limitBytes: MAX_PACKAGE_BYTES } })
  const binary = withoutArmor(file)
  if (!binary.ok) return binary
  const bytes = binary.value
  if (!startsAlike(bytes, MAGIC)) return err({ code: 'NOT_A_PACKAGE' })
  if (bytes.length <= MAGIC.length) return err({ code: 'PACKAGE_TRUNCATED' })

  const headerBytes = endOfHeader(bytes)
  if (headerBytes === null) return err(bytes.length < MAX_HEADER_BYTES ? { code: 'PACKAGE_TRUNCATED' } : headerTooLarge)
  const header = fromUtf8(bytes.subarray(MAGIC.length, headerBytes - 1))
  if (header === null) return err({ code: 'PACKAGE_ALTERED' })
  const kind = judgeStanzas(header.split('\n'))
  return kind.ok ? ok({ bytes, kind: kind.value, headerBytes }) : kind
}

const headerTooLarge: FileRefusal = { code: 'PACKAGE_TOO_LARGE', data: { limitBytes: MAX_HEADER_BYTES } }

function isBlank(file: Uint8Array): boolean {
  return file.length < 1024 && file.every((byte) => byte === 32 || (byte >= 9 && byte <= 13) || byte === 0)
}

function withoutArmor(file: Uint8Array): Result<Uint8Array, FileRefusal> {
  const start = fromUtf8(file.subarray(0, 256).filter((byte) => byte < 128)) ?? ''
  if (!start.trimStart().startsWith(ARMOR)) return ok(file)
  const text = fromUtf8(file)
  if (text === null) return err({ code: 'PACKAGE_ALTERED' })
  if (!text.includes(ARMOR_END)) return err({ code: 'PACKAGE_TRUNCATED' })
  try {
    return ok(armor.decode(text))
  } catch {
    return err({ code: 'PACKAGE_ALTERED' })
  }
}

/** Equal as far as both go: the file may end before its first line does. */
function startsAlike(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.subarray(0, start.length).every((byte, at) => byte === start[at])
}

/** The first byte after the header's last line; null when that line does not end within the limit. */
function endOfHeader(bytes: Uint8Array): number | null {
  const head = bytes.subarray(0, MAX_HEADER_BYTES)
  const mac = indexOfBytes(head, MAC_LINE, MAGIC.length - 1)
  if (mac < 0) return null
  const end = head.indexOf(LINE_FEED, mac + 1)
  return end < 0 ? null : end + 1
}

function judgeStanzas(lines: readonly string[]): Result<'words' | 'key', FileRefusal> {
  const altered = err({ code: 'PACKAGE_ALTERED' } as const)
  const body = lines.slice(0, -1)
  if (!MAC.test(lines.at(-1) ?? '')) return altered
  const stanzas = body.filter((line) => line.startsWith('-> ')).map((line) => line.slice(3).split(' '))
  if (!body[0]?.startsWith('-> ')) return altered
  if (!body.every((line) => line.startsWith('-> ') || BASE64_LINE.test(line))) return altered
  if (stanzas.length > MAX_STANZAS) return err({ code: 'NOT_A_PACKAGE' })
  const scrypt = stanzas.find((args) => args[0] === 'scrypt')
  if (!scrypt) return ok('key')

  const [, salt = '', factor = ''] = scrypt
  if (stanzas.length !== 1 || scrypt.length !== 3 || !WORK_FACTOR.test(factor)) return altered
  // A wrapped key of any other length could be made to open with more than one passphrase.
  if (body.length !== 2 || !isCanonical(salt, 16) || !isCanonical(body[1] ?? '', 32)) return altered
  const logN = Number(factor)
  return logN > MAX_WORK_FACTOR ? err({ code: 'PACKAGE_WORK_FACTOR', data: { logN, limit: MAX_WORK_FACTOR } }) : ok('words')
}

/** Base64 as age writes it, without padding, of exactly so many bytes. */
function isCanonical(text: string, length: number): boolean {
  return fromBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='))?.length === length && !text.endsWith('=')
}
