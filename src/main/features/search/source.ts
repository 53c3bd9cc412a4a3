import type { SearchGroup, SearchKind, SearchPlace } from '../../../shared/contract/search.ts'
import type { SearchKindWord } from '../../../shared/rules/search-query.ts'

/** Rows of `table` whose `key` is the value of `by` here: one that changes in these columns, or that comes or goes. */
export interface Follow {
  readonly table: string
  readonly columns: readonly string[]
  readonly by: string
  /** `id` unless it is a row that belongs to this one, such as a tag. */
  readonly key?: string
}

/** A table whose rows can be found. Everything but names of columns is SQL over the row `t` and what it is joined with. */
export interface Source {
  /** Where one table is found in two ways, what tells them apart. */
  readonly part?: string
  readonly table: string
  readonly kind: SearchKind | Readonly<Record<string, SearchKind>>
  /** Column that says which, when there are several kinds. */
  readonly kindColumn?: string
  readonly group: SearchGroup
  /** What finds it as `kind:`, besides the words of its own. */
  readonly asked: readonly SearchKindWord[]
  /** Columns of the primary key. */
  readonly key: readonly string[]
  /** Columns that are found and shown as its name. */
  readonly title: readonly string[]
  readonly text: readonly string[]
  /** Found but not shown, from what it is joined with. */
  readonly alsoFound?: readonly string[]
  readonly joins?: string
  readonly person: string | null
  /** A day or a moment. */
  readonly day: string
  /** Rows that are there: not removed. */
  readonly there: string
  /** Rows that are not part of something removed. Asked when a hit is shown, since what was removed may come back. */
  readonly under?: string
  /** Id of the review whose self-review must have opened before this is shown; null where it need not. */
  readonly sealed?: string
  readonly place: { readonly screen: SearchPlace['screen']; readonly id: string; readonly within?: string }
  readonly context?: string
  /** Tags of the row, as a JSON list. */
  readonly tags?: string
  /** Another table whose columns are part of what is found here, and the column here that points to its row. */
  readonly follows?: readonly Follow[]
}

/** Names a source in the index. */
export function nameOf({ table, part }: Pick<Source, 'table' | 'part'>): string {
  return part === undefined ? table : `${table}:${part}`
}

/** Only its owner reads what lies in such a table, whatever is said of it elsewhere. */
export function isPrivate(source: Pick<Source, 'table'>): boolean {
  return source.table.startsWith('private_')
}
