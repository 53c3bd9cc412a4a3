import type { LockReason } from '../kernel/session.ts'
import type { Home } from './home.ts'
import { backUp, closeSession, type Session } from './session.ts'

/** Locks the open vault and tells the pages. Nothing to do when none is open. */
export async function lockVault(home: Home, reason: LockReason): Promise<void> {
  if (!home.session) return
  const closed = endSession(home)
  tellLocked(home, reason)
  await closed
}

/** The pages leave; what they are told is how to come back. */
export function tellLocked(home: Home, reason: LockReason): void {
  const event = { kind: 'locked', reason, next: reason === 'quit' ? null : home.options.shell.nextEntry() } as const
  for (const listener of [...home.listeners]) listener(event)
  home.listeners.clear()
}

/** Ends the open session, if any: from the first line on every procedure answers VAULT_LOCKED. */
export async function endSession(home: Home): Promise<void> {
  const session = home.session
  if (!session) return
  home.session = null
  home.options.shell.quickNote?.forget()
  const before = home.ending
  const closed = closeSession(session)
  home.ending = before.then(() => windUp(home, session, closed)).catch(() => {})
  await closed
}

/** The copy on closing, made from the closed database while the folder is still locked. */
async function windUp(home: Home, session: Session, closed: ReturnType<typeof closeSession>): Promise<void> {
  try {
    const { counter } = await closed
    await home.state.update((state) => {
      const seen = state.vaults[session.id]
      if (!seen || counter === null) return state
      return { ...state, vaults: { ...state.vaults, [session.id]: { ...seen, counter } } }
    })
    await session.copying.catch(() => {})
    await session.rewriting
    if (counter !== session.backedUpAt && !session.isDoomed) await backUp(home, session, 'routine')
  } finally {
    // Until then nobody else may open the folder: the header may still be replaced.
    await session.rewriting
    session.dataKey.fill(0)
    session.prepared?.dataKey.fill(0)
    session.handOver?.dataKey.fill(0)
    session.handOver = null
    // Workers that saw the key end with it.
    await home.options.jobs.forget()
    if (!session.isDoomed) await session.lock.release()
  }
}
