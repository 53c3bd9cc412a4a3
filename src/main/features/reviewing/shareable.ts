import type { Review } from '../../../shared/contract/reviewing.ts'
import type { CycleId, ParticipationId, PersonId, ReviewId } from '../../../shared/kernel/ids.ts'
import { reviewScore } from '../../../shared/rules/review-score.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import {
  citationsOf,
  commentsOf,
  findParticipations,
  findReviewRow,
  firmOf,
  frozenBasesOf,
  goalFactsOf,
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
  const bases = await basesOf(db, row, participation)
  const said = { ratings, citations: await citationsOf(db, row.id) }
  const items = assembleItems(bases, said, (rated) => selfState(given, row.state, rated) === 'open')
  const state = selfState(given, row.state, items)
  const firm = await firmOf(db)
  return {
    ...header(row, participation),
    firm: firm.name,
    reviewer: participation.managerName ?? firm.ownName ?? firm.name,
    replaces: await versionOf(db, row.replaces_id),
    items,
    selfReview: { state, receivedOn: row.self_received_on, summary: state === 'open' ? row.self_summary : null },
    score: scoreOf(participation, items),
    signOffs: (await signOffsOf(db, [row.id])).get(row.id) ?? [],
    comments: await commentsOf(db, row.id),
  }
}

function header(row: ReviewRow, participation: ParticipationFacts) {
  return {
    id: row.id as ReviewId,
    participationId: row.participation_id as ParticipationId,
    cycleId: participation.cycleId as CycleId,
    cycleName: participation.cycleName,
    period: { startsOn: participation.startsOn, endsOn: participation.endsOn },
    person: {
      id: participation.personId as PersonId,
      name: participation.name,
      jobTitle: participation.jobTitle,
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
  const frozen = isFrozen(row.state) ? (await frozenBasesOf(db, [row.id])).get(row.id) : undefined
  if (frozen) return frozen
  const goals = await goalFactsOf(db, [row.participation_id])
  return itemBases(participation.form, goals.get(row.participation_id) ?? [])
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
