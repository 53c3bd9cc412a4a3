import { improvementParts } from '../../../shared/rules/improvement-parts.ts'
import type { Answer, PackageDocument, ReplyDocument } from '../../../shared/rules/package-document.ts'

import { type CheckInStanding, type CheckInWrite, checkInEffects, checkInLabels } from './rules-check-in.ts'
import { adds, conflict, type Effect, same } from './rules-effects.ts'

/** What importing writes for one line of the preview; nothing for what is only kept beside. */
export type ReplyWrite =
  | CheckInWrite
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'comment'; readonly part: string; readonly body: string }
  | { readonly kind: 'rating'; readonly rating: ReplyDocument['ratings'][number] }
  | { readonly kind: 'summary'; readonly body: string }
  | { readonly kind: 'proposal'; readonly proposal: ReplyDocument['proposals'][number] }

export type ReplyEffect = Effect<ReplyWrite>

/** What stands in the vault where the reply would go. */
export interface Standing {
  /** The employee's answer on record, in words; empty when there is none. */
  readonly answer: string
  /** Whether an answer can still be recorded: the subject is as it was when the package was sealed. */
  readonly answerFits: boolean
  /** The employee's comments on record, by part. */
  readonly comments: ReadonlyMap<string, readonly string[]>
  /** Parts that still exist. */
  readonly parts: ReadonlySet<string>
  /** The employee's ratings on record, by `kind:key`. */
  readonly ratings: ReadonlyMap<string, { readonly score: number | null; readonly comment: string }>
  readonly summary: string
  /** Titles of goals that are in the plan already. */
  readonly goalTitles: readonly string[]
  /** Own ratings stay unread here until the manager's are written, so that neither side anchors the other. */
  readonly sealed: boolean
  /** Whether own ratings may still be added: not once the review went out. */
  readonly ratingsFit: boolean
  /** What stands of the meeting a check-in is about; null for any other kind. */
  readonly checkIn: CheckInStanding | null
}

export const ANSWER_WORDS: Readonly<Record<Answer, string>> = { agree: 'I agree', received: 'Received', disagree: 'I disagree' }

const SEALED = 'Given. Opens when every item here has a rating'

/** Every part of a reply beside what is here. What conflicts is kept with the reply and never written over anything. */
export function effectsOf(reply: ReplyDocument, sent: PackageDocument, here: Standing): ReplyEffect[] {
  const labels = labelsOf(sent)
  const isSelf = sent.body.kind === 'self-review'
  return [
    ...answerEffect(reply, here),
    ...(isSelf ? reply.ratings.map((rating) => ratingEffect(rating, labels, here)) : []),
    ...(isSelf ? summaryEffect(reply, here) : reply.comments.map((comment) => commentEffect(comment, labels, here))),
    ...(reply.checkIn && here.checkIn ? checkInEffects(reply.checkIn, here.checkIn) : []),
    ...(sent.body.kind === 'plan' ? reply.proposals.map((proposal) => proposalEffect(proposal, here)) : []),
  ]
}

/** What the employee wrote about the period as a whole. */
export function selfSummaryOf(reply: ReplyDocument): string {
  const part = reply.comments.find((comment) => comment.part === 'summary')?.body ?? ''
  return [part, reply.statement].filter((text) => text.trim() !== '').join('\n\n')
}

function answerEffect(reply: ReplyDocument, here: Standing): ReplyEffect[] {
  if (reply.answer === null) return []
  const incoming = ANSWER_WORDS[reply.answer]
  const base = { part: 'answer', label: 'Answer', here: here.answer, incoming }
  if (here.answer === incoming) return [same(base)]
  const fits = here.answer === '' && (here.answerFits || reply.answer !== 'agree')
  return [fits ? adds(base, { kind: 'answer', answer: reply.answer }) : conflict(base)]
}

function commentEffect(comment: ReplyDocument['comments'][number], labels: ReadonlyMap<string, string>, here: Standing): ReplyEffect {
  const known = here.comments.get(comment.part) ?? []
  const label = labels.get(comment.part) ?? comment.part
  const base = { part: comment.part, label, here: known.at(-1) ?? '', incoming: comment.body }
  if (known.includes(comment.body)) return same({ ...base, here: comment.body })
  return here.parts.has(comment.part) ? adds(base, { kind: 'comment', ...comment }) : conflict(base)
}

function ratingEffect(rating: ReplyDocument['ratings'][number], labels: ReadonlyMap<string, string>, here: Standing): ReplyEffect {
  const known = here.ratings.get(`${rating.kind}:${rating.key}`)
  const words = (value: { score: number | null; comment: string }) =>
    here.sealed ? SEALED : [value.score ?? 'No rating', value.comment].filter((part) => part !== '').join('. ')
  const base = {
    part: `${rating.kind}:${rating.key}`,
    label: labels.get(rating.key) ?? rating.key,
    here: known ? words(known) : '',
    incoming: words(rating),
  }
  if (known && known.score === rating.score && known.comment === rating.comment) return same(base)
  const fits = !known && here.ratingsFit && labels.has(rating.key)
  return fits ? adds(base, { kind: 'rating', rating }) : conflict(base)
}

function summaryEffect(reply: ReplyDocument, here: Standing): ReplyEffect[] {
  const body = selfSummaryOf(reply)
  if (body === '') return []
  const words = (text: string) => (here.sealed && text !== '' ? SEALED : text)
  const base = { part: 'summary', label: 'Summary', here: words(here.summary), incoming: words(body) }
  if (here.summary === body) return [same(base)]
  return [here.summary === '' && here.ratingsFit ? adds(base, { kind: 'summary', body }) : conflict(base)]
}

function proposalEffect(proposal: ReplyDocument['proposals'][number], here: Standing): ReplyEffect {
  const incoming = proposal.outcome === '' ? proposal.title : `${proposal.title}\n${proposal.outcome}`
  const known = here.goalTitles.find((title) => title.trim().toLowerCase() === proposal.title.trim().toLowerCase())
  const base = { part: 'proposal', label: 'Proposed goal', here: known ?? '', incoming }
  return known ? same(base) : adds(base, { kind: 'proposal', proposal })
}

/** Names of the parts as the employee read them. */
function labelsOf({ body }: PackageDocument): Map<string, string> {
  const labels = new Map([
    ['summary', 'Summary'],
    ['nextSteps', 'Next steps'],
  ])
  if (body.kind === 'check-in') return checkInLabels(body)
  if (body.kind === 'plan') for (const goal of body.goals) labels.set(goal.key, goal.title)
  else if (body.kind === 'feedback-request') for (const question of body.questions) labels.set(question.key, question.text)
  else if (body.kind === 'improvement-plan') for (const part of improvementParts(body)) labels.set(part.key, part.name)
  else for (const item of body.items) labels.set(item.key, item.name)
  return labels
}
