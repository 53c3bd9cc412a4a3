import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { isTyping } from '../components/typing.ts'

/** Single letters can be switched off for people who dictate or whose hand strays (WCAG 2.1.4). */
export const useSingleKeys = create<{ readonly on: boolean }>(() => ({ on: true }))

/** A single letter that does something on this screen, outside text fields: `useShortcut('c', cite)`. */
export function useShortcut(key: string, act: () => void, enabled = true): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!enabled) return
    function listen(event: KeyboardEvent) {
      if (event.defaultPrevented || event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || !useSingleKeys.getState().on || document.querySelector('[aria-modal="true"]') !== null) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [key, enabled])
}
