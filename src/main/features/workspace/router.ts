import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { lastOwnChange, readWorkspace } from './queries.ts'
import { readListViews, readPlace } from './queries-list-views.ts'
import { undoChange, updateWorkspace } from './service.ts'
import { keepListState, keepPlace, removeListView, renameListView, saveListView } from './service-list-views.ts'

export const workspaceRouter = {
  get: opened.workspace.get.handler(({ context }) => readWorkspace(context.deps.db)),
  update: opened.workspace.update.handler(async ({ input, context, errors }) => answer(await updateWorkspace(context.deps, input), errors)),
  place: opened.workspace.place.handler(({ context }) => readPlace(context.deps.db)),
  keepPlace: opened.workspace.keepPlace.handler(({ input, context }) => keepPlace(context.deps, input.at)),
  listViews: opened.workspace.listViews.handler(({ input, context }) => readListViews(context.deps.db, input.list)),
  keepListState: opened.workspace.keepListState.handler(({ input, context }) => keepListState(context.deps, input.list, input.state)),
  saveListView: opened.workspace.saveListView.handler(({ input, context }) => saveListView(context.deps, input)),
  renameListView: opened.workspace.renameListView.handler(async ({ input, context, errors }) =>
    answer(await renameListView(context.deps, input.viewId, input.name), errors),
  ),
  removeListView: opened.workspace.removeListView.handler(async ({ input, context, errors }) =>
    answer(await removeListView(context.deps, input.viewId), errors),
  ),
  lastChange: opened.workspace.lastChange.handler(({ context }) => lastOwnChange(context.deps.db)),
  undo: opened.workspace.undo.handler(async ({ input, context, errors }) => answer(await undoChange(context.deps, input.changeId), errors)),
}
