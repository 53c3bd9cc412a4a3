import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatBytes } from '../../components/format.ts'
import { RecoverySheet } from '../../components/RecoverySheet.tsx'
import { rpc } from '../../rpc/client.ts'
import { queryClient } from '../../rpc/query-client.ts'
import { AskPassphrase } from './AskPassphrase.tsx'
import classes from './settings.module.css'

type Step =
  | { readonly kind: 'ask' }
  | { readonly kind: 'keep'; readonly code: string }
  | { readonly kind: 'working'; readonly share: number }
  | { readonly kind: 'replaced'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly error: unknown }

/** A new data key: passphrase, recovery code kept, every page written again. */
export function ReplaceDataKey({ onClose }: { readonly onClose: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'ask' })

  async function prepare(passphrase: string) {
    const { recoveryCode } = await rpc.vaults.prepareDataKey({ passphrase })
    setStep({ kind: 'keep', code: recoveryCode })
  }

  async function replace(recoveryCode: string) {
    setStep({ kind: 'working', share: 0 })
    try {
      for await (const event of await rpc.vaults.replaceDataKey({ recoveryCode }))
        setStep(event.kind === 'progress' ? { kind: 'working', share: event.share } : { kind: 'replaced', bytes: event.bytes })
      await rpc.workspace.update({ recoveryConfirmed: true })
      await queryClient.invalidateQueries()
    } catch (error) {
      setStep({ kind: 'failed', error })
    }
  }

  const isWorking = step.kind === 'working'
  return (
    <Modal
      opened
      onClose={() => !isWorking && onClose()}
      title="Replace the data key"
      size={500}
      closeOnClickOutside={step.kind === 'ask'}
      withCloseButton={!isWorking}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {step.kind === 'ask' && <Ask onGiven={prepare} />}
      {step.kind === 'keep' && (
        <div className={classes.form}>
          <p className="c-2">
            This recovery code opens the vault once the key is replaced. Keep the old one until then, and for as long as a backup made
            before is kept.
          </p>
          <RecoverySheet code={step.code} onConfirmed={async () => void replace(step.code)} />
        </div>
      )}
      {isWorking && <Working share={step.share} />}
      {step.kind === 'replaced' && (
        <div className={classes.form}>
          <p role="status">
            The data key is replaced: {formatBytes(step.bytes)} written again and every page checked. The old key and the old recovery code
            no longer open this vault.
          </p>
          <p className="c-2">Backups made before open with the keys of their time. One with the new key is being made.</p>
          <Button variant="filled" onClick={onClose} data-autofocus autoFocus>
            Done
          </Button>
        </div>
      )}
      {step.kind === 'failed' && (
        <div className={classes.form}>
          <ErrorNote error={step.error} />
          <Button onClick={() => setStep({ kind: 'ask' })}>Start again</Button>
        </div>
      )}
    </Modal>
  )
}

function Ask({ onGiven }: { readonly onGiven: (passphrase: string) => Promise<void> }) {
  return (
    <div className={classes.form}>
      <p>
        The data key encrypts every page of this vault. A new one shuts out whoever wrote down the raw key, or knows an old passphrase and
        holds an old backup.
      </p>
      <ul className={`${classes.consequences} c-2`}>
        <li>The passphrase stays. If others may know it, change it first.</li>
        <li>A new recovery code comes with the key, and is confirmed before anything is written.</li>
        <li>Until the new copy is verified, the old key opens the vault. Copies in other hands stay readable with the old key.</li>
      </ul>
      <AskPassphrase action="Go on" onGiven={onGiven} />
    </div>
  )
}

function Working({ share }: { readonly share: number }) {
  const percent = Math.round(share * 100)
  return (
    <div className={classes.form}>
      <p>
        {share < 0.2
          ? 'The database is being copied.'
          : share < 0.7
            ? 'Every page is being written again.'
            : 'Every page is being checked.'}
      </p>
      <div
        className={classes.progress}
        role="progressbar"
        aria-label="Replacing the data key"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div style={{ width: `${percent}%` }} />
      </div>
      <p className="t-caption c-2">The vault stays open. A lock in the middle leaves the old key in place.</p>
    </div>
  )
}
