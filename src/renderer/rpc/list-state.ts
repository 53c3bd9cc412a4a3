import type { ListState } from '../../shared/contract/list-views.ts'
import type { Density } from '../components/data-column.ts'

type Search = Readonly<Record<string, unknown>>

/** A list as it is looked at now; what the address leaves out is left out. */
export function listStateOf(search: Search, hidden: ReadonlySet<string> | null, density: Density | null): ListState {
  const said = Object.entries(search).filter((entry): entry is [string, string | boolean] =>
    ['string', 'boolean'].includes(typeof entry[1]),
  )
  return { search: Object.fromEntries(said), hidden: hidden === null ? null : [...hidden].sort(), density }
}

/** Whether two looks show the same; filters in another order do. */
export function sameLook(one: ListState | null, other: ListState | null): boolean {
  return print(one) === print(other)
}

function print(state: ListState | null): string {
  // Nothing remembered is the look nobody has changed.
  if (state === null) return print({ search: {}, hidden: null, density: null })
  const search = Object.entries(state.search).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([search, state.hidden === null ? null : [...state.hidden].sort(), state.density])
}
