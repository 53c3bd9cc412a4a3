import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { contentsLine } from '../../components/certificate-lines.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatBytes } from '../../components/format.ts'
import { RecoverySheet } from '../../components/RecoverySheet.tsx'
import { orpc, rpc } from '../../rpc/client.ts'
import { HandOverForm, type HandOverWish } from './HandOverForm.tsx'
import { Progress } from './Progress.tsx'
import classes from './settings.module.css'

type HandedOver = Extract<
  Awaited<ReturnType<typeof rpc.vaults.handOver>> extends AsyncIterable<infer E> ? E : never,
  { kind: 'handed-over' }
>
type Step =
  | { readonly kind: 'ask' }
  | { readonly kind: 'keep'; readonly code: string; readonly place: string }
  | { readonly kind: 'working'; readonly share: number }
  | { readonly kind: 'done'; readonly handed: HandedOver }
  | { readonly kind: 'failed'; readonly error: unknown }

/** A copy for somebody else: what goes along, the new passphrase, the recovery code kept, and then the writing of it. */
export function HandOverVault({ onClose }: { readonly onClose: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'ask' })
  const { data: status } = useQuery(orpc.vaults.status.queryOptions())
  const stop = useRef<AbortController | null>(null)

  async function prepare({ place, ...wish }: HandOverWish) {
    const { recoveryCode } = await rpc.vaults.prepareHandOver(wish)
    setStep({ kind: 'keep', code: recoveryCode, place })
  }

  async function write(recoveryCode: string, place: string) {
    setStep({ kind: 'working', share: 0 })
    const stopper = new AbortController()
    const { signal } = stopper
    stop.current = stopper
    try {
      for await (const event of await rpc.vaults.handOver({ recoveryCode, place }, { signal }))
        setStep(event.kind === 'progress' ? { kind: 'working', share: event.share } : { kind: 'done', handed: event })
    } catch (error) {
      setStep(signal.aborted ? { kind: 'ask' } : { kind: 'failed', error })
    }
  }

  const isWorking = step.kind === 'working'
  return (
    <Modal
      opened
      onClose={() => !isWorking && onClose()}
      title={`Hand over ${status?.open?.name ?? 'the vault'}`}
      size={540}
      closeOnClickOutside={step.kind === 'done'}
      withCloseButton={!isWorking}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {step.kind === 'ask' && <HandOverForm canChoose={status?.shell === 'electron'} onGiven={prepare} />}
      {step.kind === 'keep' && (
        <div className={classes.form}>
          <p className="c-2">
            This recovery code opens the copy, and nothing else. It goes to whoever gets the copy, on another way than the copy itself.
          </p>
          <RecoverySheet code={step.code} onConfirmed={async () => void write(step.code, step.place)} />
        </div>
      )}
      {step.kind === 'working' && (
        <Progress
          label="Handing over"
          share={step.share}
          text={
            step.share < 0.35
              ? 'What stays here is taken out.'
              : step.share < 0.8
                ? 'The copy is written under its own key.'
                : 'The copy is being checked.'
          }
          note="The vault stays open. Cancelled, nothing lies under the chosen name."
          onCancel={() => stop.current?.abort()}
        />
      )}
      {step.kind === 'done' && <Done handed={step.handed} onClose={onClose} />}
      {step.kind === 'failed' && (
        <div className={classes.form}>
          <ErrorNote error={step.error} />
          <Button onClick={() => setStep({ kind: 'ask' })}>Start again</Button>
        </div>
      )}
    </Modal>
  )
}

function Done({ handed, onClose }: { readonly handed: HandedOver; readonly onClose: () => void }) {
  return (
    <div className={classes.form}>
      <p role="status">The copy is complete. It was opened with its passphrase and every page was checked.</p>
      <dl className={classes.facts}>
        <dt>Folder</dt>
        <dd>{handed.place}</dd>
        <dt>In it</dt>
        <dd>{contentsLine(handed.contents)}</dd>
        <dt>Database</dt>
        <dd>
          {formatBytes(handed.bytes)}, SHA-256 {handed.sha256}
        </dd>
      </dl>
      <ul className={`${classes.consequences} c-2`}>
        <li>Give the folder as a whole. It is opened on the unlock screen, under “Add a vault from another place”.</li>
        <li>
          Passphrase and recovery code were seen here: whoever gets the copy is asked to make a code of their own, and sets a passphrase of
          their own.
        </li>
        <li>Replies to packages sent from here open in both vaults. What is signed from now on is signed with different keys.</li>
      </ul>
      <Button variant="filled" onClick={onClose} data-autofocus autoFocus>
        Done
      </Button>
    </div>
  )
}
