import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Workspace } from '../../../shared/contract/workspace.ts'
import { localDate } from '../../../shared/kernel/calendar.ts'
import { formatBytes, formatFullDate } from '../../components/format.ts'
import { orpc } from '../../rpc/client.ts'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import { NewRecoveryCode } from './NewRecoveryCode.tsx'
import { RawKey } from './RawKey.tsx'
import { ReplaceDataKey } from './ReplaceDataKey.tsx'
import { SectionTitle, Setting } from './Setting.tsx'
import { useSettings } from './use-setting.ts'

const IDLE_MINUTES = [2, 5, 10, 30]
type Dialog = 'none' | 'passphrase' | 'code' | 'raw' | 'data-key'

function dated(instant: number | undefined): string {
  return instant === undefined ? '' : formatFullDate(localDate(instant))
}

/** Measured: 10 to 25 MB a second, the check included. */
function costOf(bytes: number | undefined): string {
  if (bytes === undefined) return ''
  const seconds = Math.ceil(bytes / 10_000_000 / 5) * 5
  return `, ${formatBytes(bytes)} in about ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}`
}

/** When the vault locks, and what opens it. */
export function KeySettings({ workspace }: { readonly workspace: Workspace }) {
  const { state, update } = useSettings()
  const { data: facts } = useQuery(orpc.vaults.keyFacts.queryOptions())
  const [dialog, setDialog] = useState<Dialog>('none')
  const close = () => setDialog('none')
  const minutes = [...new Set([...IDLE_MINUTES, workspace.idleMinutes])].sort((a, b) => a - b)
  return (
    <>
      <SectionTitle first title="Lock and keys" state={state} />
      <Setting
        name="Lock when idle"
        control={
          <SegmentedControl
            aria-label="Lock when idle"
            data={minutes.map((value) => ({ value: String(value), label: `${value} min` }))}
            value={String(workspace.idleMinutes)}
            onChange={(value) => void update({ idleMinutes: Number(value) })}
          />
        }
      >
        Also locks on suspend and when the user account changes.
      </Setting>
      <Setting name="Passphrase" control={<Button onClick={() => setDialog('passphrase')}>Change</Button>}>
        Changed {dated(facts?.passphraseChangedAt)}. A new one rewrites the key slot, not the data.
      </Setting>
      <Setting name="Recovery code" control={<Button onClick={() => setDialog('code')}>Make a new one</Button>}>
        Made {dated(facts?.recoveryMadeAt)}
        {workspace.recoveryConfirmedAt === null ? ', not confirmed yet' : ''}. Opens this vault if the passphrase is lost. It is never
        stored.
      </Setting>
      <Setting name="Raw key" control={<Button onClick={() => setDialog('raw')}>Show</Button>}>
        With it, any SQLCipher 4 tool opens the database without Perennial. Whoever has it can read everything.
      </Setting>
      <Setting name="Replace the data key" control={<Button onClick={() => setDialog('data-key')}>Replace</Button>}>
        For when the raw key was shown, or a backup may be in other hands. Writes every page again{costOf(facts?.bytes)}, with a new
        recovery code. The old key works until the new copy is verified.
      </Setting>
      {facts !== undefined && (
        <Setting name="Key derivation">
          Argon2id with {facts.kdf.memoryMiB} MiB and {facts.kdf.passes} passes, measured on this computer so that each guess costs time.
        </Setting>
      )}
      {dialog === 'passphrase' && <ChangePassphrase onClose={close} />}
      {dialog === 'code' && <NewRecoveryCode onClose={close} />}
      {dialog === 'raw' && <RawKey onClose={close} />}
      {dialog === 'data-key' && <ReplaceDataKey onClose={close} />}
    </>
  )
}
