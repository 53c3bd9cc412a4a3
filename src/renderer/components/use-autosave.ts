import { useCallback, useEffect, useRef, useState } from 'react'
import { type Autosaver, createAutosaver, rememberFlush, type SaveState } from './autosaver.ts'

interface Autosaved<T> {
  /** What the field shows. */
  readonly value: T
  readonly state: SaveState
  /** A new value was typed; it is written 500 ms after the last one. */
  readonly change: (value: T) => void
  /** Writes now what waits; also the answer to "Try again". */
  readonly flush: () => Promise<void>
}

type Save<T> = (value: T) => Promise<{ readonly savedAt: number }>

/**
 * A field that saves by itself. `initial` is read once: give the component a `key` with the record's id, so that another record
 * starts anew. Failure keeps the text; leaving the screen writes what waits. What
 * `accepts` refuses is not sent: the field beside it says what is missing.
 */
export function useAutosave<T>(initial: T, save: Save<T>, accepts?: (value: T) => boolean): Autosaved<T> {
  const [value, setValue] = useState(initial)
  const [state, setState] = useState<SaveState>({ kind: 'untouched' })
  const latestSave = useRef(save)
  latestSave.current = save
  const latestAccepts = useRef(accepts)
  latestAccepts.current = accepts
  const saver = useRef<Autosaver<T>>(null)
  saver.current ??= createAutosaver<T>({
    save: (next) => latestSave.current(next),
    onState: setState,
    accepts: (next) => latestAccepts.current?.(next) ?? true,
  })

  const change = useCallback((next: T) => {
    setValue(next)
    saver.current?.change(next)
  }, [])
  const flush = useCallback(async () => saver.current?.flush(), [])

  useEffect(() => {
    const forget = rememberFlush(flush)
    return () => {
      forget()
      void flush()
    }
  }, [flush])

  return { value, state, change, flush }
}
