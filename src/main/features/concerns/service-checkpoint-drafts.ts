import type { CheckpointDraft } from '../../../shared/contract/concerns-improvement.ts'
import type { ImprovementPlanId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { dropCheckpointDraft, findCheckpointDraft, writeCheckpointDraft } from './queries-checkpoint-drafts.ts'
import { findPlan } from './queries-plans.ts'

interface DraftRef {
  readonly planId: ImprovementPlanId
  readonly milestoneKey: string
}

export async function readCheckpointDraft(
  db: ReadDb,
  of: DraftRef,
): Promise<{ checkpoint: CheckpointDraft | null; savedAt: number | null }> {
  return (await findCheckpointDraft(db, of)) ?? { checkpoint: null, savedAt: null }
}

type SaveOutcome = Outcome<'IMPROVEMENT_PLAN_NOT_FOUND' | 'MILESTONE_NOT_FOUND' | 'CHECKPOINT_SIGNED'>

/** Keeps what is being written about a milestone; without a word it is forgotten. */
export function saveCheckpointDraft(
  deps: Deps,
  { checkpoint, ...of }: DraftRef & { readonly checkpoint: CheckpointDraft },
): Promise<Result<{ savedAt: number }, SaveOutcome>> {
  return change(deps, { verb: 'concerns.saveCheckpointDraft', summary: 'Draft saved', actor: 'app' }, async (tx, { at }) => {
    const plan = await findPlan(tx, of.planId)
    if (!plan) return err({ code: 'IMPROVEMENT_PLAN_NOT_FOUND' as const })
    if (!plan.newest.content.milestones.some(({ key }) => key === of.milestoneKey)) return err({ code: 'MILESTONE_NOT_FOUND' as const })
    if (plan.checkpoints.some(({ milestoneKey }) => milestoneKey === of.milestoneKey)) return err({ code: 'CHECKPOINT_SIGNED' as const })
    const isEmpty = checkpoint.note === '' && checkpoint.goals.every(({ note }) => note === '')
    if (isEmpty) await dropCheckpointDraft(tx, of)
    else await writeCheckpointDraft(tx, { ...of, personId: plan.personId }, { checkpoint, at })
    return ok({ savedAt: at })
  })
}
