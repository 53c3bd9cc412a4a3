import type { Concern, ConcernDraft } from '../../../../shared/contract/concerns.ts'
import type { PlanRow } from '../../../../shared/contract/concerns-improvement.ts'
import { assertNever } from '../../../../shared/kernel/assert-never.ts'
import { daysBetween, type IsoDate } from '../../../../shared/kernel/dates.ts'
import { count, formatShortDay } from '../../../components/format.ts'

/** Whether it is said yet, and for how long it was not. */
export function unsaidWords({ noticedOn }: Pick<ConcernDraft, 'noticedOn'>, today: IsoDate): string {
  const days = Math.max(0, daysBetween(noticedOn, today))
  return days === 0 ? 'Written today, not said yet' : `Written ${count(days, 'day')} ago, not said yet`
}

export function saidWords({ saidOn, daysUntilSaid }: Concern): string {
  const after = daysUntilSaid === 0 ? 'the day it was noticed' : `${count(daysUntilSaid, 'day')} after it was noticed`
  return `Said ${formatShortDay(saidOn)}, ${after}`
}

export function standingWords({ standing }: Concern): string {
  switch (standing.kind) {
    case 'no-follow-up':
      return standing.daysSinceSaid === 0
        ? 'No follow-up is planned'
        : `No follow-up is planned, ${count(standing.daysSinceSaid, 'day')} since`
    case 'followed':
      return `Follow-up ${formatShortDay(standing.nextOn)}`
    case 'overdue':
      return `Follow-up ${count(standing.daysLate, 'day')} late`
    case 'settled':
      return `Settled ${formatShortDay(standing.on)}`
    default:
      return assertNever(standing)
  }
}

export function planWords({ standing }: PlanRow): string {
  switch (standing.kind) {
    case 'unsent':
      return 'Signed by the manager, not sent yet'
    case 'out':
      return 'Sent, no answer imported yet'
    case 'running':
      if (standing.nextOn === null) return 'Every milestone was looked at'
      return standing.daysLate > 0
        ? `Milestone ${count(standing.daysLate, 'day')} late`
        : `Next milestone ${formatShortDay(standing.nextOn)}`
    case 'ended':
      return `Ended ${formatShortDay(standing.on)}: ${ENDED[standing.outcome]}`
    default:
      return assertNever(standing)
  }
}

const ENDED = { success: 'met', extension: 'extended', ending: 'not met' } as const
