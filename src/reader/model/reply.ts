import type { CheckInReply } from '../../shared/rules/package-check-in.ts'
import type { PackageDocument, ReplyDocument } from '../../shared/rules/package-document.ts'
import { type Draft, ratingKey } from './draft.ts'

export interface Missing {
  readonly answer: boolean
  readonly statement: boolean
  readonly fullName: boolean
}

/** What a reply still needs before it can be signed. */
export function missingFrom(draft: Draft, kind: PackageDocument['body']['kind']): Missing {
  return {
    answer: kind !== 'self-review' && draft.answer === null,
    statement: kind !== 'self-review' && draft.answer === 'disagree' && draft.statement.trim() === '',
    fullName: draft.fullName.trim() === '',
  }
}

export function isComplete(missing: Missing): boolean {
  return !missing.answer && !missing.statement && !missing.fullName
}

/** The reply to one exact document. Time and identity are arguments. */
export function replyTo(
  document: PackageDocument,
  documentHash: string,
  draft: Draft,
  signing: { readonly replyId: string; readonly at: number },
): ReplyDocument {
  const { body } = document
  const selfReview = body.kind === 'self-review'
  return {
    // Written out: the schema's module would bring its validator into the page, where only types are needed.
    format: 1,
    kind: 'reply',
    replyId: signing.replyId,
    packageId: document.packageId,
    workspaceId: document.workspaceId,
    personId: document.person.id,
    version: document.version,
    documentHash,
    repliedAt: signing.at,
    answer: selfReview ? null : draft.answer,
    statement: draft.statement.trim(),
    fullName: draft.fullName.trim(),
    comments: Object.entries(draft.comments)
      .map(([part, text]) => ({ part, body: text.trim() }))
      .filter((comment) => comment.body !== ''),
    ratings: body.kind === 'self-review' ? ratingsFor(body.items, draft) : [],
    proposals: body.kind === 'plan' ? proposalsOf(draft) : [],
    ...(body.kind === 'check-in' ? { checkIn: checkInOf(draft) } : {}),
  }
}

function ratingsFor(items: readonly { readonly kind: 'goal' | 'competency'; readonly key: string }[], draft: Draft) {
  return items.flatMap((item) => {
    const given = draft.ratings[ratingKey(item)]
    if (!given || (given.score === null && given.comment.trim() === '')) return []
    return [{ kind: item.kind, key: item.key, score: given.score, comment: given.comment.trim() }]
  })
}

function checkInOf({ checkIn }: Draft): CheckInReply {
  const topics = checkIn.topics.map((topic) => topic.trim()).filter((topic) => topic !== '')
  return { topics, done: [...checkIn.done], feeling: checkIn.feeling }
}

function proposalsOf(draft: Draft) {
  return draft.proposals
    .map((proposal) => ({ title: proposal.title.trim(), outcome: proposal.outcome.trim() }))
    .filter((proposal) => proposal.title !== '')
}
