import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import { feedbackRouter as feedback } from '../../src/main/features/feedback/index.ts'
import { sharingRouter as sharing } from '../../src/main/features/sharing/index.ts'
import type { RouterContext } from '../../src/main/kernel/implement.ts'
import type { FeedbackRequest } from '../../src/shared/contract/feedback.ts'
import type { FeedbackRequestId, PersonId } from '../../src/shared/kernel/ids.ts'
import { documentHash } from '../../src/shared/package/document-hash.ts'
import { encodeDocument } from '../../src/shared/package/two-lines.ts'
import type { FeedbackReplyDocument } from '../../src/shared/rules/feedback-document.ts'
import type { PackageDocument } from '../../src/shared/rules/package-document.ts'
import { replyFile } from './replies.ts'

/** Four colleagues who are nobody of the vault. */
export const COLLEAGUES = ['Diane Margheim', 'Gigi Matthew', 'Janice Galvin', 'Michael Raheem'].map((name) => ({ name }))

/** Draws up a request about somebody, as the screen would. */
export async function ask(
  context: RouterContext,
  personId: PersonId,
  how: Partial<Pick<FeedbackRequest, 'anonymous' | 'readers' | 'direction' | 'answerBy'>> & {
    readonly questions?: string[]
    readonly recipients?: ({ personId: PersonId } | { name: string })[]
  } = {},
): Promise<FeedbackRequestId> {
  const { requestId } = await call(
    feedback.ask,
    {
      requestId: null,
      personId,
      direction: 'peer',
      anonymous: false,
      readers: 'both',
      intro: 'Three sentences are enough.',
      shape: 'free',
      questions: ['What should stay as it is?', 'What would help more?'],
      answerBy: null,
      recipients: COLLEAGUES,
      ...how,
    },
    { context },
  )
  return requestId
}

/** The document that goes out: to the first one asked by name, or to everybody. */
export async function sendOut(context: RouterContext, requestId: FeedbackRequestId, at = 0): Promise<PackageDocument> {
  const request = await call(feedback.request, { requestId }, { context })
  const recipientId = request.anonymous ? null : (request.recipients[at]?.id ?? null)
  const preview = await call(sharing.prepare, { kind: 'feedback-request', requestId, recipientId }, { context })
  await call(sharing.save, { token: preview.token, carrier: 'age' }, { context })
  return preview.document
}

/** An answer as the reader would make it. */
export function answerOf(
  document: PackageDocument,
  said: readonly string[],
  other: Partial<FeedbackReplyDocument> = {},
): FeedbackReplyDocument {
  const questions = document.body.kind === 'feedback-request' ? document.body.questions : []
  const anonymous = document.body.kind === 'feedback-request' && document.body.anonymity !== null
  return {
    format: 1,
    kind: 'feedback-reply',
    replyId: randomUUID(),
    packageId: document.packageId,
    workspaceId: document.workspaceId,
    documentHash: documentHash(encodeDocument(document)),
    answers: said.map((body, index) => ({ key: questions[index]?.key ?? '', body })),
    signed: anonymous ? null : { fullName: 'Diane Margheim', at: document.sealedAt + 3_600_000 },
    padding: '',
    ...other,
  }
}

/** The file of an answer; an anonymous one is not signed. */
export function answerFile(document: PackageDocument, answer: object, how?: Parameters<typeof replyFile>[2]): Promise<File> {
  const anonymous = 'signed' in answer && answer.signed === null
  return replyFile(document, answer, how ?? (anonymous ? { signature: 'none' } : {}))
}

/** Reads and takes in some files at once. */
export async function takeIn(context: RouterContext, ...files: readonly File[]) {
  const tokens: string[] = []
  for (const file of files) tokens.push((await call(sharing.readFeedbackReply, { file }, { context })).token)
  return await call(sharing.importFeedbackReplies, { tokens }, { context })
}
