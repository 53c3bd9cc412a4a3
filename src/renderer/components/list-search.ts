import type { Sort } from './data-column.ts'

type Search = Readonly<Record<string, unknown>>

/** The order an address asks for; null where it asks for none, or by a column that is not there. */
export function readSort(search: Search, columns: readonly { readonly id: string }[]): Sort {
  const column = columns.find(({ id }) => id === search.sort)
  return column === undefined ? null : { id: column.id, desc: search.desc === true }
}

/** An order as an address says it. */
export function sortSearch(sort: Sort): Record<string, string | boolean> {
  return sort === null ? {} : { sort: sort.id, ...(sort.desc ? { desc: true } : {}) }
}
