import { Decrypter } from 'age-encryption'
import { err, ok, type Result } from '../kernel/result.ts'
import { type AgeFile, judgeAgeFile } from './age-header.ts'
import { payloadDamage } from './damage.ts'
import { packageBytes } from './html-carrier.ts'
import type { FileRefusal, KeyRefusal } from './refusal.ts'
import { wordsIdentity } from './words-identity.ts'

export type OpenWith =
  | { readonly kind: 'words'; readonly words: string; readonly onProgress?: (share: number) => void }
  /** `AGE-SECRET-KEY-…` */
  | { readonly kind: 'key'; readonly identity: string }

export type OpenRefusal = FileRefusal | KeyRefusal

/**
 * Opens a package or a reply, whichever way it is carried. Nothing is handed out unless the whole file is genuine to its last
 * byte. Holds its thread while a key is derived from words: call it in a worker.
 */
export async function openSealed(carrier: Uint8Array, opener: OpenWith): Promise<Result<Uint8Array, OpenRefusal>> {
  const sealed = packageBytes(carrier)
  if (!sealed.ok) return sealed
  const file = judgeAgeFile(sealed.value)
  if (!file.ok) return file
  if (file.value.kind !== opener.kind) return err({ code: opener.kind === 'key' ? 'PACKAGE_NEEDS_WORDS' : 'PACKAGE_NEEDS_KEY' })
  const fileKey = await unlock(file.value, opener)
  return fileKey.ok ? await decrypt(file.value, fileKey.value) : fileKey
}

async function unlock(file: AgeFile, opener: OpenWith): Promise<Result<Uint8Array, OpenRefusal>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(opener.kind === 'words' ? wordsIdentity(opener.words, opener.onProgress ?? ignore) : opener.identity)
  try {
    return ok(await decrypter.decryptHeader(file.bytes.subarray(0, file.headerBytes)))
  } catch (error) {
    // Said only once a stanza opened: the key is right and the header is not what was sealed.
    if (error instanceof Error && error.message === 'invalid header HMAC') return err({ code: 'PACKAGE_ALTERED' })
    return err({ code: opener.kind === 'words' ? 'WORDS_DO_NOT_MATCH' : 'PACKAGE_NOT_FOR_THIS_VAULT' })
  }
}

async function decrypt(file: AgeFile, fileKey: Uint8Array): Promise<Result<Uint8Array, OpenRefusal>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity({ unwrapFileKey: () => fileKey })
  try {
    return ok(await decrypter.decrypt(file.bytes))
  } catch {
    return err({ code: payloadDamage(fileKey, file.bytes.subarray(file.headerBytes)) })
  }
}

function ignore(): void {}
