import type { ListName, ListState } from '../../shared/contract/list-views.ts'
import { rememberFlush } from '../components/autosaver.ts'
import { orpc, rpc } from './client.ts'
import { sameLook } from './list-state.ts'
import { queryClient } from './query-client.ts'

const KEEP_AFTER_MS = 600
const waiting = new Map<ListName, { readonly state: ListState; readonly timer: ReturnType<typeof setTimeout> }>()

/** Writes a look down once it has stood for a moment. */
export function keepSoon(list: ListName, state: ListState): void {
  clearTimeout(waiting.get(list)?.timer)
  waiting.set(list, { state, timer: setTimeout(() => void keepNow(list), KEEP_AFTER_MS) })
}

/** Lets go of a look that was left again before it was written down. */
export function keepNoOther(list: ListName, now: ListState): void {
  const due = waiting.get(list)
  if (due === undefined || sameLook(due.state, now)) return
  clearTimeout(due.timer)
  waiting.delete(list)
}

/** Writes down what still waits: the screen is left, or the vault locks. */
export async function keepNow(list: ListName): Promise<void> {
  const due = waiting.get(list)
  if (due === undefined) return
  clearTimeout(due.timer)
  waiting.delete(list)
  showLook(list, due.state)
  // A vault that is locked meanwhile keeps the look before: nothing of worth is lost.
  await rpc.workspace.keepListState({ list, state: due.state }).catch(() => undefined)
}

rememberFlush(async () => {
  await Promise.all([...waiting.keys()].map(keepNow))
})

/** Every screen that shows the list takes the look at once. */
export function showLook(list: ListName, state: ListState): void {
  const asked = orpc.workspace.listViews.queryKey({ input: { list } })
  queryClient.setQueryData(asked, (before) => (before === undefined ? before : { ...before, last: state }))
}
