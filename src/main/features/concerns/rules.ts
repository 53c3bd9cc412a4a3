import type { ConcernStanding } from '../../../shared/contract/concerns.ts'
import type { MilestoneStanding, PlanOutcome, PlanStanding } from '../../../shared/contract/concerns-improvement.ts'
import { daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { PlanContent, PlanMilestone } from '../../../shared/rules/improvement-plan.ts'

export interface SaidConcern {
  readonly saidOn: IsoDate
  readonly settledOn: IsoDate | null
  readonly followUps: readonly { readonly dueOn: IsoDate; readonly doneOn: IsoDate | null }[]
}

/** Whether a concern that was said is dealt with: the first follow-up that is open says when to look again. */
export function concernStanding({ saidOn, settledOn, followUps }: SaidConcern, today: IsoDate): ConcernStanding {
  if (settledOn !== null) return { kind: 'settled', on: settledOn }
  const [nextOn] = followUps.flatMap(({ dueOn, doneOn }) => (doneOn === null ? [dueOn] : [])).toSorted()
  if (nextOn === undefined) return { kind: 'no-follow-up', daysSinceSaid: Math.max(0, daysBetween(saidOn, today)) }
  const daysLate = daysBetween(nextOn, today)
  return daysLate > 0 ? { kind: 'overdue', nextOn, daysLate } : { kind: 'followed', nextOn }
}

export interface PlanFacts {
  readonly version: number
  readonly sentVersion: number | null
  readonly answered: boolean
  readonly ended: { readonly on: IsoDate; readonly outcome: PlanOutcome } | null
  readonly milestones: readonly { readonly onDay: IsoDate; readonly held: boolean }[]
}

/** Signed by the manager, sent, answered, ended: a plan is never in two of them. */
export function planStanding(plan: PlanFacts, today: IsoDate): PlanStanding {
  if (plan.ended !== null) return { kind: 'ended', ...plan.ended }
  if (plan.sentVersion === null || plan.sentVersion < plan.version) return { kind: 'unsent' }
  if (!plan.answered) return { kind: 'out' }
  const nextOn = plan.milestones.find(({ held }) => !held)?.onDay ?? null
  return { kind: 'running', nextOn, daysLate: nextOn === null ? 0 : Math.max(0, daysBetween(nextOn, today)) }
}

export interface MilestoneFacts {
  readonly onDay: IsoDate
  /** Looked at and signed by the manager. */
  readonly held: boolean
  readonly answered: boolean
}

export function milestoneStanding({ onDay, held, answered }: MilestoneFacts, today: IsoDate): MilestoneStanding {
  if (held) return { kind: answered ? 'signed' : 'waiting' }
  const daysLate = daysBetween(onDay, today)
  return daysLate < 0 ? { kind: 'ahead', days: -daysLate } : { kind: 'due', daysLate }
}

/** Milestones that were looked at stay in every later version: what was signed at them would have no place otherwise. */
export function withHeldMilestones(next: PlanContent, before: PlanContent, held: ReadonlySet<string>): PlanContent {
  const kept = before.milestones.filter(({ key }) => held.has(key))
  const others = next.milestones.filter(({ key }) => !held.has(key))
  return { ...next, milestones: [...kept, ...others].toSorted(byDay) }
}

function byDay(a: PlanMilestone, b: PlanMilestone): number {
  return a.onDay < b.onDay ? -1 : Number(a.onDay > b.onDay)
}
