import { Encrypter } from 'age-encryption'
import { MAX_WORK_FACTOR } from './age-header.ts'

/** Seals to a passphrase. Holds its thread for about a second: call it in a worker. */
export async function sealWithWords(plaintext: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(MAX_WORK_FACTOR)
  return await encrypter.encrypt(plaintext)
}

/** Seals to whoever holds the private half of an `age1…` or `age1pq1…` recipient. */
export async function sealToRecipient(plaintext: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return await encrypter.encrypt(plaintext)
}
