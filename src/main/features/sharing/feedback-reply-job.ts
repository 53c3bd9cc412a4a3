import { ok, type Result } from '../../../shared/kernel/result.ts'
import { openSealed } from '../../../shared/package/open.ts'
import { verifyLine } from '../../../shared/package/signature.ts'
import { isPackage, readFeedbackReply, readReply } from '../../../shared/package/two-lines.ts'
import type { FeedbackReplyDocument } from '../../../shared/rules/feedback-document.ts'
import type { SignatureBlock } from '../../../shared/rules/package-document.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { type ReplyInput, type ReplyRefusal, refuseReply } from './reply-job.ts'

export interface OpenedFeedbackReply {
  readonly document: FeedbackReplyDocument
  /** Null in an anonymous answer. */
  readonly signature: SignatureBlock | null
  readonly signatureHolds: boolean
}

export type FeedbackReplyRefusal = Exclude<
  ReplyRefusal,
  { readonly code: 'REPLY_UNSIGNED' | 'REPLY_SIGNATURE_WRONG' | 'REPLY_IS_FEEDBACK' }
>

/** Opens an answer with the one key it should be sealed to, away from the database. Whether it had to be signed is judged there. */
export async function openFeedbackReply(
  { file, identity }: ReplyInput,
  _context: JobContext,
): Promise<Result<OpenedFeedbackReply, FeedbackReplyRefusal>> {
  const opened = await openSealed(file, { kind: 'key', identity })
  if (!opened.ok) return refuseReply(opened.error)
  const lines = readFeedbackReply(opened.value)
  if (!lines.ok) return isPackage(opened.value) || readReply(opened.value).ok ? refuseReply({ code: 'REPLY_NOT_A_REPLY' }) : lines
  const { document, line1, signature } = lines.value
  return ok({ document, signature, signatureHolds: signature !== null && verifyLine(line1, signature) })
}
