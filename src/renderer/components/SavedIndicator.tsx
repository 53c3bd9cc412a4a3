import { Check, CircleAlert } from 'lucide-react'
import { describeError } from '../errors/sentences.ts'
import type { SaveState } from './autosaver.ts'
import { formatTime } from './format.ts'
import classes from './SavedIndicator.module.css'

interface SavedIndicatorProps {
  readonly state: SaveState
  readonly onRetry?: () => void
}

/** "Saved 09:12", after the durable write and never before. The one place that speaks of saving. */
export function SavedIndicator({ state, onRetry }: SavedIndicatorProps) {
  return (
    <span role="status" className={classes.saved} data-kind={state.kind}>
      <Words state={state} />
      {state.kind === 'failed' && onRetry !== undefined && (
        <button type="button" className="link" onClick={onRetry}>
          Try again
        </button>
      )}
    </span>
  )
}

function Words({ state }: { readonly state: SaveState }) {
  if (state.kind === 'saved') {
    return (
      <>
        <Check size={14} strokeWidth={1.75} aria-hidden="true" />
        Saved {formatTime(state.at)}
      </>
    )
  }
  if (state.kind === 'saving' && state.slow) return 'Saving'
  if (state.kind !== 'failed') return null
  const { code, title } = describeError(state.error)
  return (
    <>
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      {code === 'DISK_FULL' ? 'Not saved. The disk is full. The text is kept here.' : `Not saved. ${title}. The text is kept here.`}
    </>
  )
}
