import { Button, Modal, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { NewPassphrase, type PassphraseDraft } from '../../components/NewPassphrase.tsx'
import { rpc } from '../../rpc/client.ts'
import { queryClient } from '../../rpc/query-client.ts'
import classes from './settings.module.css'

/** A new passphrase in place of the present one. */
export function ChangePassphrase({ onClose }: { readonly onClose: () => void }) {
  const [current, setCurrent] = useState('')
  const [draft, setDraft] = useState<PassphraseDraft>({ passphrase: '', ready: false })
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function change(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await rpc.vaults.changePassphrase({ current, next: draft.passphrase })
      await queryClient.invalidateQueries()
      onClose()
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }

  return (
    <Modal opened onClose={onClose} title="Change the passphrase" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={classes.form} onSubmit={(event) => void change(event)}>
        <PasswordInput
          label="Present passphrase"
          data-autofocus
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        />
        <NewPassphrase label="New passphrase" suggest={() => rpc.vaults.suggestPassphrase()} onChange={setDraft} />
        <p className="t-caption c-2">Backups made before open with the passphrase of their time.</p>
        {error !== null && <ErrorNote error={error} />}
        <Button type="submit" variant="filled" disabled={busy || current === '' || !draft.ready}>
          {busy ? 'Being changed' : 'Change the passphrase'}
        </Button>
      </form>
    </Modal>
  )
}
