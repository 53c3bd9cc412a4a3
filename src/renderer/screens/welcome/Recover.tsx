import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { VaultSummary } from '../../../shared/contract/vault-facts.ts'
import { ErrorNote, FieldError } from '../../components/ErrorNote.tsx'
import { NewPassphrase, type PassphraseDraft } from '../../components/NewPassphrase.tsx'
import { describeError } from '../../errors/sentences.ts'
import { rpc } from '../../rpc/client.ts'
import classes from './welcome.module.css'
import { showPane } from './welcome-state.ts'

interface RecoverProps {
  readonly vault: VaultSummary
  readonly onOpened: (found: { readonly olderThanLastSeen: boolean }) => void
}

/** Opens with the printed code, and sets a new passphrase in the same step. */
export function Recover({ vault, onOpened }: RecoverProps) {
  const [recoveryCode, setCode] = useState('')
  const [draft, setDraft] = useState<PassphraseDraft>({ passphrase: '', ready: false })
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const code = error === null ? null : describeError(error).code

  async function recover(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      onOpened(await rpc.vaults.openWithRecoveryCode({ vaultId: vault.id, recoveryCode, newPassphrase: draft.passphrase }))
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void recover(event)}>
      <div>
        <h1 className="t-display">{vault.name}</h1>
        <p className="t-note c-2">The recovery code opens the vault once more and sets a new passphrase. The code stays valid.</p>
      </div>
      <div>
        <TextInput
          label="Recovery code"
          description="Seven groups of four. Capitals and dashes do not matter."
          size="lg"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={recoveryCode}
          onChange={(event) => setCode(event.currentTarget.value)}
          aria-invalid={code === 'WRONG_RECOVERY_CODE'}
        />
        <div role="alert">{code === 'WRONG_RECOVERY_CODE' && <FieldError error={error} />}</div>
      </div>
      <NewPassphrase suggest={() => rpc.vaults.suggestPassphrase()} onChange={setDraft} label="New passphrase" />
      {error !== null && code !== 'WRONG_RECOVERY_CODE' && <ErrorNote error={error} />}
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" size="lg" disabled={busy || recoveryCode.trim() === '' || !draft.ready}>
          {busy ? 'Opening' : 'Open and set the passphrase'}
        </Button>
        <button type="button" className="link" onClick={() => showPane({ kind: 'unlock' })}>
          Use the passphrase
        </button>
      </div>
    </form>
  )
}
