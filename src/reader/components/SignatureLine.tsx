import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useId, useState } from 'react'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import { firstName, moment } from '../model/format.ts'
import type { SignatureState } from '../worker/messages.ts'

interface SignatureLineProps {
  readonly document: PackageDocument
  readonly signature: SignatureState
}

/** Trust is said in one line, and what it rests on is one click away. */
export function SignatureLine({ document, signature }: SignatureLineProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  if (signature.kind !== 'valid') return <Untrusted document={document} signature={signature} />
  return (
    <div className="signature">
      <p className="signature-line">
        <ShieldCheck size={16} strokeWidth={1.75} aria-hidden="true" />
        <span>
          Signed by {document.from} and unchanged since.{' '}
          <button type="button" className="link" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            What was checked
          </button>
        </span>
      </p>
      <div id={id} className="checked" hidden={!open}>
        <dl>
          <dt>Signature</dt>
          <dd>Ed25519, over every byte of the text. It is right: nothing was changed after signing.</dd>
          <dt>Key</dt>
          <dd>
            <code>{signature.fingerprint}</code>
          </dd>
          <dt>Sealed</dt>
          <dd>{moment(document.sealedAt)}, by the clock of the sender</dd>
          <dt>Not checked</dt>
          <dd>
            Who holds the key. The name “{document.from}” is what the file says. {firstName(document.author)} can read out the same sixteen
            characters, in person or by phone.
          </dd>
        </dl>
      </div>
    </div>
  )
}

function Untrusted({ document, signature }: SignatureLineProps) {
  const wrong = signature.kind === 'wrong'
  return (
    <div className="notice notice-danger" role="alert">
      <ShieldAlert size={18} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <strong>{wrong ? 'The signature does not fit this text' : 'This file is not signed'}</strong>
        <p>
          {wrong
            ? 'The text is not what the key in the file signed: one of the two was changed.'
            : 'It carries no signature, so nothing says who wrote it or whether it was changed.'}{' '}
          It can be read, and not answered: where an answer would go cannot be relied on.
        </p>
        <p>Ask {document.author} for the file again, by another way than the one it came.</p>
      </div>
    </div>
  )
}
