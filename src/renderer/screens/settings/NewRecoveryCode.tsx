import { Modal } from '@mantine/core'
import { useState } from 'react'
import { RecoverySheet } from '../../components/RecoverySheet.tsx'
import { rpc } from '../../rpc/client.ts'
import { queryClient } from '../../rpc/query-client.ts'
import { AskPassphrase } from './AskPassphrase.tsx'
import classes from './settings.module.css'

/** A new recovery code; the one before it stops working. */
export function NewRecoveryCode({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState<string | null>(null)
  async function make(passphrase: string) {
    const { recoveryCode } = await rpc.vaults.newRecoveryCode({ passphrase })
    setCode(recoveryCode)
    await queryClient.invalidateQueries()
  }
  async function confirmed() {
    await rpc.workspace.update({ recoveryConfirmed: true })
    await queryClient.invalidateQueries()
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="New recovery code"
      size={480}
      closeOnClickOutside={code === null}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {code === null ? (
        <div className={classes.form}>
          <p className="c-2">The code made before stops working as soon as the new one is made.</p>
          <AskPassphrase action="Make a new code" onGiven={make} />
        </div>
      ) : (
        <RecoverySheet code={code} onConfirmed={confirmed} onLater={onClose} />
      )}
    </Modal>
  )
}
