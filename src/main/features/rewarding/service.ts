import type { Change } from '../../../shared/contract/base.ts'
import type { Reward, RewardEvidence } from '../../../shared/contract/rewarding.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId, RewardId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type EvidenceSource, findEvidence } from '../coaching/index.ts'
import { findReviewFacts, findRewardRow, personExists, replaceEvidence } from './queries.ts'
import { worthOf } from './rules.ts'
import type { RewardTable } from './schema.ts'

export interface RewardInput extends Pick<Reward, 'personId' | 'cycleId' | 'kind' | 'title' | 'amountMinor' | 'currency' | 'reason'> {
  readonly rewardId: RewardId | null
  readonly evidence: readonly EvidenceSource[]
}

type SourceRefusal = Outcome<'SOURCE_NOT_FOUND' | 'SOURCE_PRIVATE'>
type SaveOutcome =
  | SourceRefusal
  | Outcome<'PERSON_NOT_FOUND' | 'REWARD_NOT_FOUND' | 'REWARD_NEEDS_REASON' | 'REWARD_NEEDS_AMOUNT' | 'REWARD_GIVEN'>
const notFound = err({ code: 'REWARD_NOT_FOUND' as const })

export function saveReward(deps: Deps, input: RewardInput): Promise<Result<{ rewardId: RewardId; change: Change }, SaveOutcome>> {
  const summary = input.rewardId === null ? 'Reward proposed' : 'Reward changed'
  return change(deps, { verb: 'rewarding.save', summary }, async (tx, { id, at }) => {
    const worth = worthOf(input)
    if (!worth.ok) return worth
    const refused = await refusal(tx, input)
    if (refused) return refused
    const evidence = await collectEvidence(tx, input.personId, input.evidence)
    if (!evidence.ok) return evidence

    const rewardId = input.rewardId ?? (deps.newId() as RewardId)
    const { kind, title, currency, reason } = input
    const fields = { cycle_id: input.cycleId, kind, title, amount_minor: worth.value, currency, reason }
    if (input.rewardId) await tx.updateTable('reward').set(fields).where('id', '=', rewardId).execute()
    else await insertProposal(tx, { ...fields, id: rewardId, person_id: input.personId, created_at: at })
    await replaceEvidence(tx, rewardId, evidence.value)
    return ok({ rewardId, change: { id, summary } })
  })
}

async function refusal(tx: WriteDb, input: RewardInput) {
  if (!(await personExists(tx, input.personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
  if (input.rewardId === null) return null
  const before = await findRewardRow(tx, input.rewardId)
  if (before?.person_id !== input.personId) return notFound
  return before.state === 'given' ? err({ code: 'REWARD_GIVEN' as const }) : null
}

async function insertProposal(tx: WriteDb, row: Omit<RewardTable, 'state' | 'decided_on' | 'deleted_at'>): Promise<void> {
  await tx
    .insertInto('reward')
    .values({ ...row, state: 'proposed', decided_on: null, deleted_at: null })
    .execute()
}

/** Each source as it reads now, once. */
async function collectEvidence(
  tx: WriteDb,
  personId: PersonId,
  sources: readonly EvidenceSource[],
): Promise<Result<RewardEvidence[], SourceRefusal>> {
  const collected = new Map<string, RewardEvidence>()
  for (const source of sources) {
    const found = source.sourceKind === 'review' ? await findReview(tx, personId, source) : await findEvidence(tx, personId, source)
    if (!found.ok) return found
    const { sourceKind, sourceId, label, observedOn } = found.value
    collected.set(`${sourceKind} ${sourceId}`, { sourceKind, sourceId, label, observedOn })
  }
  return ok([...collected.values()])
}

/** A review stands as evidence once the employee has it. The timeline names it by version and side: the id is what comes first. */
async function findReview(tx: WriteDb, personId: PersonId, source: EvidenceSource): Promise<Result<RewardEvidence, SourceRefusal>> {
  const [reviewId = ''] = source.sourceId.split(':')
  const review = await findReviewFacts(tx, personId, reviewId)
  if (!review) return err({ code: 'SOURCE_NOT_FOUND' })
  if (review.finishedAt === null || !['shared', 'replied', 'signed'].includes(review.state)) return err({ code: 'SOURCE_PRIVATE' })
  return ok({
    sourceKind: 'review',
    sourceId: source.sourceId,
    label: `Review, ${review.cycleName}`,
    observedOn: localDate(review.finishedAt),
  })
}

const DECISIONS: Readonly<Record<Reward['state'], string>> = {
  proposed: 'Reward proposed again',
  approved: 'Reward approved',
  given: 'Reward given',
}

export function decideReward(deps: Deps, id: RewardId, state: Reward['state']): Promise<Result<Change, Outcome<'REWARD_NOT_FOUND'>>> {
  const summary = DECISIONS[state]
  return change(deps, { verb: 'rewarding.decide', summary }, async (tx, open) => {
    if (!(await findRewardRow(tx, id))) return notFound
    const decided = state === 'proposed' ? null : localDate(open.at)
    await tx.updateTable('reward').set({ state, decided_on: decided }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}

export function removeReward(deps: Deps, id: RewardId): Promise<Result<Change, Outcome<'REWARD_NOT_FOUND' | 'REWARD_GIVEN'>>> {
  const summary = 'Reward removed'
  return change(deps, { verb: 'rewarding.remove', summary }, async (tx, open) => {
    const before = await findRewardRow(tx, id)
    if (!before) return notFound
    if (before.state === 'given') return err({ code: 'REWARD_GIVEN' as const })
    await tx.updateTable('reward').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}
