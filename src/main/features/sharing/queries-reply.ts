import type { Answer, PackageDocument } from '../../../shared/rules/package-document.ts'
import type { ReadDb } from '../../db/database.ts'
import { newestSelfSide } from '../reviewing/index.ts'
import type { StoredPackage } from './queries.ts'
import { checkInStanding } from './queries-check-in.ts'
import { improvementStanding, isPlanReplaced } from './reply-improvement.ts'
import type { Standing } from './rules-reply.ts'

const NOTHING: Standing = {
  answer: '',
  answerFits: true,
  comments: new Map(),
  parts: new Set(),
  ratings: new Map(),
  summary: '',
  goalTitles: [],
  sealed: false,
  ratingsFit: true,
  checkIn: null,
}

export async function findReply(db: ReadDb, replyId: string): Promise<{ readonly importedAt: number } | undefined> {
  return await db.selectFrom('reply').select('imported_at as importedAt').where('id', '=', replyId).executeTakeFirst()
}

export async function findPinnedKey(db: ReadDb, personId: string): Promise<string | null> {
  const row = await db.selectFrom('pinned_key').select('public_key').where('person_id', '=', personId).executeTakeFirst()
  return row?.public_key ?? null
}

/** Whether what the package showed has a newer version meanwhile, so that an answer to it answers nothing. */
export async function isReplaced(db: ReadDb, sent: StoredPackage, document: PackageDocument): Promise<boolean> {
  if (sent.row.kind === 'improvement-plan') return await isPlanReplaced(db, sent, document)
  if (sent.row.kind === 'plan') return (await newestAgreement(db, sent))?.newer ?? false
  if (sent.row.kind !== 'review') return false
  const newer = await db
    .selectFrom('review')
    .select('id')
    .where('participation_id', '=', sent.participationId)
    .where('version', '>', sent.row.version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return newer !== undefined
}

async function newestAgreement(db: ReadDb, sent: StoredPackage) {
  const row = await db
    .selectFrom('agreement')
    .select(['revision', 'employee_at'])
    .where('participation_id', '=', sent.participationId)
    .orderBy('revision', 'desc')
    .executeTakeFirst()
  return row && { ...row, newer: row.revision > sent.row.version }
}

export interface StandingQuestion {
  readonly sent: StoredPackage
  readonly document: PackageDocument
  /** Whether the subject is still as it was sent, so that an agreement to it can be recorded. */
  readonly answerFits: boolean
  readonly words: Readonly<Record<Answer, string>>
}

export async function standingOf(db: ReadDb, question: StandingQuestion): Promise<Standing> {
  if (question.document.body.kind === 'improvement-plan') return await improvementStanding(db, question, NOTHING)
  if (question.document.body.kind === 'plan') return await planStanding(db, question)
  if (question.document.body.kind === 'check-in')
    return { ...NOTHING, ...(await checkInStanding(db, question.document.body, question.words)) }
  if (question.document.body.kind === 'self-review') return await selfStanding(db, question.sent)
  return await reviewStanding(db, question)
}

async function planStanding(db: ReadDb, { sent, answerFits, words }: StandingQuestion): Promise<Standing> {
  const goals = await db
    .selectFrom('goal')
    .select(['id', 'title'])
    .where('participation_id', '=', sent.participationId)
    .where('deleted_at', 'is', null)
    .execute()
  const comments = await db
    .selectFrom('goal_comment')
    .innerJoin('goal', 'goal.id', 'goal_comment.goal_id')
    .select(['goal_comment.goal_id as part', 'goal_comment.body'])
    .where('goal.participation_id', '=', sent.participationId)
    .where('goal_comment.author', '=', 'employee')
    .orderBy('goal_comment.created_at')
    .execute()
  const agreement = await newestAgreement(db, sent)
  const agreed = agreement && !agreement.newer && agreement.employee_at !== null
  return {
    ...NOTHING,
    answer: agreed ? words.agree : '',
    answerFits,
    comments: byPart(comments),
    parts: new Set(goals.map(({ id }) => id)),
    goalTitles: goals.map(({ title }) => title),
  }
}

async function selfStanding(db: ReadDb, sent: StoredPackage): Promise<Standing> {
  const review = await db
    .selectFrom('review')
    .select(['id', 'state', 'self_summary'])
    .where('participation_id', '=', sent.participationId)
    .where('deleted_at', 'is', null)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (!review) return { ...NOTHING, sealed: true }
  const rows = await db
    .selectFrom('review_rating')
    .selectAll()
    .where('review_id', '=', review.id)
    .where('author', '=', 'employee')
    .execute()
  const { open } = await newestSelfSide(db, sent.participationId ?? '')
  return {
    ...NOTHING,
    ratings: new Map(rows.map((row) => [`${row.kind}:${row.item_key}`, row])),
    summary: review.self_summary,
    sealed: !open,
    ratingsFit: review.state === 'writing' || review.state === 'ready',
  }
}

async function reviewStanding(db: ReadDb, { sent, document, words }: StandingQuestion): Promise<Standing> {
  const reviewId = sent.reviewId ?? ''
  const answer = await db
    .selectFrom('sign_off')
    .select('answer')
    .where('review_id', '=', reviewId)
    .where('side', '=', 'employee')
    .executeTakeFirst()
  const comments = await db
    .selectFrom('review_comment')
    .select(['part', 'body'])
    .where('review_id', '=', reviewId)
    .where('author', '=', 'employee')
    .execute()
  const items = document.body.kind === 'review' ? document.body.items.map(({ key }) => key) : []
  return {
    ...NOTHING,
    answer: answer ? (words[answer.answer as Answer] ?? answer.answer) : '',
    comments: byPart(comments),
    // A signed record takes no more comments.
    parts: new Set(answer ? [] : ['summary', 'nextSteps', ...items]),
  }
}

function byPart(comments: readonly { readonly part: string; readonly body: string }[]): Map<string, string[]> {
  const grouped = Map.groupBy(comments, ({ part }) => part)
  return new Map([...grouped].map(([part, list]) => [part, list.map(({ body }) => body)]))
}
