import type { FeedbackReplyDocument } from '../../shared/rules/feedback-document.ts'
import type { PackageDocument, ReplyDocument } from '../../shared/rules/package-document.ts'
import type { Refusal } from '../model/refusals.ts'

/** What line 2 of the package proves. Only `valid` is ever shown as trusted. */
export type SignatureState =
  | { readonly kind: 'valid'; readonly fingerprint: string }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'wrong'; readonly fingerprint: string | null }

export interface OpenedPackage {
  readonly document: PackageDocument
  /** SHA-256 of line 1, lower-case hex. */
  readonly documentHash: string
  readonly signature: SignatureState
}

/** The key replies are signed with: made once, used again for later replies where the device keeps it. */
export interface SealedReply {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly secretKey: string
  readonly fingerprint: string
}

export type WorkerRequest =
  | { readonly kind: 'judge'; readonly file: Uint8Array }
  | { readonly kind: 'open'; readonly file: Uint8Array; readonly words: readonly string[] }
  | {
      readonly kind: 'seal'
      readonly reply: ReplyDocument | FeedbackReplyDocument
      readonly recipient: string
      readonly secretKey: string | null
    }
  /** Without a signature: nothing in the file says who made it. */
  | { readonly kind: 'seal-unsigned'; readonly reply: FeedbackReplyDocument; readonly recipient: string }

export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'judged'; readonly file: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'opened'; readonly opened: OpenedPackage }
  | { readonly kind: 'sealed'; readonly sealed: SealedReply }
  | { readonly kind: 'sealed-unsigned'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
