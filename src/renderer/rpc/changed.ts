import type { Change } from '../../shared/contract/base.ts'
import { queryClient } from './query-client.ts'
import { offerUndo } from './undo.ts'

/** Comes after every write: everything on screen is read again, and a change is offered for undo. */
export function changed(change?: Change): void {
  void queryClient.invalidateQueries()
  if (change !== undefined) offerUndo(change)
}
