import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { VaultColour } from '../../../shared/contract/vault-facts.ts'
import { ColourChoice, freeColour } from '../../components/ColourChoice.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { NewPassphrase, type PassphraseDraft } from '../../components/NewPassphrase.tsx'
import { rpc } from '../../rpc/client.ts'
import classes from './welcome.module.css'
import { showPane } from './welcome-state.ts'

interface CreateVaultProps {
  /** Colours of the vaults there are. */
  readonly taken: readonly VaultColour[]
  readonly folder: string
}

/** Name, colour and passphrase of a new vault. The recovery code comes next. */
export function CreateVault({ taken, folder }: CreateVaultProps) {
  const [name, setName] = useState('')
  const [colour, setColour] = useState<VaultColour>(() => freeColour(taken))
  const [draft, setDraft] = useState<PassphraseDraft>({ passphrase: '', ready: false })
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function make(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      const { recoveryCode } = await rpc.vaults.create({ name, colour, passphrase: draft.passphrase })
      showPane({ kind: 'code', recoveryCode })
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void make(event)}>
      <div>
        <h1 className="t-display">New vault</h1>
        <p className="t-note c-2">One firm or one team, one folder, one key.</p>
      </div>
      <TextInput
        label="Name"
        description={`Kept in ${folder}. The name can be read without the key.`}
        autoFocus
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ColourChoice value={colour} onChange={setColour} />
      <NewPassphrase suggest={() => rpc.vaults.suggestPassphrase()} onChange={setDraft} />
      <p className="c-2">There is no reset. A recovery code comes next: it opens the vault if the passphrase is lost.</p>
      {error !== null && <ErrorNote error={error} />}
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" size="lg" disabled={busy || name.trim() === '' || !draft.ready}>
          {busy ? 'Being made' : 'Make the vault'}
        </Button>
        {taken.length > 0 && (
          <button type="button" className="link" onClick={() => showPane({ kind: 'unlock' })}>
            Back
          </button>
        )}
      </div>
    </form>
  )
}
