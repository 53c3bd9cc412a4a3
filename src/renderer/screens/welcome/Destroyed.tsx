import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Download, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Certificate } from '../../../shared/contract/vault-facts.ts'
import { CertificateSheet } from '../../components/CertificateSheet.tsx'
import { certificateFile } from '../../components/certificate-file.ts'
import { notPromised } from '../../components/certificate-lines.ts'
import { saveFile } from '../../components/format.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import classes from './welcome.module.css'

/** The certificate of a vault that was destroyed here. It stays until it is put away. */
export function Destroyed({ certificate }: { readonly certificate: Certificate }) {
  const client = useQueryClient()
  const [saved, setSaved] = useState(false)

  function save() {
    saveFile(certificateFile(certificate))
    setSaved(true)
  }

  async function putAway() {
    await rpc.vaults.putAwayCertificate({ certificateId: certificate.id })
    await client.invalidateQueries({ queryKey: orpc.vaults.status.key() })
  }

  return (
    <section className={classes.form} data-wide>
      <div>
        <h1 className="t-display">{certificate.vaultName} is destroyed</h1>
        <p className="t-note c-2" role="status">
          Its keys were overwritten and its files removed. This is the certificate; it names nobody.
        </p>
      </div>
      <CertificateSheet certificate={certificate} />
      <div>
        <h2 className="t-heading">Not promised</h2>
        <ul className={`${classes.notPromised} c-2`}>
          {notPromised(certificate).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
      <div className={`${classes.buttons} no-print`}>
        <Button variant="filled" size="lg" autoFocus leftSection={<Download size={16} aria-hidden="true" />} onClick={save}>
          Save the certificate
        </Button>
        <Button size="lg" leftSection={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
          Print
        </Button>
        <button type="button" className="link" onClick={() => void putAway()}>
          {saved ? 'Put it away' : 'Put it away without saving'}
        </button>
      </div>
    </section>
  )
}
