import { UndoToast } from '../components/UndoToast.tsx'
import { dismissUndo, undoChange, useUndoOffer } from '../rpc/undo.ts'
import { useOpening } from './opening.ts'

/** The one toast of the app: what was just done, and its undo. */
export function UndoHost() {
  const { offer } = useUndoOffer()
  const { demoPassphrase } = useOpening()
  if (offer.kind === 'none' && demoPassphrase !== null) {
    return (
      <UndoToast key="demo" onGone={() => useOpening.setState({ demoPassphrase: null })} seconds={6}>
        Everyone here is made up. The passphrase is “{demoPassphrase}”.
      </UndoToast>
    )
  }
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
