import { useLayoutEffect, useRef } from 'react'

interface ListPlace {
  readonly rowId: string | null
  /** The row's number in the list, and how far the list was scrolled then. */
  readonly index: number
  readonly top: number
}

/** Of each list of this page, where it was left. Gone with the page, which ends at the lock: nothing of a vault outlives it. */
const places = new Map<string, ListPlace>()
/** The order of a list as it was last seen, for "next" and "previous" from one of its rows. */
const orders = new Map<string, readonly string[]>()

/** Where this screen's list was left; none for a list nobody was in. */
export function listPlace(key: string): ListPlace | undefined {
  return places.get(key)
}

/** The rows of the list at an address as they were last listed; empty when it was not shown on this page. */
export function lastOrder(path: string): readonly string[] {
  return orders.get(path) ?? []
}

/** Each address has its own lists; filters and sort do not make another. */
export function listKey(label: string): string {
  return `${window.location.hash.split('?')[0]} ${label}`
}

/** How far a list is scrolled to come back to the same row, wherever another order or another filter has put it. */
export function topAgain({ index, top }: ListPlace, foundAt: number, rowHeight: number): number {
  return foundAt === -1 ? top : Math.max(0, top + (foundAt - index) * rowHeight)
}

interface ListPlaceOptions {
  readonly listKey: string
  readonly ids: () => readonly string[]
  readonly index: number
  readonly rowHeight: number
  /** Null until it is there. */
  readonly scroller: HTMLElement | null
}

/** Comes back to where the list was left, and remembers where it is left next. */
export function useListPlace(options: ListPlaceOptions): void {
  const latest = useRef(options)
  latest.current = options
  const { scroller: list } = options
  useLayoutEffect(() => {
    if (list === null) return
    const { listKey: key, ids, rowHeight } = latest.current
    const place = places.get(key)
    if (place !== undefined) list.scrollTop = topAgain(place, ids().indexOf(place.rowId ?? ''), rowHeight)
    return () => {
      const { ids, index } = latest.current
      const order = ids()
      orders.set(key.slice(0, key.indexOf(' ')), order)
      places.set(key, { rowId: order[index] ?? null, index: Math.max(0, index), top: list.scrollTop })
    }
  }, [list])
}
