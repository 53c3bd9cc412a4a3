import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import {
  agreePlan,
  commentGoal,
  createGoal,
  listRunningGoals,
  proposeGoal,
  readPlan,
  removeGoal,
  returnGoal,
  shareOutRemainder,
  updateGoal,
} from './service.ts'
import { checkIn, removeKeyResult, saveKeyResult } from './service-measures.ts'

const { planning } = opened

export const planningRouter = {
  plan: planning.plan.handler(async ({ input, context, errors }) => answer(await readPlan(context.deps, input.participationId), errors)),
  goals: planning.goals.handler(({ input, context }) => listRunningGoals(context.deps, input.personId)),
  createGoal: planning.createGoal.handler(async ({ input, context, errors }) => answer(await createGoal(context.deps, input), errors)),
  updateGoal: planning.updateGoal.handler(async ({ input, context, errors }) => {
    const given = Object.entries(input.fields).filter(([, value]) => value !== undefined)
    return answer(await updateGoal(context.deps, input.goalId, Object.fromEntries(given)), errors)
  }),
  removeGoal: planning.removeGoal.handler(async ({ input, context, errors }) =>
    answer(await removeGoal(context.deps, input.goalId), errors),
  ),
  distributeRemainder: planning.distributeRemainder.handler(async ({ input, context, errors }) =>
    answer(await shareOutRemainder(context.deps, input.participationId), errors),
  ),
  saveKeyResult: planning.saveKeyResult.handler(async ({ input, context, errors }) => {
    const { goalId, keyResultId, ...fields } = input
    return answer(await saveKeyResult(context.deps, goalId, keyResultId, fields), errors)
  }),
  removeKeyResult: planning.removeKeyResult.handler(async ({ input, context, errors }) =>
    answer(await removeKeyResult(context.deps, input.keyResultId), errors),
  ),
  checkIn: planning.checkIn.handler(async ({ input, context, errors }) => answer(await checkIn(context.deps, input), errors)),
  comment: planning.comment.handler(async ({ input, context, errors }) => answer(await commentGoal(context.deps, input), errors)),
  propose: planning.propose.handler(async ({ input, context, errors }) =>
    answer(await proposeGoal(context.deps, input.goalId, input.by), errors),
  ),
  returnGoal: planning.returnGoal.handler(async ({ input, context, errors }) =>
    answer(await returnGoal(context.deps, input.goalId, input.comment), errors),
  ),
  agree: planning.agree.handler(async ({ input, context, errors }) =>
    answer(await agreePlan(context.deps, input.participationId, input.side), errors),
  ),
}
