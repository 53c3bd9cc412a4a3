import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { previewsByVault } from '../library/index.ts'
import type { ReadCatalogue } from './rules-catalogue.ts'
import { moveAction, readPlan, removeAction, saveAction, saveAspiration, savePrivateReadiness } from './service.ts'
import { importTrainings, previewTrainings, readTrainings, removeTraining, saveTraining } from './service-catalogue.ts'
import { addTarget, removeTarget, suggestTargets, updateTarget } from './service-targets.ts'

const os = opened.developing
const previews = previewsByVault<ReadCatalogue>()

export const developingRouter = {
  plan: os.plan.handler(async ({ input, context, errors }) => answer(await readPlan(context.deps, input.personId), errors)),
  saveAspiration: os.saveAspiration.handler(async ({ input, context, errors }) =>
    answer(await saveAspiration(context.deps, input), errors),
  ),
  savePrivateReadiness: os.savePrivateReadiness.handler(async ({ input, context, errors }) =>
    answer(await savePrivateReadiness(context.deps, input.personId, input.body), errors),
  ),
  targetSuggestions: os.targetSuggestions.handler(async ({ input, context, errors }) =>
    answer(await suggestTargets(context.deps.db, input.personId), errors),
  ),
  addTarget: os.addTarget.handler(async ({ input, context, errors }) =>
    answer(await addTarget(context.deps, input.personId, input.to), errors),
  ),
  updateTarget: os.updateTarget.handler(async ({ input, context, errors }) =>
    answer(await updateTarget(context.deps, input.targetId, input.fields), errors),
  ),
  removeTarget: os.removeTarget.handler(async ({ input, context, errors }) =>
    answer(await removeTarget(context.deps, input.targetId), errors),
  ),
  saveAction: os.saveAction.handler(async ({ input, context, errors }) => answer(await saveAction(context.deps, input), errors)),
  moveAction: os.moveAction.handler(async ({ input, context, errors }) => answer(await moveAction(context.deps, input), errors)),
  removeAction: os.removeAction.handler(async ({ input, context, errors }) =>
    answer(await removeAction(context.deps, input.actionId), errors),
  ),
  trainings: os.trainings.handler(({ context }) => readTrainings(context.deps.db)),
  saveTraining: os.saveTraining.handler(async ({ input, context, errors }) =>
    answer(await saveTraining(context.deps, input.trainingId, input.fields), errors),
  ),
  removeTraining: os.removeTraining.handler(async ({ input, context, errors }) =>
    answer(await removeTraining(context.deps, input.trainingId), errors),
  ),
  previewTrainings: os.previewTrainings.handler(async ({ input, context, errors }) =>
    answer(await previewTrainings(context.deps, previews(context.vault.closing), new Uint8Array(await input.file.arrayBuffer())), errors),
  ),
  importTrainings: os.importTrainings.handler(async ({ input, context, errors }) =>
    answer(await importTrainings(context.deps, previews(context.vault.closing), input), errors),
  ),
}
