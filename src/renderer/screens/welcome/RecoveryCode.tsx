import { RecoverySheet } from '../../components/RecoverySheet.tsx'
import { rpc } from '../../rpc/client.ts'
import classes from './welcome.module.css'

/** The recovery code of a new vault: shown once, then confirmed by two of its groups. */
export function RecoveryCode({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  async function confirmed() {
    await rpc.workspace.update({ recoveryConfirmed: true })
    onDone()
  }
  return (
    <div className={classes.form}>
      <div>
        <h1 className="t-display" ref={focusOnce} tabIndex={-1}>
          Recovery code
        </h1>
        <p className="t-note c-2">It opens the vault if the passphrase is lost. It is shown now and never again.</p>
      </div>
      <RecoverySheet code={code} onConfirmed={confirmed} onLater={onDone} />
    </div>
  )
}

/** A stable reference, so that it runs when the heading comes and not with every render. */
function focusOnce(heading: HTMLElement | null): void {
  heading?.focus()
}
