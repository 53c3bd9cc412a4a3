import './jitless.ts'
import { assertNever } from '../../shared/kernel/assert-never.ts'
import { judgeAgeFile } from '../../shared/package/age-header.ts'
import { base64, fromBase64 } from '../../shared/package/bytes.ts'
import { documentHash } from '../../shared/package/document-hash.ts'
import { packageBytes } from '../../shared/package/html-carrier.ts'
import { openSealed } from '../../shared/package/open.ts'
import { sealToRecipient } from '../../shared/package/seal.ts'
import { keyFingerprint, signingKey, signLine, verifyLine } from '../../shared/package/signature.ts'
import { encodeDocument, joinLines, readFeedbackReply, readPackage, readReply, type TwoLines } from '../../shared/package/two-lines.ts'
import { passphraseOf } from '../../shared/package/words.ts'
import type { FeedbackReplyDocument } from '../../shared/rules/feedback-document.ts'
import { paddingFor } from '../../shared/rules/feedback-padding.ts'
import type { PackageDocument, ReplyDocument } from '../../shared/rules/package-document.ts'
import type { SignatureState, WorkerAnswer, WorkerRequest } from './messages.ts'

const SEED_BYTES = 32
const LINE_FEED = 10

self.onmessage = (event: MessageEvent<WorkerRequest>) => {
  void answer(event.data).then((message) => self.postMessage(message), stop)
}

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  switch (request.kind) {
    case 'judge':
      return judge(request.file)
    case 'open':
      return await open(request.file, request.words)
    case 'seal':
      return await seal(request.reply, request.recipient, request.secretKey)
    case 'seal-unsigned':
      return await sealUnsigned(request.reply, request.recipient)
    default:
      return assertNever(request)
  }
}

/** Before any word is asked for: is this a package at all, and one that six words can open? */
function judge(file: Uint8Array): WorkerAnswer {
  const sealed = packageBytes(file)
  if (!sealed.ok) return { kind: 'refused', refusal: sealed.error }
  const judged = judgeAgeFile(sealed.value)
  if (!judged.ok) return { kind: 'refused', refusal: judged.error }
  if (judged.value.kind === 'key') return { kind: 'refused', refusal: { code: 'PACKAGE_NEEDS_KEY' } }
  return { kind: 'judged', file: new Uint8Array(judged.value.bytes) }
}

async function open(file: Uint8Array, words: readonly string[]): Promise<WorkerAnswer> {
  const plaintext = await openSealed(file, { kind: 'words', words: passphraseOf(words), onProgress: hundredths() })
  if (!plaintext.ok) return { kind: 'refused', refusal: plaintext.error }
  const lines = readPackage(plaintext.value)
  if (lines.ok) {
    const { document, line1 } = lines.value
    return { kind: 'opened', opened: { document, documentHash: documentHash(line1), signature: signatureOf(lines.value) } }
  }
  const isReply = readReply(plaintext.value).ok || readFeedbackReply(plaintext.value).ok
  return { kind: 'refused', refusal: isReply ? { code: 'IS_A_REPLY' } : lines.error }
}

/** The derivation reports thousands of times; the page hears of each hundredth once. */
function hundredths(): (share: number) => void {
  let last = -1
  return (share) => {
    const now = Math.floor(share * 100)
    if (now === last) return
    last = now
    self.postMessage({ kind: 'progress', share } satisfies WorkerAnswer)
  }
}

function signatureOf({ line1, signature }: TwoLines<PackageDocument>): SignatureState {
  if (!signature) return { kind: 'unsigned' }
  const fingerprint = keyFingerprint(signature.publicKey)
  return verifyLine(line1, signature) ? { kind: 'valid', fingerprint } : { kind: 'wrong', fingerprint }
}

/** Padded to a length that many answers share, so that the size of the file tells nothing about the text in it. */
async function sealUnsigned(reply: FeedbackReplyDocument, recipient: string): Promise<WorkerAnswer> {
  const bare = encodeDocument({ ...reply, padding: '' }).length + 1
  const line1 = encodeDocument({ ...reply, padding: ' '.repeat(paddingFor(bare)) })
  const plaintext = new Uint8Array(line1.length + 1)
  plaintext.set(line1)
  plaintext.set([LINE_FEED], line1.length)
  return { kind: 'sealed-unsigned', bytes: new Uint8Array(await sealToRecipient(plaintext, recipient)) }
}

async function seal(reply: ReplyDocument | FeedbackReplyDocument, recipient: string, kept: string | null): Promise<WorkerAnswer> {
  const keptSeed = kept === null ? null : fromBase64(kept)
  const seed = keptSeed?.length === SEED_BYTES ? keptSeed : crypto.getRandomValues(new Uint8Array(SEED_BYTES))
  const key = signingKey(seed)
  const line1 = encodeDocument(reply)
  const sealed = await sealToRecipient(joinLines(line1, signLine(line1, key)), recipient)
  const fingerprint = keyFingerprint(key.publicKey)
  return { kind: 'sealed', sealed: { bytes: new Uint8Array(sealed), secretKey: base64(seed), fingerprint } }
}

/** Whatever was not foreseen ends the work in words, not in silence. */
function stop(): void {
  self.postMessage({ kind: 'refused', refusal: { code: 'WORKER_STOPPED' } } satisfies WorkerAnswer)
}
