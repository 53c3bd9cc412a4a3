import type { MilestoneStanding, PlanOutcome, PlanStanding } from '../../../shared/contract/concerns-improvement.ts'
import type { SignOff } from '../../../shared/contract/reviewing.ts'
import { assertNever } from '../../../shared/kernel/assert-never.ts'
import type { CheckpointStanding, PlanLack, PlanStep } from '../../../shared/rules/improvement-plan.ts'
import { count, formatShortDay } from '../../components/format.ts'

/** The steps of writing a plan, and the signature at their end. */
export type WritingStep = PlanStep | 'sign'

export const STEPS: readonly { readonly step: WritingStep; readonly title: string; readonly hint: string }[] = [
  { step: 'gaps', title: 'What was seen', hint: 'Facts with their day, each beside what the job asks.' },
  { step: 'goals', title: 'Goals', hint: 'Two to four, each with a measure that both sides can read.' },
  { step: 'support', title: 'Support', hint: 'What is promised to make it possible: time, a person, a training.' },
  { step: 'milestones', title: 'Milestones', hint: 'The days both look at it together. At least two.' },
  { step: 'outcomes', title: 'How it can end', hint: 'Fixed now, so that nobody has to guess later.' },
  { step: 'sign', title: 'Sign', hint: 'The manager signs first; the package asks the other side.' },
]

export const LACK_WORDS: Readonly<Record<PlanLack, string>> = {
  'no-gap': 'Nothing is written yet about what was seen',
  'gap-without-standard': 'A gap has no standard beside it',
  'too-few-goals': 'There are fewer than two goals',
  'too-many-goals': 'There are more than four goals: more cannot be met at once',
  'goal-without-measure': 'A goal has no measure yet',
  'no-support': 'No support is promised yet',
  'too-few-milestones': 'There are fewer than two milestones',
  'milestone-before-start': 'A milestone lies before the plan begins',
  'milestones-same-day': 'Two milestones are on the same day',
  'milestone-without-name': 'A milestone has no name',
  'outcomes-open': 'One of the three endings is open',
}

export const CHECKPOINTS: Readonly<Record<CheckpointStanding, string>> = {
  'on-track': 'On track',
  partly: 'Partly there',
  'not-yet': 'Not yet',
}

export const OUTCOMES: Readonly<Record<PlanOutcome, string>> = { success: 'Met', extension: 'Extended', ending: 'Not met' }

export const SIGNED: Readonly<Record<SignOff['answer'], string>> = {
  signed: 'Signed',
  agree: 'Signed, agreeing',
  received: 'Signed as received, which is not agreement',
  disagree: 'Signed, disagreeing',
}

export function planSentence(standing: PlanStanding, first: string): string {
  switch (standing.kind) {
    case 'unsent':
      return `Signed by the manager. The package asks ${first} to sign.`
    case 'out':
      return `The package is saved. ${first}’s answer is not imported yet.`
    case 'running':
      if (standing.nextOn === null) return 'Every milestone was looked at. The plan can end.'
      return standing.daysLate > 0
        ? `The next milestone is ${count(standing.daysLate, 'day')} late.`
        : `The next milestone is on ${formatShortDay(standing.nextOn)}.`
    case 'ended':
      return `Ended ${formatShortDay(standing.on)}: ${OUTCOMES[standing.outcome].toLowerCase()}.`
    default:
      return assertNever(standing)
  }
}

export function milestoneWords(standing: MilestoneStanding): string {
  switch (standing.kind) {
    case 'ahead':
      return `in ${count(standing.days, 'day')}`
    case 'due':
      return standing.daysLate === 0 ? 'today' : `${count(standing.daysLate, 'day')} late`
    case 'waiting':
      return 'signed by the manager'
    case 'signed':
      return 'signed by both'
    default:
      return assertNever(standing)
  }
}
