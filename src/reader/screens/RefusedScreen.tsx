import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { FileDrop } from '../components/FileDrop.tsx'
import { type Refusal, refusalText } from '../model/refusals.ts'

interface RefusedScreenProps {
  readonly refusal: Refusal
  readonly onFile: (bytes: Uint8Array) => void
  readonly onRefused: (refusal: Refusal) => void
  /** Back to the words, where words can still help. */
  readonly onBack: (() => void) | null
}

export function RefusedScreen({ refusal, onFile, onRefused, onBack }: RefusedScreenProps) {
  const { title, happened, means, todo } = refusalText(refusal)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <main id="main" className="centre" tabIndex={-1}>
      <div className="narrow refused">
        <span className="tag tag-danger">
          <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
          Not opened
        </span>
        <h1 className="title" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <dl className="anatomy">
          <dt>What happened</dt>
          <dd>{happened}</dd>
          <dt>What it means</dt>
          <dd>{means}</dd>
          <dt>What to do</dt>
          <dd>{todo}</dd>
        </dl>
        {onBack && (
          <button type="button" className="button button-primary button-wide" onClick={onBack}>
            Back to the words
          </button>
        )}
        <FileDrop label="Choose another file" primary={!onBack} onFile={onFile} onRefused={onRefused} />
        <p className="hint">Code: {refusal.code}</p>
      </div>
    </main>
  )
}
