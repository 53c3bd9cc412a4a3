import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { BackupList } from '../../components/BackupList.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count, formatBytes } from '../../components/format.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { SectionTitle, Setting } from './Setting.tsx'
import classes from './settings.module.css'
import { useSettings } from './use-setting.ts'

/** The copies that are kept, one more on request, and how a restore goes. */
export function BackupSettings() {
  const { state, save } = useSettings()
  const { data: status } = useQuery(orpc.vaults.status.queryOptions())
  const vaultId = status?.open?.id ?? ''
  const backups = useQuery({ ...orpc.vaults.backups.queryOptions({ input: { vaultId } }), enabled: vaultId !== '' })
  const [busy, setBusy] = useState(false)
  const copies = backups.data ?? []
  const bytes = copies.reduce((sum, backup) => sum + backup.bytes, 0)

  function backUp() {
    setBusy(true)
    void save(() => rpc.vaults.backUpNow()).finally(() => setBusy(false))
  }

  return (
    <>
      <SectionTitle first title="Backups" state={state} />
      <Setting
        name="On close and daily"
        control={
          <Button onClick={backUp} disabled={busy}>
            {busy ? 'Being made' : 'Back up now'}
          </Button>
        }
        below={state.kind === 'failed' ? <ErrorNote error={state.error} /> : undefined}
      >
        7 daily, 4 weekly and 12 monthly copies are kept, sealed like the vault and each opened once to check it
        {copies.length === 0 ? '.' : `: ${count(copies.length, 'copy', 'copies')}, ${formatBytes(bytes)}.`}
      </Setting>
      {backups.error !== null && <ErrorNote error={backups.error} />}
      {copies.length > 0 && (
        <div className={classes.list}>
          <BackupList backups={copies} />
        </div>
      )}
      <Setting name="Restore">
        A backup takes the place of a locked vault: lock it, then choose “Restore a backup” on the unlock screen. It shows what would be
        replaced, and keeps it.
      </Setting>
    </>
  )
}
