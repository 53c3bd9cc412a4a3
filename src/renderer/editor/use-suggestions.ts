import { PluginKey } from '@tiptap/pm/state'
import type { SuggestionKeyDownProps, SuggestionProps } from '@tiptap/suggestion'
import { useMemo, useRef, useState } from 'react'
import type { Completion, Completions } from './completions.ts'
import classes from './editor.module.css'
import type { Suggestions } from './extensions.ts'

export interface OpenList {
  readonly kind: '@' | '#'
  readonly items: readonly Completion[]
  readonly at: number
  /** Where the list is drawn; kept beside the caret by the plugin. */
  readonly place: HTMLElement
  readonly choose: (item: Completion) => void
}

/** What opens behind `@` and `#`: arrows choose, Enter or Tab takes, Escape leaves the letters as they are. */
export function useSuggestions(completions: Completions | undefined): {
  readonly list: OpenList | null
  readonly suggestions: Suggestions
} {
  const [list, setList] = useState<OpenList | null>(null)
  const latest = useRef({ completions, list })
  latest.current = { completions, list }
  const suggestions = useMemo<Suggestions>(() => {
    const show = (next: OpenList | null) => {
      latest.current.list = next
      setList(next)
    }
    const sources = { '@': completions?.people, '#': completions?.tags }
    return (['@', '#'] as const)
      .filter((kind) => sources[kind] !== undefined)
      .map((kind) => ({
        char: kind,
        pluginKey: new PluginKey(`suggest ${kind}`),
        allowedPrefixes: [' ', '(', '\n'],
        items: async ({ query }) => [
          ...((await (kind === '@' ? latest.current.completions?.people : latest.current.completions?.tags)?.(query)) ?? []),
        ],
        command: ({ editor, range, props }) => {
          const item = props as Completion
          const content =
            kind === '@' ? [{ type: 'mention', attrs: { id: item.key, label: `@${item.label}` } }, text(' ')] : [text(`#${item.key} `)]
          editor.chain().focus().insertContentAt(range, content).run()
        },
        render: () => rendering(kind, show, () => latest.current.list),
      }))
  }, [completions])
  return { list, suggestions }
}

function text(words: string) {
  return { type: 'text', text: words }
}

function rendering(kind: '@' | '#', show: (list: OpenList | null) => void, current: () => OpenList | null) {
  let place = document.createElement('div')
  let unmount = () => {}
  const draw = (props: SuggestionProps<Completion>) => {
    if (props.items.length === 0) show(null)
    else show({ kind, items: props.items, at: 0, place, choose: (item) => props.command(item) })
  }
  return {
    onStart(props: SuggestionProps<Completion>) {
      place = document.createElement('div')
      place.className = classes.place ?? ''
      unmount = props.mount(place)
      draw(props)
    },
    onUpdate: draw,
    onExit() {
      unmount()
      show(null)
    },
    onKeyDown: ({ event }: SuggestionKeyDownProps) => handleKey(event, current(), show),
  }
}

/** True when the key was for the list. */
function handleKey(event: KeyboardEvent, list: OpenList | null, show: (list: OpenList | null) => void): boolean {
  if (list === null || event.isComposing) return false
  const { items, at } = list
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
  const step = steps[event.key]
  const chosen = items[at]
  if (step !== undefined) show({ ...list, at: (at + step + items.length) % items.length })
  else if (event.key === 'Escape') show(null)
  else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined && !event.ctrlKey && !event.metaKey) list.choose(chosen)
  else return false
  return true
}
