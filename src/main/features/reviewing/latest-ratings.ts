import type { ReviewState } from '../../../shared/contract/reviewing.ts'
import type { CycleId, ReviewId } from '../../../shared/kernel/ids.ts'
import type { FormScale } from '../../../shared/rules/review-form.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { findParticipations, ratingsOf, reviewRowsOf } from './queries.ts'

/** What the manager rated in the newest finished review of a person, competency by competency. */
export interface LatestRatings {
  readonly personId: string
  readonly participationId: string
  readonly reviewId: ReviewId
  readonly cycleId: CycleId
  readonly cycleName: string
  readonly version: number
  readonly state: ReviewState
  readonly scale: FormScale
  readonly competencies: readonly {
    readonly name: string
    readonly expected: number
    readonly score: number | null
    readonly notSeen: boolean
  }[]
}

/** By person. A version being written does not hide the finished one before it. */
export async function latestRatings(db: ShareableDb, filter: { readonly personId?: string }): Promise<Map<string, LatestRatings>> {
  const participations = new Map((await findParticipations(db, filter)).map((each) => [each.id, each]))
  const finished = (await reviewRowsOf(db, [...participations.keys()])).filter(({ state }) => state !== 'writing')
  const ratings = await ratingsOf(
    db,
    finished.map(({ id }) => id),
  )
  const latest = new Map<string, LatestRatings>()
  for (const review of finished.toSorted((a, b) => (a.finished_at ?? 0) - (b.finished_at ?? 0) || a.version - b.version)) {
    const participation = participations.get(review.participation_id)
    if (participation === undefined) continue
    const { personId, cycleId, cycleName, form } = participation
    const given = (ratings.get(review.id) ?? []).filter(({ kind, author }) => kind === 'competency' && author === 'manager')
    latest.set(personId, {
      ...{ personId, participationId: participation.id, cycleId: cycleId as CycleId, cycleName },
      ...{ reviewId: review.id as ReviewId, version: review.version, state: review.state, scale: form.scale },
      competencies: form.competencies.map(({ key, name, expected }) => {
        const rating = given.find((each) => each.key === key)
        return { name, expected, score: rating?.score ?? null, notSeen: rating?.notSeen ?? false }
      }),
    })
  }
  return latest
}
