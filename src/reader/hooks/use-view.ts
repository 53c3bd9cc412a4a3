import { useEffect, useState, useSyncExternalStore } from 'react'
import { ANSWER } from '../model/parts.ts'

export type View = 'text' | 'answer'

/** The address says which of the two is shown, so that Back leads from the answer to the text. */
export function useView(): View {
  return useSyncExternalStore(subscribe, () => (location.hash === `#${ANSWER}` ? 'answer' : 'text'))
}

export function showView(view: View): void {
  location.hash = view === 'answer' ? ANSWER : ''
  scrollTo(0, 0)
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}

/** The section whose heading was passed last. */
export function useCurrentSection(ids: readonly string[], active: boolean): string {
  const [current, setCurrent] = useState(ids[0] ?? '')
  const joined = ids.join(' ')
  useEffect(() => {
    if (!active) return
    const names = joined.split(' ')
    const look = () => {
      const line = innerHeight * 0.4
      const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2
      const passed = names.filter((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) <= line)
      const found = atEnd && scrollY > 0 ? names.at(-1) : passed.at(-1)
      setCurrent(found ?? names[0] ?? '')
    }
    look()
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [joined, active])
  return current
}
