import { rememberFlush } from '../components/autosaver.ts'
import { rpc } from './client.ts'

const KEEP_AFTER_MS = 2000
let waiting: string | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Has the place written into the vault once somebody has stayed there for a moment. */
export function keepPlaceSoon(): void {
  const at = window.location.hash
  if (!at.startsWith('#/') || at === '#/') return
  waiting = at
  clearTimeout(timer)
  timer = setTimeout(() => void keepPlaceNow(), KEEP_AFTER_MS)
}

async function keepPlaceNow(): Promise<void> {
  clearTimeout(timer)
  const at = waiting
  waiting = null
  // A vault that is locked meanwhile keeps the place before: nothing of worth is lost.
  if (at !== null) await rpc.workspace.keepPlace({ at }).catch(() => undefined)
}

rememberFlush(keepPlaceNow)

/**
 * Goes to where the vault was left, which the vault itself has kept: asked for only once it is open, before the first of its screens.
 * An address that was given for this page, or is already there after the lock of the same vault, comes before.
 */
export async function returnToLastPlace(): Promise<void> {
  if (window.location.hash.length > 2) return
  const at = await rpc.workspace.place().catch(() => null)
  if (at !== null) window.history.replaceState(null, '', at)
}
