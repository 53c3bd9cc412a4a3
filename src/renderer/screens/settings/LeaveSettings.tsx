import { Button } from '@mantine/core'
import { useState } from 'react'
import { DestroyVault } from './DestroyVault.tsx'
import { HandOverVault } from './HandOverVault.tsx'
import { SectionTitle, Setting } from './Setting.tsx'

type Dialog = 'none' | 'hand-over' | 'destroy'

/** How a vault leaves: to somebody else, or for good. */
export function LeaveSettings() {
  const [dialog, setDialog] = useState<Dialog>('none')
  const close = () => setDialog('none')
  return (
    <>
      <SectionTitle first title="Hand over or destroy" />
      <Setting name="Hand over" control={<Button onClick={() => setDialog('hand-over')}>Hand over</Button>}>
        Makes a complete copy for whoever continues, with a passphrase, a recovery code and a key of its own. Private notes stay here unless
        they are asked for. This vault is only read.
      </Setting>
      <Setting
        name="Destroy"
        control={
          <Button color="berry" variant="outline" onClick={() => setDialog('destroy')}>
            Destroy
          </Button>
        }
      >
        Overwrites the keys, removes the vault with its backups from this computer, and writes a certificate of what was destroyed. There is
        no way back.
      </Setting>
      {dialog === 'hand-over' && <HandOverVault onClose={close} />}
      {dialog === 'destroy' && <DestroyVault onClose={close} />}
    </>
  )
}
