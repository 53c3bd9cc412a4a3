import { chacha20, chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromUtf8, utf8 } from './bytes.ts'

const NONCE = 16
const TAG = 16
const CHUNK = 64 * 1024 + TAG
const END = '"}\n'

/**
 * Says why a payload did not authenticate: cut short, or changed. Only the wording of the refusal rests on it; nothing that
 * is read here is handed out.
 */
export function payloadDamage(fileKey: Uint8Array, payload: Uint8Array): 'PACKAGE_TRUNCATED' | 'PACKAGE_ALTERED' {
  if (payload.length < NONCE + TAG) return 'PACKAGE_TRUNCATED'
  const key = hkdf(sha256, fileKey, payload.subarray(0, NONCE), utf8('payload'), 32)
  const stream = payload.subarray(NONCE)
  const chunks = Math.max(1, Math.ceil(stream.length / CHUNK))
  for (let index = 0; index < chunks; index++) {
    const chunk = stream.subarray(index * CHUNK, (index + 1) * CHUNK)
    if (authentic(key, index, chunk)) continue
    const last = index === chunks - 1
    return last && [0, 1].some((flag) => looksCut(peek(key, nonceOf(index, flag), chunk))) ? 'PACKAGE_TRUNCATED' : 'PACKAGE_ALTERED'
  }
  // Every chunk is genuine and none of them is the last one.
  return 'PACKAGE_TRUNCATED'
}

/** STREAM nonce: eleven bytes of counter, one byte that is 1 on the last chunk. */
function nonceOf(index: number, lastFlag = 0): Uint8Array {
  const nonce = new Uint8Array(12)
  nonce[11] = lastFlag
  new DataView(nonce.buffer).setUint32(7, index)
  return nonce
}

function authentic(key: Uint8Array, index: number, chunk: Uint8Array): boolean {
  try {
    chacha20poly1305(key, nonceOf(index)).decrypt(chunk)
    return true
  } catch {
    return false
  }
}

/** What the chunk would say if it were genuine, its tag included as if it were text. */
function peek(key: Uint8Array, nonce: Uint8Array, chunk: Uint8Array): Uint8Array {
  return chacha20(key, nonce, chunk, undefined, 1)
}

/** A whole chunk ends in a tag, which does not read as text. A cut one is text to its end, or has less than a tag after the last line. */
function looksCut(bytes: Uint8Array): boolean {
  if (bytes.length < TAG) return true
  // A chunk may begin and end inside a letter.
  const start = bytes.findIndex((byte) => (byte & 0xc0) !== 0x80)
  const letters = [0, 1, 2, 3].some((cut) => isText(bytes.subarray(Math.max(0, start), bytes.length - cut)))
  if (letters) return true
  const tail = String.fromCharCode(...bytes.subarray(-2 * TAG))
  const end = tail.lastIndexOf(END)
  return end >= 0 && tail.length - end - END.length < TAG
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 32 || byte === 10) && fromUtf8(bytes) !== null
}
