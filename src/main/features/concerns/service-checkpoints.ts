import type { Change } from '../../../shared/contract/base.ts'
import type { Checkpoint, PlanOutcome } from '../../../shared/contract/concerns-improvement.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { ImprovementPlanId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { dropCheckpointDraft } from './queries-checkpoint-drafts.ts'
import { findPlan, type StoredPlan } from './queries-plans.ts'
import { signAs } from './service-plan-drafts.ts'

const noPlan = err({ code: 'IMPROVEMENT_PLAN_NOT_FOUND' as const })
const ended = err({ code: 'PLAN_ENDED' as const })

export interface CheckpointInput {
  readonly planId: ImprovementPlanId
  readonly milestoneKey: string
  readonly checkpoint: Checkpoint
  readonly fullName: string
  readonly publicKey: string
}

type SignOutcome = Outcome<'IMPROVEMENT_PLAN_NOT_FOUND' | 'MILESTONE_NOT_FOUND' | 'CHECKPOINT_SIGNED' | 'PLAN_ENDED'>

/** What was seen at a milestone becomes part of the record with the manager's signature. */
export function signCheckpoint(deps: Deps, input: CheckpointInput): Promise<Result<Change, SignOutcome>> {
  return change(deps, { verb: 'concerns.signCheckpoint', summary: 'Milestone signed' }, async (tx, open) => {
    const plan = await findPlan(tx, input.planId)
    if (!plan) return noPlan
    if (plan.row.ended_on !== null) return ended
    const milestone = plan.newest.content.milestones.find(({ key }) => key === input.milestoneKey)
    if (!milestone) return err({ code: 'MILESTONE_NOT_FOUND' as const })
    if (plan.checkpoints.some(({ milestoneKey }) => milestoneKey === milestone.key)) return err({ code: 'CHECKPOINT_SIGNED' as const })
    await addCheckpoint(tx, { newId: deps.newId, at: open.at }, plan, input)
    await dropCheckpointDraft(tx, input)
    const summary = `Milestone ${milestone.name} signed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

interface Moment {
  readonly newId: () => string
  readonly at: number
}

async function addCheckpoint(tx: WriteDb, { newId, at }: Moment, plan: StoredPlan, input: CheckpointInput): Promise<void> {
  const { checkpoint, milestoneKey, fullName, publicKey } = input
  const { version } = plan.newest
  const id = newId()
  const base = { person_id: plan.personId, plan_id: plan.id }
  await tx
    .insertInto('improvement_checkpoint')
    .values({
      ...{ id, ...base, milestone_key: milestoneKey, version, held_on: checkpoint.heldOn },
      ...{ standing: checkpoint.standing, note: checkpoint.note, signed_at: at },
    })
    .execute()
  const keys = new Set(plan.newest.content.goals.map(({ key }) => key))
  for (const { key, note } of checkpoint.goals) {
    if (!keys.has(key) || note.trim() === '') continue
    await tx
      .insertInto('improvement_checkpoint_goal')
      .values({ id: newId(), person_id: plan.personId, checkpoint_id: id, goal_key: key, note })
      .execute()
  }
  await signAs(tx, { newId }, { planId: plan.id, personId: plan.personId, version, moment: milestoneKey, fullName, publicKey, at })
}

const ENDED: Readonly<Record<PlanOutcome, string>> = {
  success: 'Improvement plan ended: met',
  extension: 'Improvement plan ended: extended',
  ending: 'Improvement plan ended: not met',
}

export interface EndInput {
  readonly planId: ImprovementPlanId
  readonly outcome: PlanOutcome
  readonly note: string
  readonly on: IsoDate
}

export function endPlan(deps: Deps, input: EndInput): Promise<Result<Change, Outcome<'IMPROVEMENT_PLAN_NOT_FOUND' | 'PLAN_ENDED'>>> {
  const summary = ENDED[input.outcome]
  return change(deps, { verb: 'concerns.endPlan', summary }, async (tx, open) => {
    const plan = await findPlan(tx, input.planId)
    if (!plan) return noPlan
    if (plan.row.ended_on !== null) return ended
    const { outcome, note: outcome_note, on: ended_on } = input
    await tx.updateTable('improvement_plan').set({ outcome, outcome_note, ended_on }).where('id', '=', input.planId).execute()
    return ok({ id: open.id, summary })
  })
}

export function reopenPlan(
  deps: Deps,
  planId: ImprovementPlanId,
): Promise<Result<Change, Outcome<'IMPROVEMENT_PLAN_NOT_FOUND' | 'PLAN_NOT_ENDED'>>> {
  const summary = 'Improvement plan runs again'
  return change(deps, { verb: 'concerns.reopenPlan', summary }, async (tx, open) => {
    const plan = await findPlan(tx, planId)
    if (!plan) return noPlan
    if (plan.row.ended_on === null) return err({ code: 'PLAN_NOT_ENDED' as const })
    const running = { outcome: null, outcome_note: '', ended_on: null }
    await tx.updateTable('improvement_plan').set(running).where('id', '=', planId).execute()
    return ok({ id: open.id, summary })
  })
}
