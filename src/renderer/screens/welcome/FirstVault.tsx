import { Button } from '@mantine/core'
import classes from './welcome.module.css'
import { showPane } from './welcome-state.ts'

/** The first start: nothing is here yet. */
export function FirstVault() {
  return (
    <div className={classes.form}>
      <div>
        <h1 className="t-display">No vault is here yet</h1>
        <p className="t-note c-2">
          A vault holds the people, goals, notes and reviews of one firm or team. It is a folder on this computer, sealed with a passphrase
          that only its owner has.
        </p>
      </div>
      <div className={classes.buttons}>
        <Button variant="filled" size="lg" onClick={() => showPane({ kind: 'create' })}>
          Make a vault
        </Button>
        <button type="button" className="link" onClick={() => showPane({ kind: 'add' })}>
          Add one from another place
        </button>
      </div>
    </div>
  )
}
