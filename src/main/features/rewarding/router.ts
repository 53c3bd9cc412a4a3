import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { listRewards } from './queries.ts'
import { decideReward, removeReward, saveReward } from './service.ts'

const os = opened.rewarding

export const rewardingRouter = {
  list: os.list.handler(({ input, context }) => listRewards(context.deps.db, input)),
  save: os.save.handler(async ({ input, context, errors }) => answer(await saveReward(context.deps, input), errors)),
  decide: os.decide.handler(async ({ input, context, errors }) =>
    answer(await decideReward(context.deps, input.rewardId, input.state), errors),
  ),
  remove: os.remove.handler(async ({ input, context, errors }) => answer(await removeReward(context.deps, input.rewardId), errors)),
}
