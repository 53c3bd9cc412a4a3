import { type RefObject, useEffect } from 'react'

const THRESHOLD = 4

/** Drags the picture with the mouse, and zooms it with the wheel while Ctrl or Cmd is held, as with two fingers. Touch scrolls by itself. */
export function usePan(scroller: RefObject<HTMLElement | null>, zoomBy: (factor: number, around: { x: number; y: number }) => void): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    let from: { x: number; y: number; left: number; top: number } | null = null
    let moved = false

    const down = (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType !== 'mouse' || isControl(event.target)) return
      from = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop }
      moved = false
    }
    const move = (event: PointerEvent) => {
      if (from === null) return
      const [x, y] = [event.clientX - from.x, event.clientY - from.y]
      if (!moved && Math.hypot(x, y) < THRESHOLD) return
      if (!moved) element.setPointerCapture(event.pointerId)
      moved = true
      element.dataset.panning = ''
      element.scrollLeft = from.left - x
      element.scrollTop = from.top - y
    }
    const up = () => {
      from = null
      delete element.dataset.panning
    }
    // What ends a drag is not a click on the card that lies under it.
    const click = (event: MouseEvent) => {
      if (moved) event.stopPropagation()
      moved = false
    }
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const place = element.getBoundingClientRect()
      zoomBy(Math.exp(-event.deltaY / 300), { x: event.clientX - place.left, y: event.clientY - place.top })
    }
    const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up } as const
    for (const [name, listen] of Object.entries(listeners)) element.addEventListener(name, listen as EventListener)
    element.addEventListener('click', click, { capture: true })
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      for (const [name, listen] of Object.entries(listeners)) element.removeEventListener(name, listen as EventListener)
      element.removeEventListener('click', click, { capture: true })
      element.removeEventListener('wheel', wheel)
    }
  }, [scroller, zoomBy])
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, input') !== null
}
