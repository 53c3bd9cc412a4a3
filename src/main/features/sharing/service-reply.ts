import { randomBytes } from 'node:crypto'
import type { Change } from '../../../shared/contract/base.ts'
import type { ReplyPreview } from '../../../shared/contract/sharing.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { MAX_PACKAGE_BYTES } from '../../../shared/package/age-header.ts'
import { keyFingerprint } from '../../../shared/package/signature.ts'
import { PackageDocument, type ReplyDocument } from '../../../shared/rules/package-document.ts'
import { WHOLE_BP } from '../../../shared/rules/weights.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import { shareableDb } from '../../db/shareable.ts'
import type { OpenVault } from '../../kernel/session.ts'
import { applyReply } from './apply-reply.ts'
import { buildPackage } from './build.ts'
import { pending } from './pending.ts'
import { findPackage, findPersonName, type StoredPackage } from './queries.ts'
import { findPinnedKey, findReply, isReplaced, standingOf } from './queries-reply.ts'
import type { OpenedReply, ReplyRefusal } from './reply-job.ts'
import { isSamePlan } from './rules.ts'
import { ANSWER_WORDS, effectsOf, type ReplyEffect } from './rules-reply.ts'

/** Base64 in a page is a third longer, and the page itself comes with it; what is inside is judged by its own size. */
const MOST_FILE_BYTES = 2 * MAX_PACKAGE_BYTES

const opened = pending<OpenedReply>()

interface AlreadyImported {
  readonly code: 'REPLY_ALREADY_IMPORTED'
  readonly data: { readonly at: number }
}

/** Whose it is, a sealed file does not tell; which vault is open, this one does. */
export type SealedForAnother = { readonly code: 'PACKAGE_NOT_FOR_THIS_VAULT'; readonly data: { readonly open: string } }

type Unfit =
  | SealedForAnother
  | {
      readonly code: 'REPLY_OTHER_WORKSPACE'
      readonly data: { readonly open: string; readonly workspaceId: string; readonly signedBy: string }
    }
  | { readonly code: 'REPLY_UNKNOWN_PACKAGE' }
  | { readonly code: 'REPLY_OTHER_PERSON'; readonly data: { readonly name: string } }
  | { readonly code: 'REPLY_DOCUMENT_CHANGED' }
  | { readonly code: 'REPLY_VERSION_REPLACED' }
  | { readonly code: 'PACKAGE_CONTENT_REFUSED'; readonly data: { readonly where: string } }
  | AlreadyImported

interface Judged {
  readonly sent: StoredPackage
  readonly sentDocument: PackageDocument
  readonly effects: readonly ReplyEffect[]
  readonly summaryHere: string
}

/** A file somebody handed in, unless it is larger than any reply. */
export async function readReplyBytes(
  file: File,
): Promise<Result<Uint8Array<ArrayBuffer>, { readonly code: 'PACKAGE_TOO_LARGE'; readonly data: { readonly limitBytes: number } }>> {
  if (file.size > MOST_FILE_BYTES) return err({ code: 'PACKAGE_TOO_LARGE', data: { limitBytes: MAX_PACKAGE_BYTES } })
  return ok(new Uint8Array(await file.arrayBuffer()))
}

/** Opens a file somebody handed in and says what importing it would do. Changes nothing. */
export async function readReplyFile(vault: OpenVault, file: File): Promise<Result<ReplyPreview, Exclude<ReplyRefusal, NotOurs> | Unfit>> {
  const bytes = await readReplyBytes(file)
  if (!bytes.ok) return bytes
  const { deps } = vault
  const input = { file: bytes.value, identity: vault.signer.replyIdentity }
  const reply = await deps.jobs.run('open-reply', input, { signal: vault.closing })
  if (!reply.ok) return err(withVault(reply.error, vault))
  const { document, signature } = reply.value
  const judged = await judge(vault, deps.db, document)
  if (!judged.ok) return judged
  const token = randomBytes(16).toString('hex')
  opened.keep(vault, token, reply.value)
  const pinned = await findPinnedKey(deps.db, judged.value.sent.row.personId)
  const state = pinned === null ? 'first' : pinned === signature.publicKey ? 'pinned' : 'changed'
  return ok({
    token,
    package: judged.value.sent.row,
    answer: document.answer,
    // Of a self-review the statement belongs to what may be sealed here; it is among the changes.
    statement: judged.value.sentDocument.body.kind === 'self-review' ? '' : document.statement,
    fullName: document.fullName,
    repliedAt: document.repliedAt,
    key: { state, fingerprint: keyFingerprint(signature.publicKey) },
    changes: judged.value.effects.map(({ shown }) => shown),
  })
}

export type NotOurs = { readonly code: 'PACKAGE_NOT_FOR_THIS_VAULT' }

/** Who tries keys should know of which vault they were. */
export function withVault<R extends { readonly code: string }>(error: R, { summary }: OpenVault): Exclude<R, NotOurs> | SealedForAnother {
  if (error.code === 'PACKAGE_NOT_FOR_THIS_VAULT') return { code: 'PACKAGE_NOT_FOR_THIS_VAULT', data: { open: summary.name } }
  // The compiler does not narrow a type parameter by its code.
  return error as Exclude<R, NotOurs>
}

/** Writes the previewed reply in one change that one undo takes back. Judged again: the vault may have moved on since. */
export async function importReply(
  vault: OpenVault,
  token: string,
): Promise<Result<Change, AlreadyImported | { readonly code: 'PREVIEW_GONE' }>> {
  const reply = opened.get(vault, token)
  if (!reply) return err({ code: 'PREVIEW_GONE' })
  const { deps } = vault
  const intent = { verb: 'sharing.importReply', summary: 'Reply imported', actor: 'reply' } as const
  return await change(deps, intent, async (tx, open) => {
    const judged = await judge(vault, tx, reply.document)
    if (!judged.ok) return judged.error.code === 'REPLY_ALREADY_IMPORTED' ? err(judged.error) : err({ code: 'PREVIEW_GONE' as const })
    const { sent } = judged.value
    await applyReply(tx, { ...reply, ...judged.value, at: open.at, newId: deps.newId })
    const summary = `Reply from ${sent.row.personName} imported`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

function refusedContent(where: string): { readonly ok: false; readonly error: Unfit } {
  return { ok: false, error: { code: 'PACKAGE_CONTENT_REFUSED', data: { where } } }
}

type Db = ReadDb & Parameters<typeof shareableDb>[0]

async function judge(vault: OpenVault, db: Db, reply: ReplyDocument): Promise<Result<Judged, Unfit>> {
  if (reply.workspaceId !== vault.workspaceId) {
    const { workspaceId, fullName: signedBy } = reply
    return err({ code: 'REPLY_OTHER_WORKSPACE', data: { open: vault.summary.name, workspaceId, signedBy } })
  }
  const sent = await findPackage(db, reply.packageId)
  if (!sent) return err({ code: 'REPLY_UNKNOWN_PACKAGE' })
  if (reply.personId !== sent.row.personId) {
    return err({ code: 'REPLY_OTHER_PERSON', data: { name: (await findPersonName(db, reply.personId)) ?? reply.fullName } })
  }
  const known = await findReply(db, reply.replyId)
  if (known) return err({ code: 'REPLY_ALREADY_IMPORTED', data: { at: known.importedAt } })
  if (reply.documentHash !== sent.documentHash || reply.version !== sent.row.version) return err({ code: 'REPLY_DOCUMENT_CHANGED' })
  const sentDocument = PackageDocument.parse(JSON.parse(sent.document))
  if (await isReplaced(db, sent, sentDocument)) return err({ code: 'REPLY_VERSION_REPLACED' })
  // Only a self-review is given without an answer.
  if (reply.answer === null && sentDocument.body.kind !== 'self-review') return refusedContent('line 1: answer')
  const answerFits = sentDocument.body.kind !== 'plan' || (await isPlanAsSent(db, sent, sentDocument))
  const here = await standingOf(db, { sent, document: sentDocument, answerFits, words: ANSWER_WORDS })
  return ok({ sent, sentDocument, effects: effectsOf(reply, sentDocument, here), summaryHere: here.summary })
}

/** An agreement holds for what was read, and only a plan whose weights are whole can be agreed. */
async function isPlanAsSent(db: Db, sent: StoredPackage, document: PackageDocument): Promise<boolean> {
  const { packageId, workspaceId, replyTo, sealedAt, body } = document
  const request = { kind: 'plan', participationId: sent.participationId ?? '' } as const
  const built = await buildPackage(shareableDb(db), request, { packageId, workspaceId, replyTo, sealedAt })
  return built.ok && body.kind === 'plan' && body.totalBp === WHOLE_BP && isSamePlan(document, built.value.document)
}
