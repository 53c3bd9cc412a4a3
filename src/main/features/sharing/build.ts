import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { goalProgressBp } from '../../../shared/rules/goal-progress.ts'
import { withNotices } from '../../../shared/rules/job-profile.ts'
import { PACKAGE_FORMAT, PackageDocument, type PackageItem } from '../../../shared/rules/package-document.ts'
import type { FormCompetency, ReviewForm } from '../../../shared/rules/review-form.ts'
import { apportion } from '../../../shared/rules/review-score.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { competencyNotices } from '../library/index.ts'
import { newestSelfSide, type ShareableReview, shareableReview } from '../reviewing/index.ts'
import { buildCheckIn } from './build-check-in.ts'
import { buildFeedbackRequest } from './build-feedback-request.ts'
import { buildImprovementPlan, type ImprovementRequest } from './build-improvement-plan.ts'
import {
  findHeldJob,
  findSubject,
  listSharedGoals,
  newestRevision,
  ownerName,
  type SharedGoal,
  type Subject,
  workspaceName,
} from './build-queries.ts'
import { measureLine, packageTitle } from './rules.ts'
import { packageJob } from './rules-job.ts'

export type PackageRequest =
  | { readonly kind: 'plan'; readonly participationId: string }
  | { readonly kind: 'self-review'; readonly participationId: string }
  | { readonly kind: 'review'; readonly reviewId: string }
  | { readonly kind: 'check-in'; readonly oneToOneId: string }
  | { readonly kind: 'feedback-request'; readonly requestId: string; readonly recipientId: string | null }
  | ImprovementRequest

/** What a document says about the file it is in, and not about its subject. */
export interface Envelope {
  readonly packageId: string
  readonly workspaceId: string
  readonly replyTo: string
  readonly sealedAt: number
}

export interface BuiltPackage {
  readonly document: PackageDocument
  readonly personId: string
  /** Null for what belongs to no cycle. */
  readonly participationId: string | null
  readonly reviewId: string | null
  /** Whether this is the first package of its subject: a review is frozen by it. */
  readonly isFirst: boolean
  /** What the file is called, where that is not the name of whom it is about. */
  readonly fileFor?: string
}

export type BuildRefusal =
  | { readonly code: 'PARTICIPATION_NOT_FOUND' }
  | { readonly code: 'REVIEW_NOT_FOUND' }
  | { readonly code: 'REVIEW_NOT_FINISHED' }
  | { readonly code: 'NO_GOALS' }
  | { readonly code: 'ONE_TO_ONE_NOT_FOUND' }
  | { readonly code: 'FEEDBACK_REQUEST_NOT_FOUND' }
  | { readonly code: 'IMPROVEMENT_PLAN_NOT_FOUND' }
  | { readonly code: 'CHECKPOINT_NOT_SIGNED' }

type Body = PackageDocument['body']

/** Builds line 1 from an explicit list of fields. The database it is given cannot reach anything private. */
export async function buildPackage(
  db: ShareableDb,
  request: PackageRequest,
  envelope: Envelope,
): Promise<Result<BuiltPackage, BuildRefusal>> {
  if (request.kind === 'feedback-request') return await buildFeedbackRequest(db, request, envelope)
  if (request.kind === 'improvement-plan') return await buildImprovementPlan(db, request, envelope)
  if (request.kind === 'review') return await buildReview(db, request.reviewId, envelope)
  if (request.kind === 'check-in') return await buildCheckIn(db, request.oneToOneId, envelope)
  const subject = await findSubject(db, request.participationId)
  if (!subject) return err({ code: 'PARTICIPATION_NOT_FOUND' })
  const goals = await listSharedGoals(db, subject.participationId)
  const author = (await ownerName(db)) ?? subject.managerName ?? (await workspaceName(db))
  if (request.kind === 'self-review') {
    const body = { kind: 'self-review', scale: subject.form.scale.points, items: await selfReviewItems(db, subject, goals) } as const
    return ok({ ...place(subject), document: await documentOf(db, subject, { envelope, author, version: 1, body }) })
  }
  if (goals.length === 0) return err({ code: 'NO_GOALS' })
  const revision = await newestRevision(db, subject.participationId)
  const totalBp = goals.reduce((sum, goal) => sum + goal.weightBp, 0)
  const held = await findHeldJob(db, subject.participationId)
  const job = held && packageJob({ ...held, content: withNotices(held.content, await competencyNotices(db, [held.content])) })
  const body = { kind: 'plan', revision, goals: goals.map(planGoal), totalBp, ...(job ? { job } : {}) } as const
  return ok({ ...place(subject), document: await documentOf(db, subject, { envelope, author, version: revision, body }) })
}

/** The review as its own feature lets both sides know it; here each field that goes into the package is named again. */
async function buildReview(db: ShareableDb, reviewId: string, envelope: Envelope): Promise<Result<BuiltPackage, BuildRefusal>> {
  const review = await shareableReview(db, reviewId)
  const subject = review && (await findSubject(db, review.participationId))
  if (!review || !subject) return err({ code: 'REVIEW_NOT_FOUND' })
  const signed = review.signOffs.find(({ side }) => side === 'manager')
  if (review.state === 'writing' || !signed) return err({ code: 'REVIEW_NOT_FINISHED' })
  const { total, label, parts, unrated } = review.score
  const body: Body = {
    kind: 'review',
    scale: [...subject.form.scale.points],
    score: { total, label, parts, unrated },
    items: review.items.map((item) => reviewItem(item, subject.form)),
    summary: review.summary,
    nextSteps: review.nextSteps,
    reviewerSigned: { fullName: signed.fullName, at: signed.at },
    replaces: review.replaces,
  }
  // Sent again, a shared review says what it said: the name, job and firm of that day.
  const asSent = { ...subject, personName: review.person.name, jobTitle: review.person.jobTitle, period: review.period }
  const content = { envelope, author: signed.fullName, version: review.version, body, from: review.firm }
  const document = await documentOf(db, asSent, content)
  return ok({ ...place(subject), reviewId: review.id, isFirst: review.state === 'ready', document })
}

function reviewItem(item: ShareableReview['items'][number], form: ReviewForm): PackageItem {
  const { kind, key, name, detail, expected, weightBp, manager, employee, citations } = item
  return {
    ...{ kind, key, name, detail, expected, weightBp },
    ...{ score: manager.score, notSeen: manager.notSeen, comment: manager.comment },
    own: employee ? { score: employee.score, comment: employee.comment } : null,
    citations: citations.map(({ number, label, observedOn, text }) => ({ number, label: label.slice(0, 1000), observedOn, text })),
    anchors: anchorsOf(form, item),
  }
}

function anchorsOf(form: ReviewForm, item: { readonly kind: string; readonly key: string }): Record<string, string> {
  return (item.kind === 'competency' && form.competencies.find(({ key }) => key === item.key)?.anchors) || {}
}

function place(subject: Subject): Omit<BuiltPackage, 'document'> {
  return { personId: subject.personId, participationId: subject.participationId, reviewId: null, isFirst: false }
}

interface Content {
  readonly envelope: Envelope
  readonly author: string
  readonly version: number
  readonly body: unknown
  /** The firm; without it, by the name it has now. */
  readonly from?: string
}

/** The strict schema has the last word: what it does not name is a bug here, not a surprise there. */
async function documentOf(db: ShareableDb, subject: Subject, content: Content): Promise<PackageDocument> {
  const { body } = content
  const kind = (body as Body).kind
  return PackageDocument.parse({
    format: PACKAGE_FORMAT,
    ...content.envelope,
    from: content.from ?? (await workspaceName(db)),
    title: packageTitle(kind, subject.cycleName),
    person: { id: subject.personId, name: subject.personName, jobTitle: subject.jobTitle },
    author: content.author,
    period: subject.period,
    version: content.version,
    body,
  })
}

function planGoal(goal: SharedGoal): object {
  const { id, title, outcome, weightBp, dueOn } = goal
  return { key: id, title, outcome, weightBp, dueOn, measures: measuresOf(goal), progressBp: goalProgressBp(goal.keyResults) }
}

function measuresOf(goal: SharedGoal): string[] {
  return goal.keyResults.map((measure) => measureLine(measure, goal.keyResults.length > 1))
}

/** The manager's side is not read here at all, and the employee's own not before it is unsealed: the preview would show it. */
async function selfReviewItems(db: ShareableDb, subject: Subject, goals: readonly SharedGoal[]): Promise<PackageItem[]> {
  const { ratings: given } = await newestSelfSide(db, subject.participationId)
  const { competencies } = subject.form
  const shares = apportion(
    competencies.map(() => 10_000 / competencies.length),
    competencies.length === 0 ? 0 : 10_000,
  )
  const frames = [
    ...goals.filter(({ state }) => state !== 'returned').map(goalFrame),
    ...competencies.map((competency, index) => competencyFrame(competency, shares[index] ?? 0)),
  ]
  return frames.map((frame) => {
    const own = given.find((rating) => rating.kind === frame.kind && rating.key === frame.key)
    return { ...frame, ...unsaid, own: own ? { score: own.score, comment: own.comment } : null }
  })
}

const unsaid = { score: null, notSeen: false, comment: '', citations: [] }

type Frame = Pick<PackageItem, 'kind' | 'key' | 'name' | 'detail' | 'expected' | 'weightBp' | 'anchors'>

function goalFrame(goal: SharedGoal): Frame {
  const detail = goal.keyResults.length === 0 ? goal.outcome : measuresOf(goal).join('; ')
  return { kind: 'goal', key: goal.id, name: goal.title, detail, expected: null, weightBp: goal.weightBp, anchors: {} }
}

function competencyFrame({ key, name, description, expected, anchors }: FormCompetency, weightBp: number): Frame {
  return { kind: 'competency', key, name, detail: description, expected, weightBp, anchors }
}
