import { type CSSProperties, type ReactNode, type RefObject, useId, useRef } from 'react'
import { ReaderLine, type ReaderLineProps } from '../components/ReaderLine.tsx'
import classes from './MarkdownBox.module.css'
import { type FieldHandle, MarkdownField, type MarkdownFieldProps } from './MarkdownField.tsx'

interface MarkdownBoxProps extends Omit<MarkdownFieldProps, 'handle'> {
  /** The label is said to readers of the screen and not shown: something beside the field says it already. */
  readonly isUnlabelled?: boolean
  /** Stands at the end of the label’s line: whether it is saved, what could go in. */
  readonly beside?: ReactNode
  /** Who can read it, under the text. Without it, `describedBy` names the line that says so. */
  readonly readers?: Omit<ReaderLineProps, 'id'>
  readonly field?: RefObject<FieldHandle | null>
  readonly rows?: number
  /** Set in serif, as what is handed to others to read. */
  readonly reading?: boolean
  /** The field was left: whoever saves, saves now. */
  readonly onLeave?: () => void
}

/** A long text as a field of a form: its label, a frame, and who can read it. */
export function MarkdownBox(props: MarkdownBoxProps) {
  const { isUnlabelled = false, beside, readers, field, rows = 2, reading = false, onLeave, ...text } = props
  const own = useRef<FieldHandle>(null)
  const handle = field ?? own
  const readersId = useId()
  const height: CSSProperties & { readonly '--rows': number } = { '--rows': rows }
  const describedBy = readers === undefined ? text.describedBy : readersId
  return (
    <div className={classes.whole}>
      {!(isUnlabelled && beside === undefined) && (
        <div className={classes.head}>
          {!isUnlabelled && (
            // The name is on the field itself; this is the place where a pointer expects it.
            <span className="t-label" aria-hidden="true" onPointerDown={focusAfter(handle)}>
              {text.label}
            </span>
          )}
          {beside}
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: leaving the field inside is heard here, nothing is done to the frame */}
      <div
        className={classes.box}
        data-reading={reading || undefined}
        style={height}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onLeave?.()}
      >
        <MarkdownField {...text} handle={handle} {...(describedBy === undefined ? {} : { describedBy })} />
      </div>
      {readers !== undefined && <ReaderLine {...readers} id={readersId} />}
    </div>
  )
}

function focusAfter(handle: RefObject<FieldHandle | null>) {
  return (event: { preventDefault(): void }) => {
    event.preventDefault()
    handle.current?.focus()
  }
}
