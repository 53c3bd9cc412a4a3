import { LockKeyhole, Send, Users } from 'lucide-react'
import classes from './ReaderLine.module.css'

/** Who can read a text: only the owner of the vault, both sides, or whoever opens the person's package. */
export type ReaderKind = 'only-you' | 'both' | 'package'

export interface ReaderLineProps {
  readonly kind: ReaderKind
  /** First name of the other side. */
  readonly who?: string
  /** Where both read it: "in this meeting's notes". */
  readonly where?: string
  /** Says it otherwise, with the same icon. */
  readonly text?: string
  /** Ties the line to its field through `aria-describedby`. */
  readonly id?: string
}

const ICONS = { 'only-you': LockKeyhole, both: Users, package: Send }

function wordsFor({ kind, who, where }: ReaderLineProps): string {
  const place = where === undefined ? '' : `, ${where}`
  if (kind === 'only-you') return `Only you${place === '' ? ', in this vault' : place}`
  if (kind === 'both') return `You and ${who ?? 'the other side'}${place}`
  return `Goes into ${who === undefined ? 'the' : `${who}’s`} package`
}

/** Says who can read a text. Stands under or beside every text field, always visible. */
export function ReaderLine(props: ReaderLineProps) {
  const Icon = ICONS[props.kind]
  return (
    <span className={classes.line} data-kind={props.kind} id={props.id}>
      <span className={classes.inner}>
        <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
        <span className={classes.words}>{props.text ?? wordsFor(props)}</span>
      </span>
    </span>
  )
}
