import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { CycleId, PersonId, RewardId } from '../kernel/ids.ts'
import { Change, Markdown, opened, ShortText } from './base.ts'

export const RewardKind = z.enum(['recognition', 'time', 'learning', 'role', 'money'])
export type RewardKind = z.infer<typeof RewardKind>

export const RewardEvidence = z.object({
  sourceKind: z.string().max(40),
  sourceId: z.string().max(100),
  label: z.string(),
  observedOn: IsoDate,
})
export type RewardEvidence = Readonly<z.infer<typeof RewardEvidence>>

export const Reward = z.object({
  id: RewardId,
  personId: PersonId,
  personName: z.string(),
  cycleId: CycleId.nullable(),
  kind: RewardKind,
  title: z.string(),
  /** Minor units of `currency`; null unless the kind is money or learning. */
  amountMinor: z.number().int().nullable(),
  currency: z.string().length(3),
  reason: z.string(),
  evidence: z.array(RewardEvidence),
  state: z.enum(['proposed', 'approved', 'given']),
  decidedOn: IsoDate.nullable(),
  createdAt: Instant,
})
export type Reward = Readonly<z.infer<typeof Reward>>

export const rewarding = {
  list: opened.input(z.object({ personId: PersonId.nullable() })).output(z.array(Reward)),
  /** A reward states its reason. Evidence is chosen among what both sides can read. */
  save: opened
    .input(
      z.object({
        rewardId: RewardId.nullable(),
        personId: PersonId,
        cycleId: CycleId.nullable(),
        kind: RewardKind,
        title: ShortText,
        amountMinor: z.number().int().min(0).nullable(),
        currency: z.string().regex(/^[A-Z]{3}$/),
        reason: Markdown,
        evidence: z.array(z.object({ sourceKind: z.string().max(40), sourceId: z.string().max(100) })).max(50),
      }),
    )
    .output(z.object({ rewardId: RewardId, change: Change }))
    .errors({
      PERSON_NOT_FOUND: {},
      REWARD_NOT_FOUND: {},
      REWARD_NEEDS_REASON: {},
      REWARD_NEEDS_AMOUNT: {},
      SOURCE_NOT_FOUND: {},
      SOURCE_PRIVATE: {},
      REWARD_GIVEN: {},
    }),
  decide: opened
    .input(z.object({ rewardId: RewardId, state: z.enum(['proposed', 'approved', 'given']) }))
    .output(Change)
    .errors({ REWARD_NOT_FOUND: {} }),
  remove: opened
    .input(z.object({ rewardId: RewardId }))
    .output(Change)
    .errors({ REWARD_NOT_FOUND: {}, REWARD_GIVEN: {} }),
}
