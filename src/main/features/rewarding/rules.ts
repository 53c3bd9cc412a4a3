import type { RewardKind } from '../../../shared/contract/rewarding.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'

export interface RewardWorth {
  readonly kind: RewardKind
  readonly amountMinor: number | null
  readonly reason: string
}

/**
 * The amount a reward is kept with. Money says how much, learning may, and the others have none: a day off or a word of thanks
 * is not given a price by accident.
 */
export function worthOf({
  kind,
  amountMinor,
  reason,
}: RewardWorth): Result<number | null, { readonly code: 'REWARD_NEEDS_REASON' | 'REWARD_NEEDS_AMOUNT' }> {
  if (reason.trim() === '') return err({ code: 'REWARD_NEEDS_REASON' })
  if (kind === 'money' && (amountMinor === null || amountMinor === 0)) return err({ code: 'REWARD_NEEDS_AMOUNT' })
  return ok(kind === 'money' || kind === 'learning' ? amountMinor : null)
}
