import type { Reward, RewardEvidence, RewardKind } from '../../../shared/contract/rewarding.ts'
import type { CycleId, PersonId, RewardId } from '../../../shared/kernel/ids.ts'
import type { WriteDb } from '../../db/database.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import type { RewardTable } from './schema.ts'

/** Rewards with their evidence, newest first. */
export async function listRewards(db: ShareableDb, filter: { readonly personId: string | null }): Promise<Reward[]> {
  let query = db
    .selectFrom('reward')
    .innerJoin('person', 'person.id', 'reward.person_id')
    .selectAll('reward')
    .select(['person.given_name', 'person.family_name'])
    .where('reward.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
  if (filter.personId) query = query.where('reward.person_id', '=', filter.personId)
  const rows = await query.orderBy('reward.created_at', 'desc').orderBy('reward.id', 'desc').execute()
  const evidence = await evidenceByReward(db)
  return rows.map((row) => ({
    ...rowToReward(row),
    personName: `${row.given_name} ${row.family_name}`.trim(),
    evidence: evidence.get(row.id) ?? [],
  }))
}

async function evidenceByReward(db: ShareableDb): Promise<Map<string, RewardEvidence[]>> {
  const rows = await db.selectFrom('reward_evidence').selectAll().orderBy('observed_on').orderBy('source_id').execute()
  const grouped = Map.groupBy(rows, ({ reward_id }) => reward_id)
  return new Map(
    [...grouped].map(([id, evidence]) => [
      id,
      evidence.map((row) => ({ sourceKind: row.source_kind, sourceId: row.source_id, label: row.label, observedOn: row.observed_on })),
    ]),
  )
}

export function findRewardRow(db: ShareableDb, id: string): Promise<RewardTable | undefined> {
  return db.selectFrom('reward').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
}

export async function personExists(db: ShareableDb, id: string): Promise<boolean> {
  const row = await db.selectFrom('person').select('id').where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row !== undefined
}

export interface ReviewFacts {
  readonly state: string
  readonly cycleName: string
  readonly finishedAt: number | null
}

/** A review of this person, as evidence for a reward. */
export async function findReviewFacts(db: ShareableDb, personId: string, reviewId: string): Promise<ReviewFacts | undefined> {
  const row = await db
    .selectFrom('review')
    .innerJoin('participation', 'participation.id', 'review.participation_id')
    .innerJoin('cycle', 'cycle.id', 'participation.cycle_id')
    .select(['review.state', 'review.finished_at', 'cycle.name'])
    .where('review.id', '=', reviewId)
    .where('participation.person_id', '=', personId)
    .where('review.deleted_at', 'is', null)
    .executeTakeFirst()
  return row && { state: row.state, cycleName: row.name, finishedAt: row.finished_at }
}

export async function replaceEvidence(tx: WriteDb, rewardId: string, evidence: readonly RewardEvidence[]): Promise<void> {
  await tx.deleteFrom('reward_evidence').where('reward_id', '=', rewardId).execute()
  const rows = evidence.map((item) => ({
    reward_id: rewardId,
    source_kind: item.sourceKind,
    source_id: item.sourceId,
    label: item.label,
    observed_on: item.observedOn,
  }))
  if (rows.length > 0) await tx.insertInto('reward_evidence').values(rows).execute()
}

function rowToReward(row: RewardTable): Omit<Reward, 'personName' | 'evidence'> {
  return {
    id: row.id as RewardId,
    personId: row.person_id as PersonId,
    cycleId: row.cycle_id as CycleId | null,
    kind: row.kind as RewardKind,
    title: row.title,
    amountMinor: row.amount_minor,
    currency: row.currency,
    reason: row.reason,
    state: row.state as Reward['state'],
    decidedOn: row.decided_on,
    createdAt: row.created_at,
  }
}
