import type { TimelineItem } from '../../../shared/contract/insights.ts'
import type { SignOff } from '../../../shared/contract/reviewing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { findParticipations, reviewRowsOf, signOffsOf } from './queries.ts'

const ANSWERS: Readonly<Record<SignOff['answer'], string>> = {
  signed: 'Review signed by the manager',
  agree: 'Review signed, agreeing',
  received: 'Review signed as received',
  disagree: 'Review signed, disagreeing',
}

/** Reviews of a person that went out, and who signed what. A review being written is not there yet. */
export async function reviewingTimeline(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const participations = await findParticipations(db, { personId })
  const cycles = new Map(participations.map(({ id, cycleName }) => [id, cycleName]))
  const reviews = await reviewRowsOf(db, [...cycles.keys()])
  const signOffs = await signOffsOf(
    db,
    reviews.map(({ id }) => id),
  )
  return reviews.flatMap((review) => {
    const cycle = cycles.get(review.participation_id) ?? ''
    const detail = review.version === 1 ? cycle : `${cycle}, version ${review.version}`
    const received = review.self_received_on === null || review.version > 1 ? [] : [selfReview(review.id, review.self_received_on, cycle)]
    const out = review.state === 'writing' || review.state === 'ready' ? [] : (signOffs.get(review.id) ?? [])
    return [...received, ...out.map((signOff) => signOffItem(review.id, signOff, detail))]
  })
}

function selfReview(reviewId: string, on: string, detail: string): TimelineItem {
  const said = 'Sealed. Opens when every item of the review has a rating or is marked as not seen.'
  return { ...both, id: `${reviewId}:self`, kind: 'review', on, title: 'Self-review received', detail, body: said }
}

function signOffItem(reviewId: string, signOff: SignOff, detail: string): TimelineItem {
  const manager = signOff.side === 'manager'
  return {
    ...both,
    id: `${reviewId}:${signOff.side}`,
    kind: manager ? 'review' : 'sign-off',
    on: localDate(signOff.at),
    title: ANSWERS[signOff.answer],
    detail: `${detail}, ${signOff.fullName}`,
    body: signOff.statement,
  }
}

const both: Pick<TimelineItem, 'readers' | 'chips' | 'goalId'> = { readers: 'both', chips: [], goalId: null }
