import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { SignatureBlock } from '../rules/package-document.ts'
import { base64, fromBase64 } from './bytes.ts'

export interface SigningKey {
  /** 32 bytes. */
  readonly seed: Uint8Array
  /** Raw public key, base64. */
  readonly publicKey: string
}

/** The Ed25519 key of a 32-byte seed. */
export function signingKey(seed: Uint8Array): SigningKey {
  return { seed, publicKey: base64(ed25519.getPublicKey(seed)) }
}

/** Signs the exact bytes of line 1. */
export function signLine(line1: Uint8Array, key: SigningKey): SignatureBlock {
  return signatureBlock(key.publicKey, ed25519.sign(line1, key.seed))
}

/** For a signature made elsewhere, such as by the workspace's own key. */
export function signatureBlock(publicKey: string, signature: Uint8Array): SignatureBlock {
  return { alg: 'Ed25519', publicKey, signature: base64(signature) }
}

/** Whether the key named in the block signed exactly these bytes. Says nothing about whose key it is. */
export function verifyLine(line1: Uint8Array, block: SignatureBlock): boolean {
  const publicKey = fromBase64(block.publicKey)
  const signature = fromBase64(block.signature)
  if (publicKey?.length !== 32 || signature?.length !== 64) return false
  try {
    // RFC 8032 as written: keys and signatures that other implementations refuse are refused here too.
    return ed25519.verify(signature, line1, publicKey, { zip215: false })
  } catch {
    return false
  }
}

/** Sixty-four bits of the key's hash in groups a person can compare aloud: `7f3a 91c0 5be2 44d8`. */
export function keyFingerprint(publicKey: string): string {
  const raw = fromBase64(publicKey) ?? new Uint8Array()
  const hex = bytesToHex(sha256(raw).subarray(0, 8))
  return (hex.match(/.{4}/g) ?? []).join(' ')
}
