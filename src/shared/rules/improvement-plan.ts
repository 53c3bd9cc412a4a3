import { z } from 'zod'
import { addDays, daysBetween } from '../kernel/calendar.ts'
import { IsoDate } from '../kernel/dates.ts'
import { LONGEST } from '../kernel/longest.ts'

/** What an improvement plan says, as a value: the same in the vault, in the contract and in a package. */

/** Names a line inside one plan, in every version of it. */
export const PlanLineKey = z.string().regex(/^[a-zA-Z0-9-]{1,40}$/)
/** What one part of a plan, or of a look at it, can say. */
export const PlanText = z.string().max(LONGEST.planText)

export const PlanGap = z.strictObject({
  key: PlanLineKey,
  /** When it was seen; null when it is not one day. */
  happenedOn: IsoDate.nullable(),
  /** Facts, as they were seen. */
  seen: PlanText,
  /** What the job asks instead. */
  standard: PlanText,
})
export type PlanGap = Readonly<z.infer<typeof PlanGap>>

export const PlanGoal = z.strictObject({ key: PlanLineKey, goal: PlanText, measure: PlanText, dueOn: IsoDate.nullable() })
export type PlanGoal = Readonly<z.infer<typeof PlanGoal>>

export const PlanSupport = z.strictObject({ key: PlanLineKey, promise: PlanText, dueOn: IsoDate.nullable() })
export type PlanSupport = Readonly<z.infer<typeof PlanSupport>>

/** What is signed at the start of a plan, where a milestone is signed by its key. */
export const START = 'start'

export const PlanMilestone = z.strictObject({
  key: PlanLineKey.refine((key) => key !== START),
  name: z.string().max(160),
  onDay: IsoDate,
  looksAt: PlanText,
})
export type PlanMilestone = Readonly<z.infer<typeof PlanMilestone>>

export const PlanContent = z.strictObject({
  startsOn: IsoDate,
  gaps: z.array(PlanGap).max(20),
  goals: z.array(PlanGoal).max(10),
  support: z.array(PlanSupport).max(20),
  milestones: z.array(PlanMilestone).max(12),
  /** What happens in each of the three endings, fixed before the plan begins. */
  onSuccess: PlanText,
  onExtension: PlanText,
  onEnding: PlanText,
})
export type PlanContent = Readonly<z.infer<typeof PlanContent>>

export const PLAN_STEPS = ['gaps', 'goals', 'support', 'milestones', 'outcomes'] as const
export type PlanStep = (typeof PLAN_STEPS)[number]

/** A plan that asks more than four things at once cannot be met; one goal is a task. */
export const FEWEST_GOALS = 2
export const MOST_GOALS = 4
export const FEWEST_MILESTONES = 2
/** Fewer documented concerns than this, and the talk has hardly begun. */
export const FEWEST_CONCERNS = 2

const AFTER_DAYS = [30, 60, 90]

/** Three looks at the plan: 30, 60 and 90 days after its first day. */
export function milestonesFrom(startsOn: IsoDate): PlanMilestone[] {
  return AFTER_DAYS.map((days) => ({ key: `day-${days}`, name: `${days} days`, onDay: addDays(startsOn, days), looksAt: '' }))
}

/** Milestones move with the first day of the plan; each keeps its distance from it, whatever that was made. */
export function restarted(plan: PlanContent, startsOn: IsoDate): PlanContent {
  const shift = daysBetween(plan.startsOn, startsOn)
  return { ...plan, startsOn, milestones: plan.milestones.map((each) => ({ ...each, onDay: addDays(each.onDay, shift) })) }
}

export function emptyPlan(startsOn: IsoDate): PlanContent {
  return {
    startsOn,
    gaps: [],
    goals: [],
    support: [],
    milestones: milestonesFrom(startsOn),
    onSuccess: '',
    onExtension: '',
    onEnding: '',
  }
}

/** The plan as it is signed: lines left empty are gone, milestones stand in the order of their days. */
export function tidyPlan(plan: PlanContent): PlanContent {
  return {
    startsOn: plan.startsOn,
    gaps: plan.gaps.map((each) => ({ ...each, seen: each.seen.trim(), standard: each.standard.trim() })).filter(({ seen }) => seen !== ''),
    goals: plan.goals.map((each) => ({ ...each, goal: each.goal.trim(), measure: each.measure.trim() })).filter(({ goal }) => goal !== ''),
    support: plan.support.map((each) => ({ ...each, promise: each.promise.trim() })).filter(({ promise }) => promise !== ''),
    milestones: plan.milestones
      .map((each) => ({ ...each, name: each.name.trim(), looksAt: each.looksAt.trim() }))
      .toSorted((a, b) => (a.onDay < b.onDay ? -1 : Number(a.onDay > b.onDay))),
    onSuccess: plan.onSuccess.trim(),
    onExtension: plan.onExtension.trim(),
    onEnding: plan.onEnding.trim(),
  }
}

/** What is missing before a plan can be signed: without it, nobody could tell whether it was met. */
export type PlanLack =
  | 'no-gap'
  | 'gap-without-standard'
  | 'too-few-goals'
  | 'too-many-goals'
  | 'goal-without-measure'
  | 'no-support'
  | 'too-few-milestones'
  | 'milestone-before-start'
  | 'milestones-same-day'
  | 'milestone-without-name'
  | 'outcomes-open'

/** Which step of the plan each lack belongs to. */
export const LACK_STEPS: Readonly<Record<PlanLack, PlanStep>> = {
  'no-gap': 'gaps',
  'gap-without-standard': 'gaps',
  'too-few-goals': 'goals',
  'too-many-goals': 'goals',
  'goal-without-measure': 'goals',
  'no-support': 'support',
  'too-few-milestones': 'milestones',
  'milestone-before-start': 'milestones',
  'milestones-same-day': 'milestones',
  'milestone-without-name': 'milestones',
  'outcomes-open': 'outcomes',
}

export function planLacks(given: PlanContent): PlanLack[] {
  const plan = tidyPlan(given)
  const { gaps, goals, support, milestones } = plan
  const lacks: readonly (readonly [boolean, PlanLack])[] = [
    [gaps.length === 0, 'no-gap'],
    [gaps.some(({ standard }) => standard === ''), 'gap-without-standard'],
    [goals.length < FEWEST_GOALS, 'too-few-goals'],
    [goals.length > MOST_GOALS, 'too-many-goals'],
    [goals.some(({ measure }) => measure === ''), 'goal-without-measure'],
    [support.length === 0, 'no-support'],
    [milestones.length < FEWEST_MILESTONES, 'too-few-milestones'],
    [milestones.some(({ onDay }) => onDay <= plan.startsOn), 'milestone-before-start'],
    [new Set(milestones.map(({ onDay }) => onDay)).size < milestones.length, 'milestones-same-day'],
    [milestones.some(({ name }) => name === ''), 'milestone-without-name'],
    [[plan.onSuccess, plan.onExtension, plan.onEnding].includes(''), 'outcomes-open'],
  ]
  return lacks.flatMap(([isLacking, lack]) => (isLacking ? [lack] : []))
}

/** How the goals stood at a milestone. */
export const CheckpointStanding = z.enum(['on-track', 'partly', 'not-yet'])
export type CheckpointStanding = z.infer<typeof CheckpointStanding>
