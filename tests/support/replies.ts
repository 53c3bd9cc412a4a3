import { documentHash } from '../../src/shared/package/document-hash.ts'
import { sealToRecipient } from '../../src/shared/package/seal.ts'
import { signingKey, signLine } from '../../src/shared/package/signature.ts'
import { encodeDocument, joinLines } from '../../src/shared/package/two-lines.ts'
import type { PackageDocument, ReplyDocument } from '../../src/shared/rules/package-document.ts'

let replies = 0

/** What the employee's reader would answer to a package. */
export function answerTo(document: PackageDocument, said: Partial<ReplyDocument>): ReplyDocument {
  replies += 1
  return {
    format: 1,
    kind: 'reply',
    replyId: `0193b000-0000-7000-8000-${String(replies).padStart(12, '0')}`,
    packageId: document.packageId,
    workspaceId: document.workspaceId,
    personId: document.person.id,
    version: document.version,
    documentHash: documentHash(encodeDocument(document)),
    repliedAt: document.sealedAt + 3_600_000,
    answer: 'agree',
    statement: '',
    fullName: document.person.name,
    comments: [],
    ratings: [],
    proposals: [],
    ...said,
  }
}

interface How {
  readonly signature?: 'good' | 'none' | 'wrong'
  /** Which key signs. */
  readonly seed?: number
}

/** A reply as a file, sealed to the sender of the package. `reply` may be anything, or the bytes of line 1. */
export async function replyFile(
  document: PackageDocument,
  reply: object | Uint8Array,
  { signature = 'good', seed = 7 }: How = {},
): Promise<File> {
  const line1 = reply instanceof Uint8Array ? reply : new TextEncoder().encode(JSON.stringify(reply))
  const block = signLine(signature === 'wrong' ? line1.subarray(1) : line1, signingKey(new Uint8Array(32).fill(seed)))
  const plaintext = signature === 'none' ? new Uint8Array([...line1, 10]) : joinLines(line1, block)
  return new File([Uint8Array.from(await sealToRecipient(plaintext, document.replyTo))], 'reply.age')
}
