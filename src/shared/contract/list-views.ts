import { z } from 'zod'
import { ListViewId } from '../kernel/ids.ts'
import { Change, opened, ShortText } from './base.ts'

/** The lists that remember how they were looked at. */
export const ListName = z.enum([
  'people',
  'goals',
  'cycle',
  'plans',
  'reviews',
  'rewards',
  'packages',
  'search',
  'one-to-ones',
  'cadence',
  'feedback',
  'jobs',
  'trainings',
])
export type ListName = z.infer<typeof ListName>

/** What a list shows and how. Each list reads its own words out of `search` and takes no notice of others. */
export const ListState = z.object({
  /** Filters and sort, as the address says them. */
  search: z.record(z.string().max(40), z.union([z.string().max(500), z.boolean()])),
  /** Ids of the columns left out; null where nobody has chosen. */
  hidden: z.array(z.string().max(40)).max(40).nullable(),
  density: z.enum(['compact', 'normal', 'comfortable']).nullable(),
})
export type ListState = Readonly<z.infer<typeof ListState>>

export const ListView = z.object({ id: ListViewId, name: z.string(), state: ListState })
export type ListView = Readonly<z.infer<typeof ListView>>

/** An address of the page: its hash. */
export const Place = z.string().max(1000).regex(/^#\//)

const NOT_FOUND = { LIST_VIEW_NOT_FOUND: {} }

/** Where the vault was left, how lists were last looked at, and the views somebody named. Part of `workspace`. */
export const listViews = {
  /** Where the vault was left; null when nobody has been anywhere. */
  place: opened.output(Place.nullable()),
  /** Remembers where somebody is, for the next opening. Nothing anybody would take back. */
  keepPlace: opened.input(z.object({ at: Place })).output(z.void()),
  listViews: opened.input(z.object({ list: ListName })).output(z.object({ last: ListState.nullable(), named: z.array(ListView) })),
  /** Remembers how the list is looked at now. Nothing anybody would take back. */
  keepListState: opened.input(z.object({ list: ListName, state: ListState })).output(z.void()),
  /** A view of that name is replaced. */
  saveListView: opened
    .input(z.object({ list: ListName, name: ShortText, state: ListState }))
    .output(z.object({ viewId: ListViewId, change: Change })),
  renameListView: opened
    .input(z.object({ viewId: ListViewId, name: ShortText }))
    .output(Change)
    .errors({ ...NOT_FOUND, LIST_VIEW_NAME_TAKEN: { data: z.object({ name: z.string() }) } }),
  removeListView: opened
    .input(z.object({ viewId: ListViewId }))
    .output(Change)
    .errors(NOT_FOUND),
}
