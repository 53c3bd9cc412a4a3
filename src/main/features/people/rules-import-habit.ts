import type { DateOrder, ImportDecision, ImportField } from '../../../shared/contract/people-import.ts'
import type { Row } from './rules-rows.ts'

/** How a file with the same headings was read last time. */
export interface ImportHabit {
  readonly fields: readonly (ImportField | null)[]
  readonly dateOrder: DateOrder | null
  readonly titlesAsNames?: boolean
  /** What was decided about its rows, the latest last. */
  readonly decided?: readonly RememberedDecision[]
}

/** A decision about whatever row reads the same. */
export interface RememberedDecision extends Omit<ImportDecision, 'row'> {
  readonly row: string
}

export type Hash = (text: string) => string

/** Enough for a list of many thousand, and little enough to be read before each import. */
const MOST_REMEMBERED = 5000

/** Row → what it says, in short. Rows that say the same are counted, so that a decision about one is none about the other. */
export function rowKeys(rows: readonly Row[], hash: Hash): ReadonlyMap<number, string> {
  const seen = new Map<string, number>()
  return new Map(
    rows.map(({ number, cells }) => {
      const key = hash(cells.join('\u001f')).slice(0, 32)
      const times = (seen.get(key) ?? 0) + 1
      seen.set(key, times)
      return [number, times === 1 ? key : `${key} ${times}`]
    }),
  )
}

/** What was decided last time about rows of this file. */
export function recall(rows: readonly Row[], decided: readonly RememberedDecision[], hash: Hash): ImportDecision[] {
  if (decided.length === 0) return []
  const byKey = Map.groupBy(decided, ({ row }) => row)
  return [...rowKeys(rows, hash)].flatMap(([row, key]) => (byKey.get(key) ?? []).map((decision) => ({ ...decision, row })))
}

/** What is worth remembering of the decisions, beside what was decided about rows that are not in this file. */
export function remember(
  rows: readonly Row[],
  {
    known,
    now,
    recalled,
  }: { readonly known: readonly RememberedDecision[]; readonly now: readonly ImportDecision[]; readonly recalled: boolean },
  hash: Hash,
): RememberedDecision[] {
  if (known.length + now.length === 0) return []
  const keys = rowKeys(rows, hash)
  const here = new Set(keys.values())
  const made = now.flatMap((decision): RememberedDecision[] => {
    const row = keys.get(decision.row)
    return row === undefined || isAboutThisFile(decision) ? [] : [{ ...decision, row }]
  })
  const kept = known.filter(({ row, field }) =>
    recalled ? !made.some((other) => other.row === row && other.field === field) : !here.has(row),
  )
  return [...kept, ...made].slice(-MOST_REMEMBERED)
}

/** A person named by the row they stand in. */
function isAboutThisFile({ value }: ImportDecision): boolean {
  return value !== null && /^→\d+$/.test(value)
}
