import type { PackageRow } from '../../../shared/contract/sharing.ts'
import type { PackageDocument } from '../../../shared/rules/package-document.ts'

export const KINDS: Readonly<Record<PackageRow['kind'], string>> = {
  plan: 'Plan',
  'check-in': 'Check-in',
  'self-review': 'Self-review',
  review: 'Review',
  'feedback-request': 'Feedback request',
  reward: 'Reward',
  'improvement-plan': 'Improvement plan',
}

/** Who opens the package: whom it is about, except where somebody else is asked. */
export function recipientOf({ body, person }: PackageDocument): string {
  if (body.kind !== 'feedback-request') return person.name
  return body.to?.name ?? 'everybody asked'
}

export const ANSWER_WORDS = { agree: 'Agrees', received: 'Received, which is not agreement', disagree: 'Disagrees' } as const
