import { Check, Download, FileLock } from 'lucide-react'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import type { SavedReply } from '../hooks/use-reply.ts'
import { moment, size } from '../model/format.ts'
import { saveFile } from '../model/save-file.ts'

interface SavedViewProps {
  readonly document: PackageDocument
  readonly reply: SavedReply
  readonly onPrint: () => void
  readonly onSaveText: () => void
  readonly onBack: () => void
}

/** The file's exact name, and the one thing that is left to do. */
export function SavedView({ document, reply, onPrint, onSaveText, onBack }: SavedViewProps) {
  return (
    <div className="saved">
      <span className="saved-mark">
        <Check size={34} strokeWidth={2} aria-hidden="true" />
      </span>
      <h1 className="title" data-heading="saved" tabIndex={-1}>
        {reply.fingerprint === null ? 'Saved without a name' : 'Signed and saved'}
      </h1>
      <p className="lead">
        The reply lies in the downloads folder. It is sealed: <span className="together">only {document.from} can open it.</span>
      </p>
      <div className="saved-file">
        <FileLock size={20} strokeWidth={1.75} aria-hidden="true" />
        <div>
          <p className="strong">{reply.fileName}</p>
          <p className="caption">
            {size(reply.bytes.length)}
            {reply.fingerprint !== null && `, ${moment(reply.at)}`}
          </p>
        </div>
      </div>
      <div className="saved-left">
        <h2 className="strong">One thing is left</h2>
        <p>{handingOver(document, reply)}</p>
      </div>
      <button
        type="button"
        className="button button-primary button-wide"
        onClick={() => saveFile(reply.fileName, reply.bytes, 'application/octet-stream')}
      >
        <Download size={18} strokeWidth={1.75} aria-hidden="true" />
        Save it again
      </button>
      <button type="button" className="button button-plain button-wide" onClick={onPrint}>
        Save a readable copy (PDF)
      </button>
      <div className="saved-links">
        <button type="button" className="link" onClick={onSaveText}>
          Save as text
        </button>
        <button type="button" className="link" onClick={onBack}>
          Back to the text
        </button>
      </div>
      {reply.fingerprint === null && (
        <p className="hint">Nothing of it is kept in this browser. Every such file has the same size and a name that chance gave.</p>
      )}
      {reply.fingerprint !== null && (
        <p className="hint">
          Signed with the key <code>{reply.fingerprint}</code>.{' '}
          {reply.keyKept
            ? 'Later replies from this device use the same key.'
            : 'This browser keeps no key: a later reply will have another one.'}
        </p>
      )}
    </div>
  )
}

function handingOver({ author }: PackageDocument, { fingerprint }: SavedReply): string {
  if (fingerprint !== null) return `Send that file to ${author}, by mail or any other way. This page cannot send it.`
  return `Put that file where ${author} collects the answers, such as a shared folder. A mail would name its sender.`
}
