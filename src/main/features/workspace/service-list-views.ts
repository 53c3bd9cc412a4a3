import type { Change } from '../../../shared/contract/base.ts'
import type { ListName, ListState } from '../../../shared/contract/list-views.ts'
import type { ListViewId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { Deps } from '../../kernel/deps.ts'
import { deleteListView, findListView, idOfView, nameListView, PLACE, putListView, readPlace } from './queries-list-views.ts'

type Gone = { readonly code: 'LIST_VIEW_NOT_FOUND' }
type Taken = { readonly code: 'LIST_VIEW_NAME_TAKEN'; readonly data: { readonly name: string } }

/** The app's own change: Ctrl Z passes over it. */
export async function keepListState(deps: Deps, list: ListName, state: ListState): Promise<void> {
  await change(deps, { verb: 'workspace.keepListState', summary: 'List remembered', actor: 'app' }, async (tx, { at }) => {
    const id = (await idOfView(tx, list, null)) ?? deps.newId()
    await putListView(tx, { id, list, name: null, state: JSON.stringify(state), changed_at: at })
  })
}

/** The app's own change too. What stands there already is not written again. */
export async function keepPlace(deps: Deps, place: string): Promise<void> {
  if ((await readPlace(deps.db)) === place) return
  await change(deps, { verb: 'workspace.keepPlace', summary: 'Place remembered', actor: 'app' }, async (tx, { at }) => {
    const id = (await idOfView(tx, PLACE, null)) ?? deps.newId()
    await putListView(tx, { id, list: PLACE, name: null, state: JSON.stringify(place), changed_at: at })
  })
}

export function saveListView(
  deps: Deps,
  { list, name, state }: { readonly list: ListName; readonly name: string; readonly state: ListState },
): Promise<{ readonly viewId: ListViewId; readonly change: Change }> {
  const summary = `View “${name}” saved`
  return change(deps, { verb: 'workspace.saveListView', summary }, async (tx, open) => {
    const viewId = (await idOfView(tx, list, name)) ?? (deps.newId() as ListViewId)
    await putListView(tx, { id: viewId, list, name, state: JSON.stringify(state), changed_at: open.at })
    return { viewId, change: { id: open.id, summary } }
  })
}

export function renameListView(deps: Deps, viewId: ListViewId, name: string): Promise<Result<Change, Gone | Taken>> {
  const summary = `View renamed to “${name}”`
  return change(deps, { verb: 'workspace.renameListView', summary }, async (tx, open): Promise<Result<Change, Gone | Taken>> => {
    const view = await findListView(tx, viewId)
    if (view === null) return err({ code: 'LIST_VIEW_NOT_FOUND' })
    const other = await idOfView(tx, view.list, name)
    if (other !== null && other !== viewId) return err({ code: 'LIST_VIEW_NAME_TAKEN', data: { name } })
    await nameListView(tx, viewId, name, open.at)
    return ok({ id: open.id, summary })
  })
}

export function removeListView(deps: Deps, viewId: ListViewId): Promise<Result<Change, Gone>> {
  return change(deps, { verb: 'workspace.removeListView', summary: 'View removed' }, async (tx, open): Promise<Result<Change, Gone>> => {
    const view = await findListView(tx, viewId)
    if (view === null) return err({ code: 'LIST_VIEW_NOT_FOUND' })
    const summary = `View “${view.name}” removed`
    open.describe(summary)
    await deleteListView(tx, viewId)
    return ok({ id: open.id, summary })
  })
}
