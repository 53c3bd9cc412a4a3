import { type KeyboardEvent, useRef } from 'react'
import { stepFrom, typedTo } from './chart-keys.ts'
import type { Layout } from './chart-layout.ts'
import type { ChartTree } from './chart-tree.ts'
import { ZOOM } from './chart-window.ts'

const TYPING_MS = 700
const STEPS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'])

interface TreeKeys {
  readonly tree: ChartTree
  readonly open: ReadonlySet<string>
  readonly layout: Layout
  readonly active: string | null
  readonly go: (id: string | null) => void
  readonly toggle: (id: string) => void
  readonly openPerson: (id: string) => void
  /** 0 asks for actual size. */
  readonly zoomBy: (factor: number) => void
  readonly fit: () => void
}

/** What the keys do in the tree: arrows follow the lines, letters find a name, the rest opens, closes and zooms. */
export function useTreeKeys({ tree, open, layout, active, go, toggle, openPerson, zoomBy, fit }: TreeKeys) {
  const typed = useRef({ text: '', at: 0 })
  const node = active === null ? undefined : tree.nodes.get(active)
  const acts: Readonly<Record<string, () => void>> = {
    Enter: () => node?.person && openPerson(node.id),
    ' ': () => node !== undefined && node.children.length > 0 && toggle(node.id),
    '+': () => zoomBy(ZOOM.step),
    '=': () => zoomBy(ZOOM.step),
    '-': () => zoomBy(1 / ZOOM.step),
    '0': () => zoomBy(0),
    '1': fit,
  }
  const isTyping = () => performance.now() - typed.current.at < TYPING_MS && typed.current.text !== ''
  const find = (letter: string) => {
    const text = isTyping() ? typed.current.text + letter : letter
    typed.current = { text, at: performance.now() }
    go(typedTo(text, active, tree, open))
  }
  /** True when the key was for the chart. */
  const handle = (key: string): boolean => {
    const isLetter = /^\p{L}$/u.test(key) || (key === ' ' && isTyping())
    if (STEPS.has(key)) go(active === null ? (tree.roots[0] ?? null) : stepFrom(key, active, { tree, open, layout }))
    else if (isLetter) find(key)
    else if (acts[key] === undefined) return false
    else acts[key]?.()
    return true
  }
  return (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && handle(event.key)) event.preventDefault()
  }
}
