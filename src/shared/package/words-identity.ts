import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { scrypt } from '@noble/hashes/scrypt.js'
import { concatBytes } from '@noble/hashes/utils.js'
import type { Identity, Stanza } from 'age-encryption'
import { fromBase64, utf8 } from './bytes.ts'

const LABEL = utf8('age-encryption.org/v1/scrypt')

/**
 * age's passphrase identity, with progress: the derivation is the one second a person waits for. Only for files whose header
 * was judged; the work factor is taken as it stands.
 */
export function wordsIdentity(passphrase: string, onProgress: (share: number) => void): Identity {
  return {
    unwrapFileKey(stanzas: Stanza[]) {
      const [stanza] = stanzas
      const [type, salt64, factor] = stanza?.args ?? []
      const salt = fromBase64(`${salt64}==`)
      if (!stanza || type !== 'scrypt' || !salt || stanza.body.length !== 32) return null
      const key = scrypt(passphrase, concatBytes(LABEL, salt), { N: 2 ** Number(factor), r: 8, p: 1, dkLen: 32, onProgress })
      try {
        return chacha20poly1305(key, new Uint8Array(12)).decrypt(stanza.body)
      } catch {
        return null
      }
    },
  }
}
