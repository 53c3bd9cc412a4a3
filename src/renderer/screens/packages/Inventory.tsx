import { FileText, LockKeyhole, ShieldCheck } from 'lucide-react'
import type { PackagePreview } from '../../../shared/contract/sharing.ts'
import { firstName, formatBytes } from '../../components/format.ts'
import { KINDS, recipientOf } from './package-words.ts'
import classes from './packages.module.css'

interface InventoryProps {
  readonly preview: PackagePreview
  readonly onNewWords: () => void
}

/** What is inside, what was left out and looked for, and the six words. */
export function Inventory({ preview, onNewWords }: InventoryProps) {
  const { document } = preview
  const who = document.body.kind === 'feedback-request' ? recipientOf(document) : firstName(document.person.name)
  return (
    <>
      <div>
        <h2 className="t-page-title">
          {KINDS[document.body.kind]} for {who}
        </h2>
        <p className="c-2">Sealed copy, {formatBytes(preview.bytes)}. Nothing leaves this laptop until the file is handed over.</p>
      </div>
      <div>
        <h3 className="t-heading">In the package</h3>
        <ul>
          {preview.inside.map((part) => (
            <li key={part.name} className={classes.fact}>
              <FileText size={16} strokeWidth={1.75} aria-hidden="true" />
              <span>{part.name}</span>
              {part.count !== null && <span className={classes.factCount}>{part.count}</span>}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <div className={classes.fact}>
          <h3 className="t-heading">Left out</h3>
          <span className={classes.factCount}>
            <span className={classes.checked} title={`${preview.leakCheck.lookedFor} private texts were looked for`}>
              <ShieldCheck size={14} aria-hidden="true" />
              Checked, none found inside
            </span>
          </span>
        </div>
        <ul>
          {preview.leftOut.map((part) => (
            <li key={part.name} className={classes.fact}>
              <LockKeyhole size={16} strokeWidth={1.75} aria-hidden="true" />
              <span>{part.name}</span>
              <span className={classes.factCount}>{part.count}</span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <div className={classes.fact}>
          <h3 className="t-heading">Six words</h3>
          <button type="button" className={`link ${classes.factEnd}`} onClick={onNewWords}>
            New words
          </button>
        </div>
        <ol className={classes.words} aria-label="Six words">
          {preview.words.map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; its place is its identity
            <li key={index} className={classes.word}>
              <span>{index + 1}</span> {word}
            </li>
          ))}
        </ol>
        <p className="t-caption c-2">Give these apart from the file: by phone, on paper or in person. They are not stored.</p>
      </div>
    </>
  )
}
