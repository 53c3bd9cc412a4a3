import type { ExistingPerson, Matches } from './rules-matching.ts'
import type { Finding } from './rules-rows.ts'
import { numberKey } from './rules-text.ts'

export function noteSpellings(matches: Matches, column: string | null, note: (finding: Finding) => void): void {
  for (const [draft, person] of matches) {
    const [value, known] = [draft.employeeNumber, person.employeeNumber]
    if (value === null || known === null || value === known || numberKey(value) !== numberKey(known)) continue
    note({ row: draft.row, column, field: 'employeeNumber', code: 'duplicate-id', value, effect: 'repairs', repair: `Taken as ${known}` })
  }
}

/** Somebody who left the vault and is in the file, which does not say whether they work here. */
export function noteReturned(matches: Matches, column: string | null, note: (finding: Finding) => void): void {
  for (const [draft, person] of matches) {
    if (person.status !== 'left' || draft.status !== null) continue
    const suggestions = [{ value: 'active', label: 'Works here again' }]
    note({
      row: draft.row,
      column,
      field: 'status',
      code: 'has-returned',
      value: '',
      effect: 'notes',
      repair: 'Stays among those who left',
      suggestions,
    })
  }
}

export function missingFrom(existing: readonly ExistingPerson[], matches: Matches): ExistingPerson[] {
  const inFile = new Set(matches.values())
  return existing.filter((person) => person.status === 'active' && !inFile.has(person))
}
