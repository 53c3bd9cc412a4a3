import { UndoToast } from '../components/UndoToast.tsx'
import { dismissUndo, undoChange, useUndoOffer } from '../rpc/undo.ts'

/** The one toast of the app: what was just done, and its undo. */
export function UndoHost() {
  const { offer } = useUndoOffer()
  switch (offer.kind) {
    case 'none':
      return null
    case 'offered':
      return (
        <UndoToast key={offer.change.id} onUndo={() => void undoChange(offer.change)} onGone={dismissUndo}>
          {offer.change.summary}
        </UndoToast>
      )
    case 'undone':
      return (
        <UndoToast key={`undone ${offer.summary}`} onGone={dismissUndo} seconds={4}>
          Undone: {offer.summary}
        </UndoToast>
      )
    case 'refused':
      return (
        <UndoToast key={offer.sentence.code} onGone={dismissUndo}>
          {offer.sentence.title}. {offer.sentence.todo}
        </UndoToast>
      )
  }
}
