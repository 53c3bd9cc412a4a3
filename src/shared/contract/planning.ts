import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { CycleId, GoalId, KeyResultId, ParticipationId, PersonId } from '../kernel/ids.ts'
import { Change, Markdown, opened, ShortText, Side } from './base.ts'

export const GoalKind = z.enum(['smart', 'objective', 'kpi', 'development', 'behaviour'])
export type GoalKind = z.infer<typeof GoalKind>
export const GoalState = z.enum(['draft', 'proposed', 'returned', 'agreed'])
export type GoalState = z.infer<typeof GoalState>

export const KeyResult = z.object({
  id: KeyResultId,
  title: z.string(),
  unit: z.string(),
  direction: z.enum(['increase', 'decrease']),
  baseline: z.number(),
  target: z.number(),
  current: z.number(),
  /** Share of the way from baseline to target in basis points; may pass 10,000. */
  progressBp: z.number().int(),
})
export type KeyResult = Readonly<z.infer<typeof KeyResult>>

export const GoalCheckIn = z.object({
  id: z.uuid(),
  keyResultId: KeyResultId.nullable(),
  observedOn: IsoDate,
  value: z.number().nullable(),
  /** 1 to 10; null when not said. */
  confidence: z.number().int().min(1).max(10).nullable(),
  comment: z.string(),
})
export type GoalCheckIn = Readonly<z.infer<typeof GoalCheckIn>>

export const Goal = z.object({
  id: GoalId,
  personId: PersonId,
  participationId: ParticipationId,
  kind: GoalKind,
  title: z.string(),
  outcome: z.string(),
  weightBp: z.number().int(),
  dueOn: IsoDate,
  state: GoalState,
  proposedBy: Side,
  keyResults: z.array(KeyResult),
  checkIns: z.array(GoalCheckIn),
  comments: z.array(z.object({ id: z.uuid(), author: Side, body: z.string(), at: Instant })),
  /** Mean of the key results in basis points; null without a measure. */
  progressBp: z.number().int().nullable(),
  /** Where even progress would be today, in basis points. */
  paceBp: z.number().int(),
  lastCheckedOn: IsoDate.nullable(),
})
export type Goal = Readonly<z.infer<typeof Goal>>

export const Agreement = z.object({ revision: z.number().int(), managerAt: Instant.nullable(), employeeAt: Instant.nullable() })
export type Agreement = Readonly<z.infer<typeof Agreement>>

export const Plan = z.object({
  participationId: ParticipationId,
  cycleId: CycleId,
  cycleName: z.string(),
  cycleEndsOn: IsoDate,
  person: z.object({ id: PersonId, name: z.string(), jobTitle: z.string().nullable() }),
  goals: z.array(Goal),
  totalBp: z.number().int(),
  paceBp: z.number().int(),
  /** The newest revision; both instants set means agreed by both sides. */
  agreement: Agreement.nullable(),
  locked: z.boolean(),
})
export type Plan = Readonly<z.infer<typeof Plan>>

const goalErrors = { GOAL_NOT_FOUND: {}, CYCLE_CLOSED: {} }

export const planning = {
  plan: opened
    .input(z.object({ participationId: ParticipationId }))
    .output(Plan)
    .errors({ PARTICIPATION_NOT_FOUND: {} }),
  /** Every goal of the vault in running cycles, lightest form first painted by the Goals screen. */
  goals: opened
    .input(z.object({ personId: PersonId.nullable() }))
    .output(z.array(Goal.omit({ checkIns: true, comments: true }).extend({ personName: z.string(), cycleName: z.string() }))),
  createGoal: opened
    .input(z.object({ participationId: ParticipationId, kind: GoalKind, title: ShortText, proposedBy: Side }))
    .output(z.object({ goalId: GoalId, change: Change }))
    .errors({ PARTICIPATION_NOT_FOUND: {}, CYCLE_CLOSED: {} }),
  /** Saved as typed. Changing an agreed goal opens a new revision that both sides agree again. */
  updateGoal: opened
    .input(
      z.object({
        goalId: GoalId,
        fields: z
          .object({ kind: GoalKind, title: ShortText, outcome: Markdown, dueOn: IsoDate, weightBp: z.number().int().min(0).max(10_000) })
          .partial(),
      }),
    )
    .output(z.object({ savedAt: Instant }))
    .errors(goalErrors),
  removeGoal: opened
    .input(z.object({ goalId: GoalId }))
    .output(Change)
    .errors(goalErrors),
  /** Gives what is left of 100 % to the goals in proportion to their weights, to the basis point. */
  distributeRemainder: opened
    .input(z.object({ participationId: ParticipationId }))
    .output(Change)
    .errors({ PARTICIPATION_NOT_FOUND: {}, NO_GOALS: {}, CYCLE_CLOSED: {} }),
  saveKeyResult: opened
    .input(
      z.object({
        goalId: GoalId,
        keyResultId: KeyResultId.nullable(),
        title: ShortText,
        unit: z.string().max(40),
        direction: z.enum(['increase', 'decrease']),
        baseline: z.number(),
        target: z.number(),
      }),
    )
    .output(z.object({ keyResultId: KeyResultId, savedAt: Instant }))
    .errors({ ...goalErrors, KEY_RESULT_NOT_FOUND: {}, TARGET_EQUALS_BASELINE: {}, DIRECTION_CONTRADICTS: {} }),
  removeKeyResult: opened
    .input(z.object({ keyResultId: KeyResultId }))
    .output(Change)
    .errors({ ...goalErrors, KEY_RESULT_NOT_FOUND: {} }),
  checkIn: opened
    .input(
      z.object({
        goalId: GoalId,
        keyResultId: KeyResultId.nullable(),
        value: z.number().nullable(),
        confidence: z.number().int().min(1).max(10).nullable(),
        comment: Markdown,
        observedOn: IsoDate,
      }),
    )
    .output(Change)
    .errors({ ...goalErrors, KEY_RESULT_NOT_FOUND: {}, DATE_IN_FUTURE: {} }),
  comment: opened
    .input(z.object({ goalId: GoalId, author: Side, body: Markdown.min(1) }))
    .output(Change)
    .errors(goalErrors),
  propose: opened
    .input(z.object({ goalId: GoalId, by: Side }))
    .output(Change)
    .errors(goalErrors),
  returnGoal: opened
    .input(z.object({ goalId: GoalId, comment: Markdown.min(1) }))
    .output(Change)
    .errors({ ...goalErrors, GOAL_NOT_PROPOSED: {} }),
  /** One side approves the plan as it stands. The employee's side may also arrive by package. */
  agree: opened
    .input(z.object({ participationId: ParticipationId, side: Side }))
    .output(Change)
    .errors({ PARTICIPATION_NOT_FOUND: {}, NO_GOALS: {}, WEIGHTS_NOT_100: { data: z.object({ totalBp: z.number() }) }, CYCLE_CLOSED: {} }),
}
