import type { ReviewState, Score, SignOff } from '../../../shared/contract/reviewing.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { ReviewId } from '../../../shared/kernel/ids.ts'
import { isSettled } from '../../../shared/rules/review-score.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import {
  findParticipations,
  frozenReviewsOf,
  goalFactsOf,
  type ParticipationFacts,
  type ParticipationFilter,
  type ReviewRow,
  ratingsOf,
  reviewRowsOf,
  signOffsOf,
} from './queries.ts'
import { assembleItems, isFrozen, itemBases, type SelfState, type SharedItem, selfState } from './rules.ts'
import { isSelfGiven, scoreOf } from './shareable.ts'

/** Where one version of one participation's review stands; version 0 is a review nobody has begun. */
export interface Standing {
  readonly participation: ParticipationFacts
  readonly reviewId: ReviewId | null
  readonly version: number
  readonly state: ReviewState
  readonly selfReview: SelfState
  readonly score: Score
  readonly rated: number
  readonly items: number
  readonly signOffs: readonly SignOff[]
}

/** Where the newest version of each review stands, by name of the person. */
export async function standings(db: ShareableDb, filter: ParticipationFilter): Promise<Standing[]> {
  const all = await everyVersion(db, filter)
  return [...all.values()].flatMap((versions) => versions.at(-1) ?? [])
}

/** Every version, by participation, oldest first; a participation without a review has the one nobody has begun. */
export async function everyVersion(db: ShareableDb, filter: ParticipationFilter): Promise<Map<string, Standing[]>> {
  const participations = await findParticipations(db, filter)
  const ids = participations.map(({ id }) => id)
  const reviews = await reviewRowsOf(db, ids)
  const reviewIds = reviews.map(({ id }) => id)
  const goals = await goalFactsOf(db, ids)
  const ratings = await ratingsOf(db, reviewIds)
  const signOffs = await signOffsOf(db, reviewIds)
  const frozen = await frozenReviewsOf(
    db,
    reviews.filter(({ state }) => isFrozen(state)).map(({ id }) => id),
  )
  const byParticipation = Map.groupBy(reviews, ({ participation_id }) => participation_id)
  const result = new Map<string, Standing[]>()
  for (const participation of participations) {
    const current = itemBases(participation.form, goals.get(participation.id) ?? [])
    const versions: Standing[] = []
    for (const row of byParticipation.get(participation.id) ?? []) {
      const bases = frozen.get(row.id)?.bases ?? current
      const said = ratings.get(row.id) ?? []
      const given = isSelfGiven(row, said)
      const items = assembleItems(bases, { ratings: said, citations: [] }, () => false)
      versions.push(
        standingOf(participation, row, items, { selfReview: selfState(given, row.state, items), signOffs: signOffs.get(row.id) ?? [] }),
      )
    }
    result.set(participation.id, versions.length > 0 ? versions : [notBegun(participation, current.length)])
  }
  return result
}

/** The reviews whose self-review may be read. Not among them: the sealed ones, and those of people and cycles that are gone. */
export async function openSelfReviews(db: ShareableDb, of: { readonly personId?: string } = {}): Promise<Set<string>> {
  const all = [...(await everyVersion(db, of)).values()].flat()
  return new Set(all.flatMap(({ reviewId, selfReview }) => (reviewId !== null && selfReview === 'open' ? [reviewId] : [])))
}

function standingOf(
  participation: ParticipationFacts,
  row: ReviewRow,
  items: readonly SharedItem[],
  { selfReview, signOffs }: Pick<Standing, 'selfReview' | 'signOffs'>,
): Standing {
  return {
    participation,
    reviewId: row.id as ReviewId,
    version: row.version,
    state: row.state,
    selfReview,
    score: scoreOf(participation, items),
    rated: items.filter(({ manager }) => isSettled(manager)).length,
    items: items.length,
    signOffs,
  }
}

function notBegun(participation: ParticipationFacts, items: number): Standing {
  const score: Score = { total: null, label: '', parts: [], unrated: items }
  return { participation, reviewId: null, version: 0, state: 'not-started', selfReview: 'none', score, rated: 0, items, signOffs: [] }
}

export async function cycleExists(db: ShareableDb, cycleId: string): Promise<boolean> {
  return (await db.selectFrom('cycle').select('id').where('id', '=', cycleId).executeTakeFirst()) !== undefined
}

export interface PersonReview {
  readonly reviewId: ReviewId
  readonly cycleName: string
  readonly version: number
  readonly state: ReviewState
  readonly score: number | null
  readonly label: string
  readonly signedOn: IsoDate | null
}

/** Every version of every review of a person, newest cycle and newest version first. */
export async function versionsOfPerson(db: ShareableDb, personId: string): Promise<PersonReview[]> {
  const byParticipation = await everyVersion(db, { personId })
  return [...byParticipation.values()]
    .flat()
    .sort((a, b) => b.participation.startsOn.localeCompare(a.participation.startsOn) || b.version - a.version)
    .flatMap(({ reviewId, participation, version, state, score, signOffs }) => {
      const signedAt = state === 'signed' ? signOffs.at(-1)?.at : undefined
      const signedOn = signedAt === undefined ? null : localDate(signedAt)
      const { cycleName } = participation
      return reviewId === null ? [] : [{ reviewId, cycleName, version, state, score: score.total, label: score.label, signedOn }]
    })
}
