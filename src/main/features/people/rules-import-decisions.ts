import type { ImportDecision, ImportField } from '../../../shared/contract/people-import.ts'
import type { Finding } from './rules-rows.ts'

/** What a person decided, row by row. Of two decisions about the same cell the later counts. */
export class Decisions {
  readonly #skipped = new Set<number>()
  readonly #accepted = new Map<number, Set<ImportField | null>>()
  readonly #fixed = new Map<number, Map<ImportField, string>>()

  constructor(decisions: readonly ImportDecision[]) {
    for (const { row, action, field, value } of decisions) {
      if (action === 'skip') this.#skipped.add(row)
      else if (action === 'as-is') entryOf(this.#accepted, row, () => new Set()).add(field)
      else if (field !== null) entryOf(this.#fixed, row, () => new Map()).set(field, value ?? '')
    }
  }

  skips(row: number): boolean {
    return this.#skipped.has(row)
  }

  /** The row is to be taken as it is, whatever speaks for leaving it out. */
  takes(row: number): boolean {
    return this.#accepted.has(row)
  }

  /** The value is to be taken as it is, however likely the repair. */
  takesValue(row: number, field: ImportField): boolean {
    return this.#accepted.get(row)?.has(field) ?? false
  }

  /** What is to be read instead of the cell. */
  fixed(row: number, field: ImportField): string | undefined {
    return this.#fixed.get(row)?.get(field)
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** What is found of a value that was written by hand, beside what the file says. */
export function asInFile(
  findings: readonly Finding[],
  decisions: Decisions,
  cellOf: (row: number, field: ImportField) => string | null,
): Finding[] {
  return findings.map((finding) => {
    const { row, field, effect, repair, value } = finding
    const written = field === null ? undefined : decisions.fixed(row, field)
    if (field === null || written === undefined || written !== value) return finding
    const outcome = repair ?? (effect === 'notes' ? 'Imported as it is' : null)
    return { ...finding, value: cellOf(row, field) ?? '', repair: `Written: ${written || 'nothing'}. ${outcome ?? ''}`.trim() }
  })
}
