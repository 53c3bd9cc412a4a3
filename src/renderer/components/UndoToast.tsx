import { type ReactNode, useEffect, useRef, useState } from 'react'
import { KeyCap } from './KeyCap.tsx'
import classes from './UndoToast.module.css'

interface UndoToastProps {
  /** "Manager changed for 2 people". */
  readonly children: ReactNode
  readonly onUndo?: () => void
  readonly onGone: () => void
  readonly seconds?: number
}

/** What was just done, and its undo. Leaves after ten seconds; hover and focus stop the clock. */
export function UndoToast({ children, onUndo, onGone, seconds = 10 }: UndoToastProps) {
  const [held, setHeld] = useState(false)
  const left = useRef(seconds * 1000)
  const gone = useRef(onGone)
  gone.current = onGone
  useEffect(() => {
    if (held) return
    const started = performance.now()
    const timer = setTimeout(() => gone.current(), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(1000, left.current - (performance.now() - started))
    }
  }, [held])
  return (
    <section
      className={`${classes.toast} no-print`}
      aria-label="Last change"
      // In the order of Tab it stands behind every row of a list: F6 comes here at once.
      {...(onUndo === undefined ? {} : { 'data-region': 'toast' })}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span role="status">{children}</span>
      {onUndo !== undefined && (
        <button type="button" className={classes.undo} onClick={onUndo}>
          Undo <KeyCap keys="Ctrl Z" />
        </button>
      )}
    </section>
  )
}
