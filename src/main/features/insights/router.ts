import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { readTimeline, readToday } from './service.ts'
import { readFrame } from './service-frame.ts'
import { snooze, unsnooze } from './service-snooze.ts'

const os = opened.insights

export const insightsRouter = {
  today: os.today.handler(({ context }) => readToday(context.deps)),
  snooze: os.snooze.handler(async ({ input, context, errors }) => answer(await snooze(context.deps, input), errors)),
  unsnooze: os.unsnooze.handler(async ({ input, context, errors }) => answer(await unsnooze(context.deps, input.key), errors)),
  timeline: os.timeline.handler(async ({ input, context, errors }) => answer(await readTimeline(context.deps.db, input.personId), errors)),
}

/** `workspace.frame` counts across every feature, so it lives where they are joined. */
export const frameProcedure = opened.workspace.frame.handler(({ context }) => readFrame(context.deps))
