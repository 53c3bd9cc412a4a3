import { CARD, type Layout } from './chart-layout.ts'

export const ZOOM = { least: 0.01, most: 2, step: 1.25 } as const
/** Names are still easy to read. */
export const EASY = 0.85
/** Empty paper around the picture, in pixels of the screen. */
export const MARGIN = 56

export interface View {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export function clamp(zoom: number): number {
  return Math.max(ZOOM.least, Math.min(ZOOM.most, zoom))
}

/** Where the picture lies inside the scrolled area: in the middle while it is smaller than the window. */
export function marginOf(extent: number, zoom: number, window: number): number {
  return Math.max(MARGIN, (window - extent * zoom) / 2)
}

export function fitting(layout: Layout, view: Pick<View, 'width' | 'height'>): number {
  return clamp(Math.min((view.width - 2 * MARGIN) / layout.width, (view.height - 2 * MARGIN) / layout.height, 1))
}

/** Where a point of the picture lies in the scrolled area. */
export function placeOf(element: HTMLElement, layout: Layout, zoom: number, { x, y }: Point): Point {
  return {
    x: marginOf(layout.width, zoom, element.clientWidth) + x * zoom,
    y: marginOf(layout.height, zoom, element.clientHeight) + y * zoom,
  }
}

/** The point of the picture at a place of the window. */
export function pointAt(element: HTMLElement, layout: Layout, zoom: number, { x, y }: Point): Point {
  return {
    x: (element.scrollLeft + x - marginOf(layout.width, zoom, element.clientWidth)) / zoom,
    y: (element.scrollTop + y - marginOf(layout.height, zoom, element.clientHeight)) / zoom,
  }
}

export function middleOf({ x, y }: Point): Point {
  return { x: x + CARD.width / 2, y: y + CARD.height / 2 }
}

/** The scroll position that shows a stretch with some air, as little away from the present one as can be. */
export function nearest(scroll: number, start: number, length: number, window: number): number {
  const air = Math.min(40, Math.max(0, (window - length) / 2))
  if (start - air < scroll) return start - air
  return start + length + air > scroll + window ? start + length + air - window : scroll
}

export function sameView(one: View, other: View): boolean {
  return one.left === other.left && one.top === other.top && one.width === other.width && one.height === other.height
}
