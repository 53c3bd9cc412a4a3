import { randomBytes } from 'node:crypto'
import type { Change } from '../../../shared/contract/base.ts'
import type { FeedbackReplyPreview } from '../../../shared/contract/feedback-replies.ts'
import type { FeedbackRequestId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { keyFingerprint } from '../../../shared/package/signature.ts'
import { FEWEST_ANONYMOUS, type FeedbackReplyDocument } from '../../../shared/rules/feedback-document.ts'
import type { SignatureBlock } from '../../../shared/rules/package-document.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { OpenVault } from '../../kernel/session.ts'
import {
  type AskedIn,
  anonymousAnswer,
  findAnswer,
  findAskedIn,
  type HeldStep,
  holdAnswers,
  isHeldOrReleased,
  recordNamedAnswer,
  takeBackHeld,
} from '../feedback/index.ts'
import { pinKey } from './apply-reply.ts'
import type { FeedbackReplyRefusal, OpenedFeedbackReply } from './feedback-reply-job.ts'
import { pending } from './pending.ts'
import { findPackage, findPersonName } from './queries.ts'
import { findPinnedKey } from './queries-reply.ts'
import { type NotOurs, readReplyBytes, type SealedForAnother, withVault } from './service-reply.ts'

/** As many as anybody would hand in at once. */
const MOST_FILES = 200

type Unfit =
  | SealedForAnother
  | {
      readonly code: 'REPLY_OTHER_WORKSPACE'
      readonly data: { readonly open: string; readonly workspaceId: string; readonly signedBy: string | null }
    }
  | { readonly code: 'REPLY_UNKNOWN_PACKAGE' | 'REPLY_DOCUMENT_CHANGED' }
  | { readonly code: 'REPLY_UNSIGNED' | 'REPLY_SIGNATURE_WRONG' | 'ANSWER_ALREADY_HERE' }
  | { readonly code: 'PACKAGE_CONTENT_REFUSED'; readonly data: { readonly where: string } }
  | { readonly code: 'REPLY_ALREADY_IMPORTED'; readonly data: { readonly at: number } }

interface Fit {
  readonly asked: AskedIn
  readonly reply: FeedbackReplyDocument
  readonly signature: SignatureBlock | null
  readonly earlier: number
}

const opened = pending<OpenedFeedbackReply>(MOST_FILES)
const steps = pending<readonly { readonly requestId: string; readonly added: number; readonly step: HeldStep }[]>()

/** Opens one answer and says what taking it in would do. Changes nothing. */
export async function readFeedbackReply(
  vault: OpenVault,
  file: File,
): Promise<Result<FeedbackReplyPreview, Exclude<FeedbackReplyRefusal, NotOurs> | Unfit>> {
  const bytes = await readReplyBytes(file)
  if (!bytes.ok) return bytes
  const input = { file: bytes.value, identity: vault.signer.replyIdentity }
  const read = await vault.deps.jobs.run('open-feedback-reply', input, { signal: vault.closing })
  if (!read.ok) return err(withVault(read.error, vault))
  const judged = await judge(vault, vault.deps.db, read.value)
  if (!judged.ok) return judged
  const token = randomBytes(16).toString('hex')
  opened.keep(vault, token, read.value)
  return ok(await previewOf(vault, token, judged.value))
}

async function previewOf({ deps }: OpenVault, token: string, fit: Fit): Promise<FeedbackReplyPreview> {
  const { request, recipient } = fit.asked
  const about = {
    token,
    requestId: request.id as FeedbackRequestId,
    personId: request.person_id as PersonId,
    personName: (await findPersonName(deps.db, request.person_id)) ?? '',
  }
  if (fit.reply.signed === null || fit.signature === null) {
    const held = await deps.db.selectFrom('private_feedback_held').select('answers').where('request_id', '=', request.id).executeTakeFirst()
    return { ...about, kind: 'anonymous', held: held?.answers ?? 0, readFrom: FEWEST_ANONYMOUS }
  }
  const questions = new Map((JSON.parse(request.questions) as { key: string; text: string }[]).map(({ key, text }) => [key, text]))
  const pinned = recipient?.person_id ? await findPinnedKey(deps.db, recipient.person_id) : null
  const { publicKey } = fit.signature
  const state = pinned === null ? ('first' as const) : pinned === publicKey ? ('pinned' as const) : ('changed' as const)
  return {
    ...about,
    kind: 'named',
    fullName: fit.reply.signed.fullName,
    repliedAt: fit.reply.signed.at,
    key: recipient?.person_id ? { state, fingerprint: keyFingerprint(publicKey) } : null,
    answers: fit.reply.answers.map(({ key, body }) => ({ question: questions.get(key) ?? key, body })),
    earlier: fit.earlier,
  }
}

async function judge(
  vault: OpenVault,
  db: ReadDb,
  { document, signature, signatureHolds }: OpenedFeedbackReply,
): Promise<Result<Fit, Unfit>> {
  if (document.workspaceId !== vault.workspaceId) {
    const { workspaceId, signed } = document
    return err({ code: 'REPLY_OTHER_WORKSPACE', data: { open: vault.summary.name, workspaceId, signedBy: signed?.fullName ?? null } })
  }
  const asked = await findAskedIn(db, document.packageId)
  const sent = asked && (await findPackage(db, document.packageId))
  if (!asked || !sent) return err({ code: 'REPLY_UNKNOWN_PACKAGE' })
  if (document.documentHash !== sent.documentHash) return err({ code: 'REPLY_DOCUMENT_CHANGED' })
  const keys = new Set((JSON.parse(asked.request.questions) as { key: string }[]).map(({ key }) => key))
  const answered = document.answers.map(({ key }) => key)
  if (answered.length === 0 || new Set(answered).size < answered.length || answered.some((key) => !keys.has(key)))
    return refused('line 1: answers')
  const fit = { asked, reply: document, signature }
  if (asked.request.anonymous === 1) return await judgeAnonymous(vault, db, fit)
  if (document.signed === null) return refused('line 1: signed')
  if (signature === null) return err({ code: 'REPLY_UNSIGNED' })
  if (!signatureHolds) return err({ code: 'REPLY_SIGNATURE_WRONG' })
  const { importedAt, earlier } = await findAnswer(db, asked, document.replyId)
  return importedAt === null ? ok({ ...fit, earlier }) : err({ code: 'REPLY_ALREADY_IMPORTED', data: { at: importedAt } })
}

/** What says who wrote it is not taken in at all: once it were here, it would be known. */
async function judgeAnonymous(vault: OpenVault, db: ReadDb, fit: Omit<Fit, 'earlier'>): Promise<Result<Fit, Unfit>> {
  const { reply, signature, asked } = fit
  if (reply.signed !== null) return refused('line 1: signed')
  if (signature !== null) return refused('line 2')
  if (await isHeldOrReleased(vault, db, asked.request.id, anonymousAnswer(asked.request.id, reply)))
    return err({ code: 'ANSWER_ALREADY_HERE' })
  return ok({ ...fit, earlier: 0 })
}

function refused(where: string): { readonly ok: false; readonly error: Unfit } {
  return { ok: false, error: { code: 'PACKAGE_CONTENT_REFUSED', data: { where } } }
}

interface TakenIn {
  readonly change: Change | null
  readonly held: { requestId: FeedbackRequestId; added: number; held: number }[]
  readonly takeBack: string | null
}

type Gone = { readonly code: 'PREVIEW_GONE' }

/** Answers by name in one change that one undo takes back; anonymous ones into what is held. Judged again: the vault may have moved on. */
export async function importFeedbackReplies(vault: OpenVault, tokens: readonly string[]): Promise<Result<TakenIn, Gone>> {
  const fits: Fit[] = []
  for (const token of new Set(tokens)) {
    const read = opened.get(vault, token)
    const judged = read && (await judge(vault, vault.deps.db, read))
    if (!judged?.ok) return err({ code: 'PREVIEW_GONE' })
    fits.push(judged.value)
  }
  const unique = [...new Map(fits.map((fit) => [fit.reply.replyId, fit])).values()]
  const named = unique.filter(({ reply }) => reply.signed !== null)
  const anonymous = unique.filter(({ reply }) => reply.signed === null)
  const change = named.length === 0 ? null : await importNamed(vault, named)
  return ok({ change, ...(await holdAll(vault, anonymous)) })
}

async function importNamed({ deps }: OpenVault, named: readonly Fit[]): Promise<Change> {
  const from = named.length === 1 ? (named[0]?.reply.signed?.fullName ?? '') : `${named.length} people`
  const summary = `Feedback from ${from} imported`
  return await change(deps, { verb: 'sharing.importFeedback', summary, actor: 'reply' }, async (tx, { id, at }) => {
    for (const { asked, reply, signature } of named) {
      await recordNamedAnswer(tx, { asked, reply, newId: deps.newId, at })
      if (asked.recipient?.person_id && signature) await pinKey(tx, asked.recipient.person_id, { signature, at })
    }
    return { id, summary }
  })
}

async function holdAll(vault: OpenVault, anonymous: readonly Fit[]): Promise<Pick<TakenIn, 'held' | 'takeBack'>> {
  const taken = []
  for (const [requestId, fits] of Map.groupBy(anonymous, ({ asked }) => asked.request.id)) {
    const step = await holdAnswers(
      vault,
      requestId,
      fits.map(({ reply }) => anonymousAnswer(requestId, reply)),
    )
    taken.push({ requestId, added: fits.length, step })
  }
  if (taken.length === 0) return { held: [], takeBack: null }
  const takeBack = randomBytes(16).toString('hex')
  steps.keep(vault, takeBack, taken)
  const held = taken.map(({ requestId, added, step }) => ({ requestId: requestId as FeedbackRequestId, added, held: step.after.answers }))
  return { held, takeBack }
}

/** Undo for what is held. It lives in memory alone: the journal must not know what came when. */
export async function takeBackAnswers(vault: OpenVault, token: string): Promise<Result<{ readonly takenBack: number }, Gone>> {
  const taken = steps.get(vault, token)
  if (!taken) return err({ code: 'PREVIEW_GONE' })
  steps.forget(vault, token)
  let takenBack = 0
  for (const { requestId, added, step } of taken) if (await takeBackHeld(vault, requestId, step)) takenBack += added
  return takenBack === 0 ? err({ code: 'PREVIEW_GONE' }) : ok({ takenBack })
}
