import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ListName, ListState, ListView } from '../../shared/contract/list-views.ts'
import type { Density } from '../components/data-column.ts'
import { orpc, rpc } from './client.ts'
import { listStateOf, sameLook } from './list-state.ts'
import { queryClient } from './query-client.ts'

const KEEP_AFTER_MS = 600

interface ListViewOptions {
  readonly list: ListName
  /** Filters and sort of the address. */
  readonly search: Readonly<Record<string, unknown>>
  /** Goes to an address of the list. */
  readonly go: (search: ListState['search'], replace: boolean) => void
}

/** Remembers in the vault how a list is looked at, and comes back to it when the address says nothing; holds its named views. */
export function useListView({ list, search, go }: ListViewOptions) {
  const views = useQuery(orpc.workspace.listViews.queryOptions({ input: { list } }))
  const [look, setLook] = useState<{ readonly hidden: ReadonlySet<string> | null; readonly density: Density | null } | null>(null)
  const remembered = views.data?.last ?? null
  // The same set from render to render: columns are made of it.
  const kept = useMemo(() => setOf(remembered?.hidden ?? null), [remembered])
  const hidden = look === null ? kept : look.hidden
  const density = look === null ? (remembered?.density ?? null) : look.density
  const now = listStateOf(search, hidden, density)
  const returned = useRef(false)
  const ready = views.data !== undefined || views.error !== null

  useEffect(() => {
    if (!ready || returned.current) return
    returned.current = true
    if (remembered !== null && Object.keys(search).length === 0 && Object.keys(remembered.search).length > 0) go(remembered.search, true)
  })
  useKept(list, ready && returned.current, now, remembered)

  return {
    ready,
    hidden,
    density,
    named: views.data?.named ?? [],
    now,
    setHidden: (next: ReadonlySet<string>) => setLook({ hidden: next, density }),
    setDensity: (next: Density) => setLook({ hidden, density: next }),
    apply: ({ state }: ListView) => {
      setLook({ hidden: setOf(state.hidden), density: state.density })
      go(state.search, false)
    },
  }
}

/** Writes a look down once it has stood for a moment. */
function useKept(list: ListName, active: boolean, now: ListState, remembered: ListState | null): void {
  const latest = useRef({ list, now })
  latest.current = { list, now }
  const changed = active && !sameLook(now, remembered)
  const key = JSON.stringify(now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the look, which is a new object at every render.
  useEffect(() => {
    if (!changed) return
    const timer = setTimeout(() => {
      const { list: name, now: state } = latest.current
      const asked = orpc.workspace.listViews.queryKey({ input: { list: name } })
      queryClient.setQueryData(asked, (before) => (before === undefined ? before : { ...before, last: state }))
      // A vault that locks meanwhile keeps the look before: nothing of worth is lost.
      rpc.workspace.keepListState({ list: name, state }).catch(() => undefined)
    }, KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [changed, key])
}

function setOf(ids: readonly string[] | null): ReadonlySet<string> | null {
  return ids === null ? null : new Set(ids)
}
