import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { sealToRecipient } from '../../shared/package/seal.ts'
import { type SigningKey, signingKey, signLine } from '../../shared/package/signature.ts'
import { encodeDocument, joinLines } from '../../shared/package/two-lines.ts'
import { type PackageDocument, ReplyDocument } from '../../shared/rules/package-document.ts'
import type { Stage } from './stage.ts'

interface Writer {
  readonly key: SigningKey
  readonly publicKey: string
  hash(text: string): string
}

/** The key an employee of the story signs with: made from the name, so that it is the same in every run. */
export function writerOf(name: string): Writer {
  const key = signingKey(sha256(utf8ToBytes(`Perennial demo, ${name}`)))
  return { key, publicKey: key.publicKey, hash: (text) => bytesToHex(sha256(utf8ToBytes(text))) }
}

/** A reply as the reader would have made it: signed, sealed to the workspace. */
export async function madeUpReply(
  stage: Stage,
  sent: PackageDocument,
  answered: Pick<ReplyDocument, 'answer' | 'statement' | 'comments'>,
): Promise<File> {
  const { document_hash: documentHash } = await stage.deps.db
    .selectFrom('package')
    .select('document_hash')
    .where('id', '=', sent.packageId)
    .executeTakeFirstOrThrow()
  const reply = ReplyDocument.parse({
    format: 1,
    kind: 'reply',
    replyId: stage.deps.newId(),
    packageId: sent.packageId,
    workspaceId: sent.workspaceId,
    personId: sent.person.id,
    version: sent.version,
    documentHash,
    repliedAt: stage.deps.now(),
    fullName: sent.person.name,
    ratings: [],
    proposals: [],
    ...answered,
  })
  const line1 = encodeDocument(reply)
  const sealed = await sealToRecipient(joinLines(line1, signLine(line1, writerOf(sent.person.name).key)), sent.replyTo)
  return new File([Uint8Array.from(sealed)], `${sent.person.name} - reply.age`)
}
