import type { Phase, PhaseDates } from '../../../shared/contract/cycles.ts'
import { daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'

export const phaseWords: Readonly<Record<Phase, string>> = {
  planning: 'Planning',
  coaching: 'Coaching',
  reviewing: 'Reviewing',
  action: 'Action',
}

export const phaseMeaning: Readonly<Record<Phase, string>> = {
  planning: 'Goals are proposed, weighed and agreed by both sides.',
  coaching: 'Notes, one-to-ones and check-ins while the work goes on.',
  reviewing: 'Both sides rate what was agreed; reviews are shared and signed.',
  action: 'Rewards and next steps follow from what was found.',
}

/** "Reviewing, day 9 of 47" on a day of the cycle. */
export function phaseNow({ phases }: { readonly phases: readonly PhaseDates[] }, today: IsoDate): string {
  const current = phases.find((phase) => phase.startsOn <= today && today <= phase.endsOn)
  if (current !== undefined) {
    const day = daysBetween(current.startsOn, today) + 1
    return `${phaseWords[current.phase]}, day ${day} of ${daysBetween(current.startsOn, current.endsOn) + 1}`
  }
  const [first] = phases
  if (first !== undefined && today < first.startsOn) return `Begins in ${daysBetween(today, first.startsOn)} days`
  return 'Past its last day'
}
