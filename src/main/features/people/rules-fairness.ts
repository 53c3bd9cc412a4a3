import type { IdKind, ProtectedColumn } from '../../../shared/contract/people-fairness.ts'
import type { Row } from './rules-rows.ts'
import { isNothing, numberKey, oneLine, sameKey } from './rules-text.ts'

/** Who can be named by a file. */
export interface KnownPerson {
  readonly id: string
  readonly employeeNumber: string | null
  readonly email: string | null
}

export interface NamedRow {
  readonly row: Row
  readonly personId: string | null
}

export interface IdColumn {
  readonly index: number
  readonly kind: IdKind
}

const SAMPLE = 4
const LONGEST = 200

function finder(people: readonly KnownPerson[]): Readonly<Record<IdKind, ReadonlyMap<string, string>>> {
  const by = (key: (person: KnownPerson) => string | null) =>
    new Map(people.flatMap((person) => (key(person) === null ? [] : [[key(person) ?? '', person.id] as const])))
  return {
    'employee-number': by(({ employeeNumber }) => (employeeNumber === null ? null : numberKey(employeeNumber))),
    email: by(({ email }) => (email === null ? null : sameKey(email))),
  }
}

function keyOf(kind: IdKind, cell: string): string {
  return kind === 'email' ? sameKey(cell) : numberKey(cell)
}

/** The column that names the most people of the vault, or the one that was chosen; null where none names anybody. */
export function findIdColumn(rows: readonly Row[], people: readonly KnownPerson[], chosen: number | null): IdColumn | null {
  const known = finder(people)
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const indexes = chosen === null ? Array.from({ length: width }, (_, index) => index) : [chosen]
  let best: (IdColumn & { readonly hits: number }) | null = null
  for (const index of indexes) {
    for (const kind of ['employee-number', 'email'] as const) {
      const found = new Set(rows.flatMap(({ cells }) => known[kind].get(keyOf(kind, cells[index] ?? '')) ?? []))
      if (found.size > (best?.hits ?? 0)) best = { index, kind, hits: found.size }
    }
  }
  return best && { index: best.index, kind: best.kind }
}

export function nameRows(rows: readonly Row[], people: readonly KnownPerson[], { index, kind }: IdColumn): NamedRow[] {
  const known = finder(people)[kind]
  return rows.map((row) => ({ row, personId: known.get(keyOf(kind, row.cells[index] ?? '')) ?? null }))
}

/** What a cell says of a person; null when it says nothing. */
export function groupOf(cell: string | undefined): string | null {
  const value = oneLine(cell ?? '').slice(0, LONGEST)
  return isNothing(value) ? null : value
}

export function describeColumn(header: Row, rows: readonly Row[], index: number): ProtectedColumn {
  const values = new Set(rows.flatMap(({ cells }) => groupOf(cells[index]) ?? []))
  const heading = oneLine(header.cells[index] ?? '').slice(0, LONGEST) || `Column ${index + 1}`
  return { index, heading, groups: values.size, sample: [...values].slice(0, SAMPLE) }
}
