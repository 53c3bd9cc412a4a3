import type { TimelineItem } from '../../../shared/contract/insights.ts'
import type { Reward } from '../../../shared/contract/rewarding.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { Outcome } from '../../kernel/answer.ts'
import { type Evidence, type EvidenceSource, evidenceOf } from '../coaching/index.ts'
import { listRewards } from './queries.ts'

const KINDS: Readonly<Record<Reward['kind'], string>> = {
  recognition: 'Recognition',
  time: 'Time',
  learning: 'Learning',
  role: 'Role',
  money: 'Money',
}

/** Rewards of a person. Both sides know of one once it is given; until then it is the owner's alone. */
export async function rewardingTimeline(db: ShareableDb, personId: string): Promise<TimelineItem[]> {
  const rewards = await listRewards(db, { personId })
  return rewards.map((reward) => ({
    id: reward.id,
    kind: 'reward',
    on: reward.decidedOn ?? localDate(reward.createdAt),
    title: reward.title,
    detail: reward.state === 'given' ? KINDS[reward.kind] : `${KINDS[reward.kind]}, ${reward.state}`,
    body: reward.reason,
    readers: reward.state === 'given' ? 'both' : 'only-you',
    chips: [],
    goalId: null,
  }))
}

/** A reward as evidence in a review: only one that was given. */
export async function findRewardEvidence(
  db: ShareableDb,
  personId: string,
  { sourceId }: EvidenceSource,
): Promise<Result<Evidence, Outcome<'SOURCE_NOT_FOUND' | 'SOURCE_PRIVATE'>>> {
  const item = (await rewardingTimeline(db, personId)).find(({ id }) => id === sourceId)
  if (!item) return err({ code: 'SOURCE_NOT_FOUND' })
  return item.readers === 'both' ? ok(evidenceOf(item)) : err({ code: 'SOURCE_PRIVATE' })
}
