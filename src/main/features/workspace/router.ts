import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { lastOwnChange, readWorkspace } from './queries.ts'
import { undoChange, updateWorkspace } from './service.ts'

export const workspaceRouter = {
  get: opened.workspace.get.handler(({ context }) => readWorkspace(context.deps.db)),
  update: opened.workspace.update.handler(async ({ input, context, errors }) => answer(await updateWorkspace(context.deps, input), errors)),
  lastChange: opened.workspace.lastChange.handler(({ context }) => lastOwnChange(context.deps.db)),
  undo: opened.workspace.undo.handler(async ({ input, context, errors }) => answer(await undoChange(context.deps, input.changeId), errors)),
}
