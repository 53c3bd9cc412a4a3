import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 of line 1 without its line feed, lower-case hex: what a reply says it answers. */
export function documentHash(line1: Uint8Array): string {
  return bytesToHex(sha256(line1))
}
