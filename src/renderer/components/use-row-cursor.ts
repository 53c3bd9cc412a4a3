import { type FocusEvent, type KeyboardEvent as ReactKeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isTyping } from './typing.ts'

interface RowCursorOptions {
  readonly count: number
  /** How many rows a page is. */
  readonly page: () => number
  readonly idAt: (index: number) => string | undefined
  readonly scrollTo: (index: number) => void
  readonly onOpen: (index: number) => void
  readonly onToggle: (index: number) => void
  readonly onEdit?: (index: number) => void
  /** Ctrl Enter: shown beside the list, which keeps the focus. */
  readonly onBeside?: (index: number) => void
  /** The row to begin at, where the list was left. */
  readonly start?: number | undefined
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 }

/** The row a list's keys act on: J, K and arrows move it, Enter opens, X and Space select, Shift extends, left and right go to what is in it. */
export function useRowCursor(options: RowCursorOptions) {
  const [index, setIndex] = useState(options.start ?? -1)
  const body = useRef<HTMLTableSectionElement>(null)
  const wanted = useRef<number | null>(options.start !== undefined && isNowhere(document.activeElement) ? options.start : null)
  const latest = useRef(options)
  latest.current = options
  const { count } = options

  // A row far away is drawn first and focused then.
  useLayoutEffect(() => {
    if (wanted.current !== null && focusRow(body.current, wanted.current)) wanted.current = null
  })

  function move(to: number, extend: boolean) {
    const { idAt, selected, onSelect, scrollTo } = latest.current
    if (count === 0) return
    const next = Math.max(0, Math.min(count - 1, to))
    if (extend && selected !== undefined) {
      const chosen = [idAt(index), idAt(next)].filter((id) => id !== undefined)
      onSelect?.(new Set([...selected, ...chosen]))
    }
    wanted.current = focusRow(body.current, next) ? null : next
    setIndex(next)
    scrollTo(next)
  }

  /** What a key does to the row at hand; true when it did something. */
  function act(key: string, from: EventTarget | null): boolean {
    if (index < 0) return false
    if (key === 'x') latest.current.onToggle(index)
    else if (key === 'e' && latest.current.onEdit !== undefined) latest.current.onEdit(index)
    else if (isControl(from)) return false
    else if (key === ' ') latest.current.onToggle(index)
    else if (key === 'Enter') latest.current.onOpen(index)
    else return false
    return true
  }

  /** True when the key was for the list. */
  function handle({ key, ctrlKey, metaKey, altKey, shiftKey, target: from }: KeyboardEvent): boolean {
    const { onBeside } = latest.current
    if (key === 'Enter' && (ctrlKey || metaKey) && onBeside !== undefined && index >= 0) {
      onBeside(index)
      return true
    }
    if (ctrlKey || metaKey || altKey || isTyping(from)) return false
    const to = destination(key, index, { count, page: latest.current.page })
    if (to !== null) move(to, shiftKey && key !== 'Home' && key !== 'End')
    else if (key === 'ArrowRight') return stepInside(from, 1)
    else if (key === 'ArrowLeft') return stepInside(from, -1)
    else return act(key, from)
    return true
  }
  useKeysOfPage(handle)

  return {
    index,
    /** The row that takes the Tab key. */
    stop: Math.min(Math.max(index, 0), count - 1),
    bodyProps: {
      ref: body,
      onFocus: (event: FocusEvent) => {
        const at = rowIndexOf(event.target)
        if (at !== null) setIndex(at)
      },
      onKeyDown: (event: ReactKeyboardEvent) => {
        if (handle(event.nativeEvent)) event.preventDefault()
      },
    },
  }
}

/** The row a key leads to, which may lie beyond either end; null for keys that do not move. */
function destination(key: string, index: number, { count, page }: Pick<RowCursorOptions, 'count' | 'page'>): number | null {
  if (key === 'Home' || key === 'End') return key === 'Home' ? 0 : count - 1
  if (key === 'PageDown' || key === 'PageUp') return index + page() * (key === 'PageDown' ? 1 : -1)
  const step = STEPS[key]
  return step === undefined ? null : index + step
}

/** J and K work from anywhere on the page while nothing else has the focus. */
function useKeysOfPage(handle: (event: KeyboardEvent) => boolean): void {
  const handler = useRef(handle)
  handler.current = handle
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (isNowhere(event.target) && !event.defaultPrevented && handler.current(event)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Nothing particular has the focus: the page, or its main part, where it goes after every step to another screen. */
function isNowhere(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]') !== null) return false
  return target === document.body || (target instanceof HTMLElement && target.id === 'main')
}

/** Which row something on the page is in, counted from 0. */
export function rowIndexOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest('tr[aria-rowindex]') : null
  return row === null ? null : Number(row.getAttribute('aria-rowindex')) - 2
}

function focusRow(body: HTMLElement | null, index: number): boolean {
  const row = body?.querySelector<HTMLElement>(`tr[aria-rowindex="${index + 2}"]`)
  row?.focus({ preventScroll: true })
  return row != null
}

/** From the row to its links and buttons, from one to the next, and back to the row. */
function stepInside(from: EventTarget | null, by: 1 | -1): boolean {
  const row = from instanceof HTMLElement ? from.closest<HTMLElement>('tr[aria-rowindex]') : null
  if (row === null || !(from instanceof HTMLElement)) return false
  const stops = [row, ...row.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), input:not(:disabled)')]
  stops[stops.indexOf(from) + by]?.focus()
  return true
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, input') !== null
}
