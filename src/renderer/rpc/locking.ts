import { flushAll } from '../components/autosaver.ts'
import { rpc } from './client.ts'
import { queryClient } from './query-client.ts'

/** What the page that comes after a lock knows: why, which vault, and where in it the person was. */
export interface LockNote {
  readonly reason: Reason
  readonly vaultId: string | null
  /** The vault to show first, when the lock was asked for in order to switch. */
  readonly choose: string | null
  readonly at: string
}
type Reason = 'asked' | 'idle' | 'suspended' | 'quit'
const REASONS: readonly Reason[] = ['asked', 'idle', 'suspended', 'quit']

const STATE_KEY = 'perennialLocked'
let choose: string | null = null
let note: LockNote | null = readNote()

function readNote(): LockNote | null {
  const state: unknown = window.history.state
  if (typeof state !== 'object' || state === null || !(STATE_KEY in state)) return null
  window.history.replaceState(null, '')
  const kept: unknown = state[STATE_KEY]
  if (typeof kept !== 'object' || kept === null) return null
  const fields = new Map<string, unknown>(Object.entries(kept))
  const text = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : null
  }
  const reason = REASONS.find((known) => known === fields.get('reason')) ?? 'asked'
  return { reason, vaultId: text('vaultId'), choose: text('choose'), at: text('at') ?? '' }
}

/** Why this page shows the unlock screen; null when no vault was locked before it. */
export function lockNote(): LockNote | null {
  return note
}

/** Goes back to where the vault was left, once the same vault is open again. */
export function returnToPlace(vaultId: string): void {
  if (note?.vaultId === vaultId && note.at.startsWith('#/')) window.history.replaceState(null, '', note.at)
  note = null
}

/** Saves what is still being typed, then locks. The lock event does the rest. */
export async function lockVault(thenChoose: string | null = null): Promise<void> {
  choose = thenChoose
  await flushAll()
  await rpc.vaults.lock()
}

/** A true reload, so that nothing of the vault stays in the page's memory. */
function reloadLocked(reason: LockNote['reason'], next: string | null, vaultId: string | null): void {
  const state = { [STATE_KEY]: { reason, vaultId, choose, at: window.location.hash } }
  const secret = next === null ? '' : `#secret=${next}`
  // The prototype's own method: the router replaces the one on `history` and would follow the change before the reload.
  History.prototype.replaceState.call(window.history, state, '', `${window.location.pathname}${secret}`)
  window.location.reload()
}

export type Ending = { readonly kind: 'quit' } | { readonly kind: 'lost'; readonly error: unknown }

/** Listens for the lock as long as the page lives. `onEnd` hears that the other side is gone. */
export async function followLock(vaultId: () => string | null, onEnd: (ending: Ending) => void): Promise<void> {
  try {
    for await (const event of await rpc.vaults.events()) {
      if (event.reason === 'quit') {
        queryClient.clear()
        onEnd({ kind: 'quit' })
        return
      }
      reloadLocked(event.reason, event.next, vaultId())
      return
    }
  } catch (error) {
    onEnd({ kind: 'lost', error })
  }
}

const TOUCH_EVERY_MS = 10_000

/** Tells main that somebody is here, at most every ten seconds. Returns how to stop. */
export function reportPresence(): () => void {
  let last = 0
  function touch() {
    const now = performance.now()
    if (now - last < TOUCH_EVERY_MS) return
    last = now
    // A lost connection is said by the lock stream; a touch has nothing to add.
    rpc.vaults.touch().catch(() => undefined)
  }
  const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
  for (const kind of kinds) window.addEventListener(kind, touch, { passive: true })
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, touch)
  }
}
