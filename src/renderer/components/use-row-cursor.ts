import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef, useState } from 'react'
import { isTyping } from './typing.ts'

interface RowCursorOptions {
  readonly count: number
  readonly idAt: (index: number) => string | undefined
  readonly scrollTo: (index: number) => void
  readonly onOpen: (index: number) => void
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1, PageDown: 12, PageUp: -12 }

/** The row a list's keys act on: J, K and arrows move it, Enter opens, X selects, Shift J and Shift K extend. */
export function useRowCursor(options: RowCursorOptions) {
  const [index, setIndex] = useState(-1)
  const latest = useRef(options)
  latest.current = options

  function move(to: number, extend: boolean) {
    const { count, idAt, selected, onSelect, scrollTo } = latest.current
    const next = Math.max(0, Math.min(count - 1, to))
    if (count === 0) return
    if (extend && selected !== undefined) {
      const chosen = [idAt(index), idAt(next)].filter((id) => id !== undefined)
      onSelect?.(new Set([...selected, ...chosen]))
    }
    setIndex(next)
    scrollTo(next)
  }

  function toggle() {
    const { idAt, selected, onSelect } = latest.current
    const id = idAt(index)
    if (id === undefined || selected === undefined) return
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    onSelect?.(next)
  }

  /** True when the key was for the list. */
  function handle(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false
    const step = STEPS[event.key]
    if (step !== undefined) move(index + step, event.shiftKey)
    else if (event.key === 'Home') move(0, false)
    else if (event.key === 'End') move(latest.current.count - 1, false)
    else if (event.key === 'x') toggle()
    else if (event.key === 'Enter' && index >= 0 && !isControl(event.target)) latest.current.onOpen(index)
    else return false
    return true
  }
  const handler = useRef(handle)
  handler.current = handle

  // J and K work from anywhere on the page while nothing else has the focus.
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (event.target === document.body && !event.defaultPrevented && handler.current(event)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return {
    index,
    pointAt: setIndex,
    regionProps: {
      tabIndex: 0,
      onKeyDown: (event: ReactKeyboardEvent) => {
        if (handle(event.nativeEvent)) event.preventDefault()
      },
    },
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, input') !== null
}
