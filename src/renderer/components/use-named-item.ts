import { useSearch } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

interface NamedItem<Element extends HTMLElement> {
  readonly ref: RefObject<Element | null>
  readonly tabIndex?: -1
  readonly 'data-named'?: true
}

/** What goes onto the element of an item: the one that the address names comes into sight and has the focus. */
export function useNamedItem<Element extends HTMLElement>(id: string | null): NamedItem<Element> {
  const ref = useRef<Element>(null)
  const { item } = useSearch({ strict: false })
  const isNamed = item !== undefined && item === id
  useEffect(() => {
    if (!isNamed) return
    ref.current?.scrollIntoView({ block: 'center' })
    ref.current?.focus({ preventScroll: true })
  }, [isNamed])
  return isNamed ? { ref, tabIndex: -1, 'data-named': true } : { ref }
}
