import { create } from 'zustand'
import type { Change } from '../../shared/contract/base.ts'
import { describeError, type ErrorSentence } from '../errors/sentences.ts'
import { rpc } from './client.ts'
import { queryClient } from './query-client.ts'

/** What the toast at the bottom right shows. One at a time: a newer change replaces it. */
export type UndoOffer =
  | { readonly kind: 'none' }
  | { readonly kind: 'offered'; readonly change: Change }
  | { readonly kind: 'undone'; readonly summary: string }
  | { readonly kind: 'refused'; readonly sentence: ErrorSentence }

export const useUndoOffer = create<{ readonly offer: UndoOffer }>(() => ({ offer: { kind: 'none' } }))

export function offerUndo(change: Change): void {
  useUndoOffer.setState({ offer: { kind: 'offered', change } })
}

export function dismissUndo(): void {
  useUndoOffer.setState({ offer: { kind: 'none' } })
}

/** Takes back one change. */
export async function undoChange(change: Change): Promise<void> {
  try {
    await rpc.workspace.undo({ changeId: change.id })
    useUndoOffer.setState({ offer: { kind: 'undone', summary: change.summary } })
  } catch (error) {
    useUndoOffer.setState({ offer: { kind: 'refused', sentence: describeError(error) } })
  }
  await queryClient.invalidateQueries()
}

/** Takes back the newest change of the vault, whichever screen made it (Ctrl/Cmd Z). */
export async function undoLast(): Promise<void> {
  const { offer } = useUndoOffer.getState()
  const change = offer.kind === 'offered' ? offer.change : await rpc.workspace.lastChange()
  if (change !== null) await undoChange(change)
}
