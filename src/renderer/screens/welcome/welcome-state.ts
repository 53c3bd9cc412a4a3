import { create } from 'zustand'
import { lockNote } from '../../rpc/locking.ts'

/** What the right side of the welcome screen shows. */
export type WelcomePane =
  /** Chosen: somebody asked for this vault, so that nothing else comes first. */
  | { readonly kind: 'unlock'; readonly chosen?: true }
  | { readonly kind: 'recover' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'restore' }
  | { readonly kind: 'restored'; readonly replacedKeptAs: string | null }
  | { readonly kind: 'create' }
  | { readonly kind: 'code'; readonly recoveryCode: string }
  | { readonly kind: 'add' }
  | { readonly kind: 'demo'; readonly error: unknown }

interface WelcomeState {
  /** Null until somebody chose: the first vault then. */
  readonly vaultId: string | null
  readonly pane: WelcomePane
}

export const useWelcome = create<WelcomeState>(() => {
  const note = lockNote()
  return { vaultId: note?.choose ?? note?.vaultId ?? null, pane: { kind: 'unlock' } }
})

export function chooseVault(vaultId: string): void {
  useWelcome.setState({ vaultId, pane: { kind: 'unlock', chosen: true } })
}

export function showPane(pane: WelcomePane): void {
  useWelcome.setState({ pane })
}
