import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Certificate } from '../../../shared/contract/vault-facts.ts'
import { CertificateSheet } from '../../components/CertificateSheet.tsx'
import { certificateFile } from '../../components/certificate-file.ts'
import { notPromised } from '../../components/certificate-lines.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { saveFile } from '../../components/format.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './settings.module.css'

/** What goes and what nobody can promise, the name typed, the passphrase; then the vault ends, and the unlock screen has the certificate. */
export function DestroyVault({ onClose }: { readonly onClose: () => void }) {
  const preview = useQuery({ ...orpc.vaults.destructionPreview.queryOptions(), gcTime: 0 })
  const [busy, setBusy] = useState(false)
  return (
    <Modal
      opened
      onClose={() => !busy && onClose()}
      title={`Destroy ${preview.data?.vaultName ?? 'the vault'}`}
      size={620}
      closeOnClickOutside={false}
      withCloseButton={!busy}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <QueryGate query={preview}>{(certificate) => <Destroy certificate={certificate} busy={busy} onBusy={setBusy} />}</QueryGate>
    </Modal>
  )
}

interface DestroyProps {
  readonly certificate: Certificate
  readonly busy: boolean
  readonly onBusy: (busy: boolean) => void
}

function Destroy({ certificate, busy, onBusy }: DestroyProps) {
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<unknown>(null)

  async function destroy(event: FormEvent) {
    event.preventDefault()
    onBusy(true)
    setError(null)
    try {
      // The lock that ends it brings the unlock screen.
      await rpc.vaults.destroy({ name, passphrase })
    } catch (cause) {
      setError(cause)
      onBusy(false)
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void destroy(event)}>
      <CertificateSheet certificate={certificate} />
      <div>
        <h3 className="t-heading">Not promised</h3>
        <ul className={`${classes.consequences} c-2`}>
          {notPromised(certificate).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
      <Button leftSection={<Download size={16} aria-hidden="true" />} onClick={() => saveFile(certificateFile(certificate))}>
        Save the draft of the certificate
      </Button>
      <TextInput
        label={`Type the name of the vault: ${certificate.vaultName}`}
        autoComplete="off"
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label="Passphrase"
        autoComplete="current-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
      />
      {error !== null && <ErrorNote error={error} />}
      <Button type="submit" color="berry" variant="filled" disabled={busy || passphrase === '' || name.trim() !== certificate.vaultName}>
        {busy ? 'Being destroyed' : `Destroy ${certificate.vaultName}`}
      </Button>
    </form>
  )
}
