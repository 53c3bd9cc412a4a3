/**
 * A page lives from one unlocking to the next lock, and its addresses with it: they name people, and what somebody searched for.
 * The browser remembers them longer, so going back to one from a later page, perhaps of another vault, leads to the start instead.
 */
const MARK = 'perennialPage'
const here = crypto.randomUUID()
const { pushState, replaceState } = History.prototype

function fieldsOf(state: unknown): Record<string, unknown> {
  return typeof state === 'object' && state !== null ? { ...state } : {}
}

/** With what the router keeps in an address, so that it need not write it once more without the mark. */
function marked(state: unknown): Record<string, unknown> {
  const key = crypto.randomUUID().slice(0, 8)
  return { __TSR_index: 0, key, __TSR_key: key, ...fieldsOf(state), [MARK]: here }
}

function isOfAnotherPage(state: unknown): boolean {
  const mark = fieldsOf(state)[MARK]
  return mark !== undefined && mark !== here
}

/** Before the router, which goes on from what it finds. */
function settle(): void {
  const { history, location } = window
  const { [MARK]: _, ...own } = fieldsOf(history.state)
  if (isOfAnotherPage(history.state)) replaceState.call(history, marked(null), '', location.pathname)
  else if (fieldsOf(history.state)[MARK] === undefined) replaceState.call(history, marked(own), '')
}

/** Marks every address of this page, and lets nobody go back to one of an earlier page. Comes before the router is made. */
export function keepOwnPlaces(): void {
  window.history.pushState = (state: unknown, ...rest) => pushState.call(window.history, marked(state), ...rest)
  window.history.replaceState = (state: unknown, ...rest) => replaceState.call(window.history, marked(state), ...rest)
  settle()
  window.addEventListener('popstate', settle)
}
