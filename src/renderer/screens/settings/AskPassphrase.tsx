import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import classes from './settings.module.css'

interface AskPassphraseProps {
  /** The verb on the button. */
  readonly action: string
  /** Does the step; what it throws is shown. */
  readonly onGiven: (passphrase: string) => Promise<void>
}

/** The passphrase again, before a key is shown or made. */
export function AskPassphrase({ action, onGiven }: AskPassphraseProps) {
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function give(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await onGiven(passphrase)
    } catch (cause) {
      setError(cause)
    }
    setBusy(false)
  }

  return (
    <form className={classes.form} onSubmit={(event) => void give(event)}>
      <PasswordInput
        label="Passphrase"
        data-autofocus
        autoComplete="current-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
      />
      {error !== null && <ErrorNote error={error} />}
      <Button type="submit" variant="filled" disabled={busy || passphrase === ''}>
        {action}
      </Button>
    </form>
  )
}
