import { ok, type Result } from '../../../shared/kernel/result.ts'
import { fromUtf8 } from '../../../shared/package/bytes.ts'
import { type OpenRefusal, openSealed } from '../../../shared/package/open.ts'
import type { ContentRefusal } from '../../../shared/package/refusal.ts'
import { verifyLine } from '../../../shared/package/signature.ts'
import { isPackage, readFeedbackReply, readReply } from '../../../shared/package/two-lines.ts'
import type { ReplyDocument, SignatureBlock } from '../../../shared/rules/package-document.ts'
import type { JobContext } from '../../jobs/jobs.ts'

export interface ReplyInput {
  readonly file: Uint8Array
  /** The workspace's own identity, `AGE-SECRET-KEY-PQ-…`. */
  readonly identity: string
}

export interface OpenedReply {
  readonly document: ReplyDocument
  /** Line 1 as it was signed. */
  readonly line1: string
  readonly signature: SignatureBlock
}

export type ReplyRefusal =
  | Exclude<OpenRefusal, { readonly code: 'WORDS_DO_NOT_MATCH' | 'PACKAGE_NEEDS_KEY' }>
  | ContentRefusal
  | { readonly code: 'REPLY_NOT_A_REPLY' }
  | { readonly code: 'REPLY_IS_FEEDBACK' }
  | { readonly code: 'REPLY_UNSIGNED' }
  | { readonly code: 'REPLY_SIGNATURE_WRONG' }

/** Opens a stranger's file with the one key it should be sealed to, away from the database. */
export async function openReply({ file, identity }: ReplyInput, _context: JobContext): Promise<Result<OpenedReply, ReplyRefusal>> {
  const opened = await openSealed(file, { kind: 'key', identity })
  if (!opened.ok) return refuseReply(opened.error)
  const lines = readReply(opened.value)
  if (!lines.ok) {
    if (readFeedbackReply(opened.value).ok) return refuseReply({ code: 'REPLY_IS_FEEDBACK' })
    return isPackage(opened.value) ? refuseReply({ code: 'REPLY_NOT_A_REPLY' }) : lines
  }
  const { document, line1, signature } = lines.value
  if (!signature) return refuseReply({ code: 'REPLY_UNSIGNED' })
  if (!verifyLine(line1, signature)) return refuseReply({ code: 'REPLY_SIGNATURE_WRONG' })
  return ok({ document, line1: fromUtf8(line1) ?? '', signature })
}

export function refuseReply<E extends { readonly code: string }>(
  error: E,
): { readonly ok: false; readonly error: Exclude<E, { readonly code: 'WORDS_DO_NOT_MATCH' | 'PACKAGE_NEEDS_KEY' }> } {
  // Said of words only, and a reply is opened with a key.
  if (error.code === 'WORDS_DO_NOT_MATCH' || error.code === 'PACKAGE_NEEDS_KEY') throw new Error(error.code)
  return { ok: false, error: error as Exclude<E, { readonly code: 'WORDS_DO_NOT_MATCH' | 'PACKAGE_NEEDS_KEY' }> }
}
