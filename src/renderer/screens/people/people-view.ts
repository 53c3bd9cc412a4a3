import { useCallback, useMemo, useRef } from 'react'
import type { ListState } from '../../../shared/contract/list-views.ts'
import type { Density } from '../../components/data-column.ts'
import { useListView } from '../../rpc/use-list-view.ts'
import type { ColumnId } from './people-columns.tsx'
import { SortKey } from './people-filter.ts'

const LEFT_OUT: readonly ColumnId[] = ['employeeNumber', 'email', 'hiredOn']

/** How the list is shown. What is listed lives in the address; all of it is remembered in the vault. */
export function usePeopleView(search: Readonly<Record<string, unknown>>, go: (search: ListState['search'], replace: boolean) => void) {
  const { hidden: chosen, density, ...view } = useListView({ list: 'people', search, go })
  const hidden = useMemo(
    () => new Set<ColumnId>(chosen === null ? LEFT_OUT : SortKey.options.filter((id) => id !== 'name' && chosen.has(id))),
    [chosen],
  )
  const latest = useRef({ hidden, view })
  latest.current = { hidden, view }
  return {
    ...view,
    hidden,
    density: density ?? ('compact' as const),
    // The same functions from render to render: the tools are not drawn again while one types or sorts.
    setDensity: useCallback((next: Density) => latest.current.view.setDensity(next), []),
    toggleColumn: useCallback((id: ColumnId) => {
      const next = new Set(latest.current.hidden)
      if (!next.delete(id)) next.add(id)
      latest.current.view.setHidden(next)
    }, []),
  }
}
