import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Backup, VaultSummary } from '../../../shared/contract/vault-facts.ts'
import { BackupList } from '../../components/BackupList.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatBytes, formatMoment } from '../../components/format.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import classes from './welcome.module.css'
import { showPane } from './welcome-state.ts'

/** The backups of a vault; choosing one shows what it would replace before anything is done. */
export function Restore({ vault }: { readonly vault: VaultSummary }) {
  const backups = useQuery(orpc.vaults.backups.queryOptions({ input: { vaultId: vault.id } }))
  const [chosen, setChosen] = useState<Backup | null>(null)
  return (
    <div className={classes.form} data-wide>
      <div>
        <h1 className="t-display">Restore {vault.name}</h1>
        <p className="t-note c-2">A backup takes the place of the vault. What it replaces is kept beside it.</p>
      </div>
      {backups.error !== null && <ErrorNote error={backups.error} />}
      {backups.data?.length === 0 && (
        <p className="c-2">No backup is in the folder of this vault. A copy from another place can be added.</p>
      )}
      {backups.data !== undefined && backups.data.length > 0 && (
        <BackupList backups={backups.data} chosen={chosen?.id ?? null} action="Choose" onChoose={setChosen} />
      )}
      {chosen !== null && <Replacing key={chosen.id} vault={vault} backup={chosen} />}
      <div className={classes.buttons}>
        <button type="button" className="link" onClick={() => showPane({ kind: 'unlock' })}>
          Back
        </button>
        <button type="button" className="link" onClick={() => showPane({ kind: 'add' })}>
          Add a copy from another place
        </button>
      </div>
    </div>
  )
}

function Replacing({ vault, backup }: { readonly vault: VaultSummary; readonly backup: Backup }) {
  const client = useQueryClient()
  const input = { vaultId: vault.id, backupId: backup.id }
  const preview = useQuery(orpc.vaults.restorePreview.queryOptions({ input }))
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function restore() {
    setBusy(true)
    try {
      const { replacedKeptAs } = await rpc.vaults.restore(input)
      await client.invalidateQueries()
      showPane({ kind: 'restored', replacedKeptAs })
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }

  if (preview.data === undefined) return preview.error === null ? null : <ErrorNote error={preview.error} />
  const { currentModifiedAt, currentBytes, opensWith } = preview.data
  return (
    <section className={classes.replacing} aria-label="What the backup replaces">
      <dl className={classes.facts}>
        <dt>In</dt>
        <dd>
          Backup of {formatMoment(backup.at)}, {formatBytes(backup.bytes)}
        </dd>
        <dt>Out</dt>
        <dd>
          {currentModifiedAt === null || currentBytes === null
            ? 'Nothing: the vault has no readable database.'
            : `The vault as of ${formatMoment(currentModifiedAt)}, ${formatBytes(currentBytes)}. It is kept as a backup.`}
        </dd>
        <dt>Opens with</dt>
        <dd>
          {opensWith === 'present-keys'
            ? 'The passphrase and recovery code of today.'
            : 'The passphrase and recovery code of its time: the data key was replaced since.'}
        </dd>
      </dl>
      {error !== null && <ErrorNote error={error} />}
      <Button variant="filled" disabled={busy} onClick={() => void restore()}>
        {busy ? 'Being restored' : 'Restore this backup'}
      </Button>
    </section>
  )
}
