import type { PersonRow } from '../../../shared/contract/people.ts'
import { peopleToTable } from '../../../shared/rules/people-table.ts'
import type { Sheet } from '../../components/sheet.ts'

/** Every field of the people listed, as an import reads it back; managers outside the list are named all the same. */
export function wholeSheet(people: readonly PersonRow[], listed: readonly PersonRow[]): Sheet {
  const { headers, rows } = peopleToTable(people)
  const byId = new Map(people.map((person, place) => [person.id, rows[place] ?? []]))
  return { name: 'People', headers, rows: listed.map((person) => byId.get(person.id) ?? []) }
}
