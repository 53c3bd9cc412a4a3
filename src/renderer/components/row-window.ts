/** The rows to draw, counted from 0; `last` is not drawn. */
export interface RowWindow {
  readonly first: number
  readonly last: number
}

/** Rows come and go this many at a time, so that most frames of a slow scroll draw nothing new. */
const STEP = 4
/** Drawn above and below what is seen: the compositor may be ahead of the page by a frame or two. */
const BEYOND = 8

interface Scrolled {
  readonly count: number
  readonly rowHeight: number
  readonly scrollTop: number
  readonly viewport: number
}

/** Which rows of equal height are worth drawing. */
export function windowOf({ count, rowHeight, scrollTop, viewport }: Scrolled): RowWindow {
  const seen = Math.ceil(viewport / rowHeight) + 1
  // A list that just became shorter is scrolled back by the browser a frame later; until then its end is shown.
  const top = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), count - seen))
  const first = Math.max(0, Math.floor((top - BEYOND) / STEP) * STEP)
  return { first, last: Math.min(count, Math.ceil((top + seen + BEYOND) / STEP) * STEP) }
}

/** Where to scroll so that a whole row is between the heading and the lower edge; null when it is already. */
export function scrollTopFor(index: number, { rowHeight, scrollTop, viewport }: Omit<Scrolled, 'count'>): number | null {
  const start = index * rowHeight
  if (start < scrollTop) return start
  return start + rowHeight > scrollTop + viewport ? start + rowHeight - viewport : null
}
