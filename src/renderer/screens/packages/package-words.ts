import type { PackageRow } from '../../../shared/contract/sharing.ts'

export const KINDS: Readonly<Record<PackageRow['kind'], string>> = {
  plan: 'Plan',
  'check-in': 'Check-in',
  'self-review': 'Self-review',
  review: 'Review',
  'feedback-request': 'Feedback request',
  reward: 'Reward',
  'improvement-plan': 'Improvement plan',
}

export const ANSWER_WORDS = { agree: 'Agrees', received: 'Received, which is not agreement', disagree: 'Disagrees' } as const
