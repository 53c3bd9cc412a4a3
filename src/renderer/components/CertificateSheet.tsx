import type { Certificate } from '../../shared/contract/vault-facts.ts'
import classes from './CertificateSheet.module.css'
import { certificateLines } from './certificate-lines.ts'

/** What is destroyed, or was: facts and counts, nobody's name. */
export function CertificateSheet({ certificate }: { readonly certificate: Certificate }) {
  return (
    <dl className={classes.sheet} aria-label="Certificate">
      {certificateLines(certificate).map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
