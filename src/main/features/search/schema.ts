/** What was found in one row of a source, folded and cut into words. Its id goes by day, so that the newest come last. */
export interface PrivateSearchEntryTable {
  id: number
  source: string
  /** The primary key of the row, as text; a JSON list when it has several columns. */
  key: string
  title: string
  body: string
  /** Person, kind and tags, as words that nobody can type. */
  marks: string
}

/** One row: how far the index has come. */
export interface PrivateSearchStateTable {
  one: number
  /** What the index was made by: other sources or other folding make it anew. */
  made_by: string
  /** The last row of the journal that is in the index, and the change it belongs to. */
  history_id: number
  change_id: string | null
  /** While it is filled for the first time: the source at work, and the key it has come to. */
  filling: string | null
  filled_to: string | null
}
