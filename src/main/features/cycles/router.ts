import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { listCycles } from './queries.ts'
import { closeCycle, getCycle, launchCycle, proposeCycle } from './service.ts'

export const cyclesRouter = {
  list: opened.cycles.list.handler(({ context }) => listCycles(context.deps.db)),
  get: opened.cycles.get.handler(async ({ input, context, errors }) => answer(await getCycle(context.deps.db, input.cycleId), errors)),
  propose: opened.cycles.propose.handler(async ({ input, context, errors }) => answer(await proposeCycle(context.deps.db, input), errors)),
  launch: opened.cycles.launch.handler(async ({ input, context, errors }) => answer(await launchCycle(context.deps, input), errors)),
  close: opened.cycles.close.handler(async ({ input, context, errors }) => answer(await closeCycle(context.deps, input.cycleId), errors)),
}
