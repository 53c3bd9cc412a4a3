import type { Review } from '../../../shared/contract/reviewing.ts'
import type { CycleId, ParticipationId, PersonId, ReviewId } from '../../../shared/kernel/ids.ts'
import { reviewScore } from '../../../shared/rules/review-score.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import {
  citationsOf,
  commentsOf,
  type FrozenReview,
  findParticipations,
  findReviewRow,
  firmOf,
  frozenReviewsOf,
  goalFactsOf,
  newestReviewRow,
  type ParticipationFacts,
  type ReviewRow,
  ratingsOf,
  signOffsOf,
  versionOf,
} from './queries.ts'
import { assembleItems, type ItemBase, isFrozen, itemBases, type RatingOf, type SharedItem, selfState } from './rules.ts'

/** A review as both sides may know it. What only the owner of the vault reads is not in the type, nor within reach of its queries. */
export interface ShareableReview extends Omit<Review, 'items' | 'privateAssessment'> {
  readonly items: readonly SharedItem[]
  /** Name of the firm or team. */
  readonly firm: string
  /** Number of the version this one corrects, and why. */
  readonly replaces: number | null
  readonly reason: string
}

/** Null when there is no such review. A sealed self-review is not in it. */
export async function shareableReview(db: ShareableDb, reviewId: string): Promise<ShareableReview | null> {
  const row = await findReviewRow(db, reviewId)
  const [participation] = row ? await findParticipations(db, { id: row.participation_id }) : []
  if (!row || !participation) return null
  const ratings = (await ratingsOf(db, [row.id])).get(row.id) ?? []
  const given = isSelfGiven(row, ratings)
  const frozen = await frozenOf(db, row)
  const bases = frozen?.bases ?? (await currentBases(db, participation))
  const said = { ratings, citations: await citationsOf(db, row.id) }
  const items = assembleItems(bases, said, (rated) => selfState(given, row.state, rated) === 'open')
  const state = selfState(given, row.state, items)
  const firm = await firmOf(db)
  return {
    ...header(row, participation, frozen),
    firm: frozen?.firm ?? firm.name,
    reviewer: frozen?.reviewer ?? participation.managerName ?? firm.ownName ?? firm.name,
    replaces: await versionOf(db, row.replaces_id),
    items,
    selfReview: { state, receivedOn: row.self_received_on, summary: state === 'open' ? row.self_summary : null },
    score: scoreOf(participation, items),
    signOffs: (await signOffsOf(db, [row.id])).get(row.id) ?? [],
    comments: await commentsOf(db, row.id),
  }
}

function header(row: ReviewRow, participation: ParticipationFacts, frozen: FrozenReview | undefined) {
  return {
    id: row.id as ReviewId,
    participationId: row.participation_id as ParticipationId,
    cycleId: participation.cycleId as CycleId,
    cycleName: participation.cycleName,
    period: frozen?.period ?? { startsOn: participation.startsOn, endsOn: participation.endsOn },
    person: {
      id: participation.personId as PersonId,
      name: frozen?.personName ?? participation.name,
      jobTitle: frozen ? frozen.jobTitle : participation.jobTitle,
      unit: participation.unit,
    },
    version: row.version,
    state: row.state,
    reason: row.reason,
    form: participation.form,
    summary: row.summary,
    nextSteps: row.next_steps,
    savedAt: row.updated_at,
  }
}

/** The items a review has now; once shared, those of the package that went out. */
export async function basesOf(db: ShareableDb, row: ReviewRow, participation: ParticipationFacts): Promise<ItemBase[]> {
  return (await frozenOf(db, row))?.bases ?? (await currentBases(db, participation))
}

async function frozenOf(db: ShareableDb, row: ReviewRow): Promise<FrozenReview | undefined> {
  return isFrozen(row.state) ? (await frozenReviewsOf(db, [row.id])).get(row.id) : undefined
}

async function currentBases(db: ShareableDb, { id, form }: ParticipationFacts): Promise<ItemBase[]> {
  return itemBases(form, (await goalFactsOf(db, [id])).get(id) ?? [])
}

export interface SelfSide {
  /** Whether what the employee says of themselves may be read: there is nothing left that it could anchor. */
  readonly open: boolean
  readonly ratings: readonly RatingOf[]
}

/** The employee's side of the newest version, without its ratings while they are sealed. */
export async function newestSelfSide(db: ShareableDb, participationId: string): Promise<SelfSide> {
  const row = await newestReviewRow(db, participationId)
  const [participation] = row ? await findParticipations(db, { id: participationId }) : []
  if (!row || !participation) return { open: false, ratings: [] }
  const ratings = (await ratingsOf(db, [row.id])).get(row.id) ?? []
  const items = assembleItems(await basesOf(db, row, participation), { ratings, citations: [] }, () => false)
  const open = selfState(true, row.state, items) === 'open'
  return { open, ratings: open ? ratings.filter(({ author }) => author === 'employee') : [] }
}

/** Received by package, or typed in together with the employee. */
export function isSelfGiven(row: Pick<ReviewRow, 'self_received_on'>, ratings: readonly RatingOf[]): boolean {
  return row.self_received_on !== null || ratings.some(({ author }) => author === 'employee')
}

export function scoreOf({ form }: Pick<ParticipationFacts, 'form'>, items: readonly SharedItem[]): Review['score'] {
  const score = reviewScore(
    form,
    items.map(({ kind, weightBp, manager }) => ({ kind, weightBp, score: manager.score, notSeen: manager.notSeen })),
  )
  return { ...score, parts: [...score.parts] }
}
