import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ListState, ListView } from '../../shared/contract/list-views.ts'
import { orpc, rpc } from '../rpc/client.ts'
import { queryClient } from '../rpc/query-client.ts'
import classes from './Sidebar.module.css'

/** How the list of people was last looked at, and the views of it that have a name. */
export function usePeopleViews(): { readonly last: ListState | null; readonly named: readonly ListView[] } {
  const { data } = useQuery(orpc.workspace.listViews.queryOptions({ input: { list: 'people' } }))
  return data ?? { last: null, named: [] }
}

/** The list takes columns and density from how it was last looked at. */
function look({ state }: ListView): void {
  const asked = orpc.workspace.listViews.queryKey({ input: { list: 'people' } })
  queryClient.setQueryData(asked, (before) => (before === undefined ? before : { ...before, last: state }))
  rpc.workspace.keepListState({ list: 'people', state }).catch(() => undefined)
}

/** The views of the firm a consultant goes back to. */
export function SavedViews({ views }: { readonly views: readonly ListView[] }) {
  return views.map((view) => {
    // The address of the list says more than the routes know of.
    const search: object = view.state.search
    return (
      <li key={view.id}>
        <Link to="/people" search={search} className={classes.member} onClick={() => look(view)}>
          <span className="one-line">{view.name}</span>
        </Link>
      </li>
    )
  })
}
