import { openSealed } from '../../../shared/package/open.ts'
import { sealWithWords } from '../../../shared/package/seal.ts'
import { verifyLine } from '../../../shared/package/signature.ts'
import { readPackage } from '../../../shared/package/two-lines.ts'
import type { PackageDocument } from '../../../shared/rules/package-document.ts'
import type { JobContext } from '../../jobs/jobs.ts'

export interface SealInput {
  readonly plaintext: Uint8Array
  readonly passphrase: string
}

export interface Sealed {
  readonly bytes: Uint8Array
  /** Read back out of `bytes` with the words, and not what went in. */
  readonly document: PackageDocument
}

/** Seals, then opens what it sealed as its recipient will. A package that does not open is never handed out. */
export async function sealPackage({ plaintext, passphrase }: SealInput, { signal, progress }: JobContext): Promise<Sealed> {
  const bytes = await sealWithWords(plaintext, passphrase)
  signal.throwIfAborted()
  progress(0.5)
  const opened = await openSealed(bytes, { kind: 'words', words: passphrase, onProgress: (share) => progress(0.5 + share / 2) })
  if (!opened.ok) throw new Error(`the sealed package does not open: ${opened.error.code}`)
  const lines = readPackage(opened.value)
  if (!lines.ok) throw new Error(`the sealed package does not read: ${lines.error.code}`)
  const { line1, signature, document } = lines.value
  if (!signature || !verifyLine(line1, signature)) throw new Error('the sealed package is not signed')
  return { bytes, document }
}
