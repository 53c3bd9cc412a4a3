import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { CARD, type Layout } from './chart-layout.ts'
import { keepSpot, useChart } from './chart-store.ts'
import { clamp, EASY, fitting, MARGIN, middleOf, nearest, type Point, placeOf, pointAt, sameView, type View } from './chart-window.ts'

/** How far the window moves before the drawing is made anew; less than what is drawn beyond it. */
const STRIDE = 120

/** A point of the picture, or a card, that is to be at a place of the window after the next drawing. */
interface Pin {
  readonly at: string | Point
  /** From the window's corner; null is the middle, a third down. */
  readonly to: Point | null
}

type Scroller = RefObject<HTMLElement | null>

/** The window on the picture: how large it is drawn, which part is seen, and ways to move it. */
export function useViewport(scroller: Scroller, layout: Layout, startAt: string | null) {
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
    setView((before) => (sameView(before, next) ? before : next))
    const { zoom } = latest.current
    if (zoom > 0) keepSpot({ zoom, left, top })
  }, [scroller])
  const follow = useCallback(() => followPin(scroller, pin, latest.current), [scroller])

  // The first time there is room the picture is drawn as large as can be read, around where it starts.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    if (zoom === 0) {
      const room = { width: element.clientWidth, height: element.clientHeight }
      pin.current =
        startAt === null ? { at: { x: layout.width / 2, y: 0 }, to: { x: room.width / 2, y: MARGIN } } : { at: startAt, to: null }
      setZoom(Math.max(EASY, fitting(layout, room)))
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
  useLooking(scroller, look)

  const moves = useMemo(() => movesOf({ scroller, pin, latest, setZoom, follow, look }), [scroller, follow, look])
  return { view, zoom, ...moves }
}

/** Looks again whenever the window is moved or changes its size. */
function useLooking(scroller: Scroller, look: () => void): void {
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
}

interface Drawn {
  readonly layout: Layout
  readonly zoom: number
  readonly view: View
}

function followPin(scroller: Scroller, pin: { current: Pin | null }, { layout, zoom }: Drawn): void {
  const element = scroller.current
  const wanted = pin.current
  pin.current = null
  if (element === null || wanted === null) return
  const card = typeof wanted.at === 'string' ? layout.at.get(wanted.at) : undefined
  const point = typeof wanted.at === 'string' ? card && middleOf(card) : wanted.at
  if (point === undefined) return
  const to = wanted.to ?? { x: element.clientWidth / 2, y: element.clientHeight / 3 }
  const place = placeOf(element, layout, zoom, point)
  element.scrollLeft = place.x - to.x
  element.scrollTop = place.y - to.y
}

interface Means {
  readonly scroller: Scroller
  readonly pin: { current: Pin | null }
  readonly latest: { readonly current: Drawn }
  readonly setZoom: (zoom: number) => void
  readonly follow: () => void
  readonly look: () => void
}

function movesOf({ scroller, pin, latest, setZoom, follow, look }: Means) {
  const zoomTo = (wanted: number, around?: Point) => {
    const element = scroller.current
    if (element === null) return
    const { layout, zoom } = latest.current
    const to = around ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 }
    pin.current = { at: pointAt(element, layout, zoom, to), to }
    setZoom(clamp(wanted))
  }
  const cardIn = (id: string) => {
    const { layout, zoom } = latest.current
    const [element, card] = [scroller.current, layout.at.get(id)]
    return element === null || card === undefined ? null : { element, card, layout, zoom }
  }
  return {
    /** Zooms around a place of the window, its middle by default. */
    zoomTo,
    zoomBy: (factor: number, around?: Point) => zoomTo(latest.current.zoom * factor, around),
    fit: () => {
      const { layout, view } = latest.current
      pin.current = { at: { x: layout.width / 2, y: layout.height / 2 }, to: { x: view.width / 2, y: view.height / 2 } }
      setZoom(fitting(layout, view))
    },
    /** Keeps a card where it is while others open or close around it. */
    hold: (id: string) => {
      const found = cardIn(id)
      if (found === null) return
      const { element, card, layout, zoom } = found
      const { x, y } = placeOf(element, layout, zoom, middleOf(card))
      pin.current = { at: id, to: { x: x - element.scrollLeft, y: y - element.scrollTop } }
    },
    /** Brings a card into the window: at once if it is drawn, else after the next drawing. Legible, when it was asked for by name. */
    bring: (id: string, legible: boolean) => {
      const { layout, zoom } = latest.current
      pin.current = { at: id, to: null }
      if (legible && zoom < EASY) setZoom(1)
      else if (layout.at.has(id)) {
        follow()
        look()
      }
    },
    /** The same, but only as far as needed: a step by key moves the picture no more than it must. */
    show: (id: string) => {
      const found = cardIn(id)
      if (found === null) return
      const { element, card, layout, zoom } = found
      const { x, y } = placeOf(element, layout, zoom, card)
      element.scrollLeft = nearest(element.scrollLeft, x, CARD.width * zoom, element.clientWidth)
      element.scrollTop = nearest(element.scrollTop, y, CARD.height * zoom, element.clientHeight)
      look()
    },
  }
}
