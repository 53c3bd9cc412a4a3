import type { PersonRow } from '../../../shared/contract/people.ts'
import { reviewWords } from '../../components/review-words.ts'
import type { FilterKey, PeopleSearch } from './people-filter.ts'

const names: Readonly<Record<FilterKey, string>> = {
  status: 'Status',
  unit: 'Unit',
  manager: 'Manager',
  review: 'Review',
  goals: 'Goals',
  text: 'Text',
}

export const goalsWords = { none: 'None', under: 'Weights not 100\u202f%', full: 'Weights 100\u202f%' } as const

/** A filter in force as its chip says it: name and value. */
export function filterWords(
  key: FilterKey,
  search: PeopleSearch,
  people: readonly PersonRow[],
): { readonly name: string; readonly value: string } {
  return { name: names[key], value: valueWords(key, search, people) }
}

function valueWords(key: FilterKey, search: PeopleSearch, people: readonly PersonRow[]): string {
  switch (key) {
    case 'status':
      return search.status === 'left' ? 'Left' : 'Active'
    case 'unit':
      return search.unit === '' ? 'None' : (search.unit ?? '')
    case 'manager':
      return search.manager === '' ? 'None' : (people.find((person) => person.id === search.manager)?.name ?? 'No longer here')
    case 'review':
      return search.review === undefined || search.review === 'none' ? 'Not in a cycle' : reviewWords[search.review]
    case 'goals':
      return search.goals === undefined ? '' : goalsWords[search.goals]
    case 'text':
      return `“${search.text ?? ''}”`
  }
}
