import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { CARD, type Layout } from './chart-layout.ts'
import { keepSpot, useChart } from './chart-store.ts'

export const ZOOM = { least: 0.01, most: 2, step: 1.25 } as const
/** Names are still easy to read. */
const LEGIBLE = 0.85
/** How far the window moves before the drawing is made anew; less than what is drawn beyond it. */
const STRIDE = 200
/** Empty paper around the picture, in pixels of the screen. */
const MARGIN = 56

export interface View {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A point of the picture, or a card, that is to be at a place of the window after the next drawing. */
interface Pin {
  readonly at: string | { readonly x: number; readonly y: number }
  /** From the window's corner; null is the middle, a third down. */
  readonly to: { readonly x: number; readonly y: number } | null
}

function clamp(zoom: number): number {
  return Math.max(ZOOM.least, Math.min(ZOOM.most, zoom))
}

/** Where the picture lies inside the scrolled area: in the middle while it is smaller than the window. */
export function marginOf(extent: number, zoom: number, window: number): number {
  return Math.max(MARGIN, (window - extent * zoom) / 2)
}

function fitting(layout: Layout, view: View): number {
  return clamp(Math.min((view.width - 2 * MARGIN) / layout.width, (view.height - 2 * MARGIN) / layout.height, 1))
}

/** The window on the picture: how large it is drawn, which part is seen, and ways to move it. */
export function useViewport(scroller: RefObject<HTMLElement | null>, layout: Layout, startAt: string | null) {
  const [view, setView] = useState<View>({ left: 0, top: 0, width: 0, height: 0 })
  const [zoom, setZoom] = useState(() => useChart.getState().spot?.zoom ?? 0)
  const pin = useRef<Pin | null>(null)
  const latest = useRef({ layout, zoom, view })
  latest.current = { layout, zoom, view }

  const look = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = element
    // In steps: what is drawn reaches further than the window, and a small movement needs no new drawing.
    const next = { left: Math.round(left / STRIDE) * STRIDE, top: Math.round(top / STRIDE) * STRIDE, width, height }
    setView((before) => (same(before, next) ? before : next))
    const { zoom } = latest.current
    if (zoom > 0) keepSpot({ zoom, left, top })
  }, [scroller])

  const follow = useCallback(() => {
    const element = scroller.current
    const wanted = pin.current
    pin.current = null
    if (element === null || wanted === null) return
    const { layout, zoom } = latest.current
    const card = typeof wanted.at === 'string' ? layout.at.get(wanted.at) : null
    const point = typeof wanted.at === 'string' ? card && { x: card.x + CARD.width / 2, y: card.y + CARD.height / 2 } : wanted.at
    if (!point) return
    const to = wanted.to ?? { x: element.clientWidth / 2, y: element.clientHeight / 3 }
    element.scrollLeft = marginOf(layout.width, zoom, element.clientWidth) + point.x * zoom - to.x
    element.scrollTop = marginOf(layout.height, zoom, element.clientHeight) + point.y * zoom - to.y
  }, [scroller])

  // The first time there is room the picture is drawn as large as can be read, around where it starts.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    if (zoom === 0) {
      const room = { left: 0, top: 0, width: element.clientWidth, height: element.clientHeight }
      pin.current =
        startAt === null ? { at: { x: layout.width / 2, y: 0 }, to: { x: room.width / 2, y: MARGIN } } : { at: startAt, to: null }
      setZoom(Math.max(LEGIBLE, fitting(layout, room)))
      return
    }
    if (view.width === 0 && pin.current === null) {
      const { spot } = useChart.getState()
      element.scrollLeft = spot?.left ?? 0
      element.scrollTop = spot?.top ?? 0
    }
    follow()
    look()
  }, [layout, zoom, startAt, view.width, follow, look, scroller])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const watch = new ResizeObserver(look)
    watch.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [look, scroller])

  /** Zooms around a place of the window, its middle by default. */
  const zoomTo = useCallback(
    (wanted: number, around?: { readonly x: number; readonly y: number }) => {
      const element = scroller.current
      if (element === null) return
      const { layout, zoom } = latest.current
      const to = around ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 }
      const x = (element.scrollLeft + to.x - marginOf(layout.width, zoom, element.clientWidth)) / zoom
      const y = (element.scrollTop + to.y - marginOf(layout.height, zoom, element.clientHeight)) / zoom
      pin.current = { at: { x, y }, to }
      setZoom(clamp(wanted))
    },
    [scroller],
  )

  const zoomBy = useCallback(
    (factor: number, around?: { readonly x: number; readonly y: number }) => zoomTo(latest.current.zoom * factor, around),
    [zoomTo],
  )

  const fit = useCallback(() => {
    const { layout, view } = latest.current
    pin.current = { at: { x: layout.width / 2, y: layout.height / 2 }, to: { x: view.width / 2, y: view.height / 2 } }
    setZoom(fitting(layout, view))
  }, [])

  /** Keeps a card where it is while others open or close around it. */
  const hold = useCallback(
    (id: string) => {
      const element = scroller.current
      const { layout, zoom } = latest.current
      const card = layout.at.get(id)
      if (element === null || card === undefined) return
      const x = marginOf(layout.width, zoom, element.clientWidth) + (card.x + CARD.width / 2) * zoom - element.scrollLeft
      const y = marginOf(layout.height, zoom, element.clientHeight) + (card.y + CARD.height / 2) * zoom - element.scrollTop
      pin.current = { at: id, to: { x, y } }
    },
    [scroller],
  )

  /** Brings a card into the window: at once if it is drawn, else after the next drawing. Legible, when it was asked for by name. */
  const bring = useCallback(
    (id: string, legible: boolean) => {
      const { zoom } = latest.current
      pin.current = { at: id, to: null }
      if (legible && zoom < LEGIBLE) setZoom(1)
      else if (latest.current.layout.at.has(id)) {
        follow()
        look()
      }
    },
    [follow, look],
  )

  /** The same, but only as far as needed: a step by key moves the picture no more than it must. */
  const show = useCallback(
    (id: string) => {
      const element = scroller.current
      const { layout, zoom } = latest.current
      const card = layout.at.get(id)
      if (element === null || card === undefined) return
      const x = marginOf(layout.width, zoom, element.clientWidth) + card.x * zoom
      const y = marginOf(layout.height, zoom, element.clientHeight) + card.y * zoom
      element.scrollLeft = nearest(element.scrollLeft, x, CARD.width * zoom, element.clientWidth)
      element.scrollTop = nearest(element.scrollTop, y, CARD.height * zoom, element.clientHeight)
      look()
    },
    [look, scroller],
  )

  return { view, zoom, zoomTo, zoomBy, fit, hold, bring, show }
}

/** The scroll position that shows a stretch with some air, as little away from the present one as can be. */
function nearest(scroll: number, start: number, length: number, window: number): number {
  const air = Math.min(40, Math.max(0, (window - length) / 2))
  if (start - air < scroll) return start - air
  return start + length + air > scroll + window ? start + length + air - window : scroll
}

function same(one: View, other: View): boolean {
  return one.left === other.left && one.top === other.top && one.width === other.width && one.height === other.height
}
