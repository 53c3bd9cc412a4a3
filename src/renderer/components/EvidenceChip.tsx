import { X } from 'lucide-react'
import classes from './EvidenceChip.module.css'
import { formatShortDay } from './format.ts'
import { KindIcon } from './KindIcon.tsx'

interface EvidenceChipProps {
  readonly number: number
  readonly sourceKind: string
  readonly label: string
  readonly observedOn: string
  readonly onOpen?: () => void
  readonly onRemove?: () => void
}

/** A cited item: its number, kind, short name and date. Opens the item beside the text. */
export function EvidenceChip({ number, sourceKind, label, observedOn, onOpen, onRemove }: EvidenceChipProps) {
  const text = `${label}, ${formatShortDay(observedOn)}`
  const content = (
    <>
      <span className={classes.number}>{number}</span>
      <KindIcon kind={sourceKind} size={13} />
      <span className="one-line" title={text}>
        {text}
      </span>
    </>
  )
  return (
    <span className={classes.chip}>
      {onOpen === undefined ? (
        <span className={classes.body}>{content}</span>
      ) : (
        <button type="button" className={`bare ${classes.body}`} onClick={onOpen}>
          {content}
        </button>
      )}
      {onRemove !== undefined && (
        <button type="button" className={`bare ${classes.remove}`} aria-label={`Remove citation ${number}`} onClick={onRemove}>
          <X size={13} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
