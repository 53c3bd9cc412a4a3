import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ListName, ListState, ListView } from '../../shared/contract/list-views.ts'
import type { Density } from '../components/data-column.ts'
import { orpc } from './client.ts'
import { keepNoOther, keepNow, keepSoon, showLook } from './list-keeping.ts'
import { listStateOf, sameLook } from './list-state.ts'

interface ListViewOptions {
  readonly list: ListName
  /** Filters and sort of the address. */
  readonly search: Readonly<Record<string, unknown>>
  /** Goes to an address of the list. */
  readonly go: (search: ListState['search'], replace: boolean) => void
  /** Columns left out until somebody chooses. The same set from render to render. */
  readonly leftOut?: ReadonlySet<string>
  /** Row height until somebody chooses. */
  readonly density?: Density
}

const NONE: ReadonlySet<string> = new Set()

/** Remembers in the vault how a list is looked at, and comes back to it when the address says nothing; holds its named views. */
export function useListView({ list, search, go, leftOut = NONE, density: usual = 'normal' }: ListViewOptions) {
  const views = useQuery(orpc.workspace.listViews.queryOptions({ input: { list } }))
  const remembered = views.data?.last ?? null
  const chosen = remembered?.hidden ?? null
  // The same set from render to render: columns are made of it.
  const hidden = useMemo(() => (chosen === null ? leftOut : new Set(chosen)), [chosen, leftOut])
  const density = remembered?.density ?? null
  const now = listStateOf(search, chosen === null ? null : hidden, density)
  const ready = views.data !== undefined || views.error !== null
  const returned = useReturn(ready, search, remembered, go)
  useKept(list, ready && returned, now, remembered)

  const latest = useRef({ hidden, now, go })
  latest.current = { hidden, now, go }
  // The same functions from render to render: the tools are not drawn again while one types or sorts.
  const look = useCallback(
    (change: Partial<ListState>) => {
      const state = { ...latest.current.now, ...change }
      showLook(list, state)
      keepSoon(list, state)
    },
    [list],
  )
  return {
    hidden,
    density: density ?? usual,
    named: views.data?.named ?? [],
    now,
    setDensity: useCallback((next: Density) => look({ density: next }), [look]),
    toggleColumn: useCallback(
      (id: string) => {
        const next = new Set(latest.current.hidden)
        if (!next.delete(id)) next.add(id)
        look({ hidden: [...next].sort() })
      },
      [look],
    ),
    apply: useCallback(
      ({ state }: ListView) => {
        look(state)
        latest.current.go(state.search, false)
      },
      [look],
    ),
  }
}

/** Goes once to the address remembered, when the one at hand says nothing. True from then on. */
function useReturn(ready: boolean, search: ListViewOptions['search'], remembered: ListState | null, go: ListViewOptions['go']): boolean {
  const returned = useRef(false)
  useEffect(() => {
    if (!ready || returned.current) return
    returned.current = true
    if (remembered !== null && Object.keys(search).length === 0 && Object.keys(remembered.search).length > 0) go(remembered.search, true)
  })
  return returned.current
}

/** Has a changed look written down after a moment, and at once when the list is left. */
function useKept(list: ListName, active: boolean, now: ListState, remembered: ListState | null): void {
  const changed = active && !sameLook(now, remembered)
  const key = JSON.stringify(now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the look, which is a new object at every render.
  useEffect(() => {
    if (changed) keepSoon(list, now)
    else if (active) keepNoOther(list, now)
  }, [changed, active, key, list])
  useEffect(() => () => void keepNow(list), [list])
}
