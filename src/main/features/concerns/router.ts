import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import {
  addFollowUp,
  closeFollowUp,
  concernsOf,
  removeConcern,
  removeDraft,
  removeFollowUp,
  saveAgreed,
  saveDraft,
  sayConcern,
  settleConcern,
  unsaid,
} from './service.ts'
import { readCheckpointDraft, saveCheckpointDraft } from './service-checkpoint-drafts.ts'
import { endPlan, reopenPlan, signCheckpoint } from './service-checkpoints.ts'
import { beginPlan, discardPlanDraft, readPlanDraft, savePlanDraft, signPlan } from './service-plan-drafts.ts'
import { readImprovementPlan } from './service-plans.ts'

const os = opened.concerns

const improvement = {
  beginPlan: os.beginPlan.handler(async ({ input, context, errors }) => answer(await beginPlan(context.deps, input), errors)),
  planDraft: os.planDraft.handler(async ({ input, context, errors }) =>
    answer(await readPlanDraft(context.deps.db, input.draftId), errors),
  ),
  savePlanDraft: os.savePlanDraft.handler(async ({ input, context, errors }) => answer(await savePlanDraft(context.deps, input), errors)),
  discardPlanDraft: os.discardPlanDraft.handler(async ({ input, context, errors }) =>
    answer(await discardPlanDraft(context.deps, input.draftId), errors),
  ),
  signPlan: os.signPlan.handler(async ({ input, context, errors }) =>
    answer(await signPlan(context.deps, { ...input, publicKey: context.vault.signer.publicKey }), errors),
  ),
  improvementPlan: os.improvementPlan.handler(async ({ input, context, errors }) =>
    answer(await readImprovementPlan(context.deps, input.planId), errors),
  ),
  checkpointDraft: os.checkpointDraft.handler(({ input, context }) => readCheckpointDraft(context.deps.db, input)),
  saveCheckpointDraft: os.saveCheckpointDraft.handler(async ({ input, context, errors }) =>
    answer(await saveCheckpointDraft(context.deps, input), errors),
  ),
  signCheckpoint: os.signCheckpoint.handler(async ({ input, context, errors }) =>
    answer(await signCheckpoint(context.deps, { ...input, publicKey: context.vault.signer.publicKey }), errors),
  ),
  endPlan: os.endPlan.handler(async ({ input, context, errors }) => answer(await endPlan(context.deps, input), errors)),
  reopenPlan: os.reopenPlan.handler(async ({ input, context, errors }) => answer(await reopenPlan(context.deps, input.planId), errors)),
}

export const concernsRouter = {
  ofPerson: os.ofPerson.handler(async ({ input, context, errors }) => answer(await concernsOf(context.deps, input.personId), errors)),
  unsaid: os.unsaid.handler(async ({ input, context, errors }) => answer(await unsaid(context.deps, input.personId), errors)),
  saveDraft: os.saveDraft.handler(async ({ input, context, errors }) => answer(await saveDraft(context.deps, input), errors)),
  removeDraft: os.removeDraft.handler(async ({ input, context, errors }) => answer(await removeDraft(context.deps, input.draftId), errors)),
  say: os.say.handler(async ({ input, context, errors }) => answer(await sayConcern(context.deps, input), errors)),
  saveAgreed: os.saveAgreed.handler(async ({ input, context, errors }) =>
    answer(await saveAgreed(context.deps, input.concernId, input.agreed), errors),
  ),
  addFollowUp: os.addFollowUp.handler(async ({ input, context, errors }) =>
    answer(await addFollowUp(context.deps, input.concernId, input.dueOn), errors),
  ),
  closeFollowUp: os.closeFollowUp.handler(async ({ input, context, errors }) => answer(await closeFollowUp(context.deps, input), errors)),
  removeFollowUp: os.removeFollowUp.handler(async ({ input, context, errors }) =>
    answer(await removeFollowUp(context.deps, input.followUpId), errors),
  ),
  settle: os.settle.handler(async ({ input, context, errors }) => answer(await settleConcern(context.deps, input), errors)),
  remove: os.remove.handler(async ({ input, context, errors }) => answer(await removeConcern(context.deps, input.concernId), errors)),
  ...improvement,
}
