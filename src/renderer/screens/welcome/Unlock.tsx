import { Button, PasswordInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { LockOpen } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { VaultSummary } from '../../../shared/contract/vault-facts.ts'
import { FieldError } from '../../components/ErrorNote.tsx'
import { formatMoment } from '../../components/format.ts'
import { describeError } from '../../errors/sentences.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { type LockNote, lockNote } from '../../rpc/locking.ts'
import { VaultFacts } from './VaultFacts.tsx'
import classes from './welcome.module.css'
import { chooseVault, showPane } from './welcome-state.ts'

interface UnlockProps {
  readonly vault: VaultSummary
  readonly onOpened: (found: { readonly olderThanLastSeen: boolean }) => void
  /** Set right after a restore: what the copy replaced. */
  readonly replacedKeptAs?: string | null
}

const REASONS: Readonly<Record<LockNote['reason'], string>> = {
  asked: 'Locked.',
  idle: 'Locked after a time without input. Everything saved before is there.',
  suspended: 'Locked when the computer went to sleep or the user changed.',
  quit: 'Locked.',
}

function sentence(vault: VaultSummary, replacedKeptAs: string | null | undefined): string {
  if (replacedKeptAs === null) return 'The backup is in place. There was nothing to replace.'
  if (replacedKeptAs !== undefined) return 'The backup is in place. What it replaced is kept among the backups.'
  const note = lockNote()
  if (note !== null && note.vaultId === vault.id) return REASONS[note.reason]
  if (vault.demo) return 'Everyone in it is made up. “Try the demo” opens it without the passphrase.'
  return vault.lastOpenedAt === null ? 'Not opened yet.' : `Last opened ${formatMoment(vault.lastOpenedAt)}.`
}

/** Passphrase focused, unlock, recovery code, and the facts about the vault that need no key. */
export function Unlock({ vault, onOpened, replacedKeptAs }: UnlockProps) {
  const [passphrase, setPassphrase] = useState('')
  const [wrong, setWrong] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const client = useQueryClient()

  /** A header damaged since the list was read hides which vault it is: the list read again says so at the same place. */
  async function foundDamaged(): Promise<boolean> {
    const status = await rpc.vaults.status()
    const there = status.vaults.find(({ place }) => place === vault.place)
    if (there === undefined) return false
    client.setQueryData(orpc.vaults.status.queryKey(), status)
    chooseVault(there.id)
    return true
  }

  async function unlock(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setWrong(null)
    try {
      onOpened(await rpc.vaults.open({ vaultId: vault.id, passphrase }))
    } catch (error) {
      const { code } = describeError(error)
      if (code === 'WRONG_PASSPHRASE') setWrong(error)
      else if (code !== 'VAULT_NOT_FOUND' || !(await foundDamaged())) showPane({ kind: 'failed', error })
      setBusy(false)
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void unlock(event)}>
      <div>
        <h1 className="t-display">{vault.name}</h1>
        <p className="t-note c-2" role="status">
          {sentence(vault, replacedKeptAs)}
        </p>
      </div>
      <div>
        <PasswordInput
          label="Passphrase"
          size="lg"
          autoFocus
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
          aria-invalid={wrong !== null}
          {...(wrong === null ? {} : { 'aria-describedby': 'passphrase-error' })}
        />
        <div role="alert">{wrong !== null && <FieldError id="passphrase-error" error={wrong} />}</div>
      </div>
      <div className={classes.buttons}>
        <Button
          type="submit"
          variant="filled"
          size="lg"
          leftSection={<LockOpen size={16} aria-hidden="true" />}
          disabled={busy || passphrase === ''}
          miw={148}
        >
          {busy ? 'Unlocking' : 'Unlock'}
        </Button>
        <button type="button" className="link" onClick={() => showPane({ kind: 'recover' })}>
          Use the recovery code
        </button>
      </div>
      <VaultFacts vault={vault} />
    </form>
  )
}
