import { type RefObject, useEffect, useReducer, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type RowWindow, scrollTopFor, windowOf } from './row-window.ts'

interface RowWindowOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  readonly rowHeight: number
  /** The sticky heading covers this much of the scroller. */
  readonly head: number
}

/** Follows the scroller and says which rows to draw. Renders only when other rows are due, and then before the same frame is painted. */
export function useRowWindow({ scroller, count, rowHeight, head }: RowWindowOptions) {
  const [viewport, setViewport] = useState(() => window.innerHeight)
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  // Not state: nearly every scroll changes it and nearly none needs a render.
  const scrollTop = useRef(0)
  const windowAt = (top: number) => windowOf({ count, rowHeight, viewport, scrollTop: top })
  const latest = useRef(windowAt)
  latest.current = windowAt

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const sized = new ResizeObserver(() => setViewport(element.clientHeight))
    const scrolled = () => {
      const before = latest.current(scrollTop.current)
      scrollTop.current = element.scrollTop
      // React gives a scroll a later frame of its own, and until then the new rows would be blank.
      if (!same(before, latest.current(scrollTop.current))) flushSync(redraw)
    }
    sized.observe(element)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      sized.disconnect()
      element.removeEventListener('scroll', scrolled)
    }
  }, [scroller])

  function scrollTo(index: number) {
    const element = scroller.current
    if (element === null) return
    const to = scrollTopFor(index, { rowHeight, scrollTop: element.scrollTop, viewport: element.clientHeight - head })
    if (to !== null) element.scrollTop = to
  }
  return { ...windowAt(scrollTop.current), scrollTo }
}

function same(one: RowWindow, other: RowWindow): boolean {
  return one.first === other.first && one.last === other.last
}
