import type { PersonRow } from '../../../shared/contract/people.ts'
import { type Option, personOptions } from '../../components/picker-options.ts'
import { reviewWords } from '../../components/review-words.ts'
import { type FilterKey, type FilterUnit, type PeopleSearch, unitsWithin } from './people-filter.ts'

const names: Readonly<Record<FilterKey, string>> = {
  status: 'Status',
  unit: 'Unit',
  manager: 'Manager',
  job: 'Job',
  review: 'Review',
  goals: 'Goals',
  text: 'Text',
}

export const goalsWords = { none: 'None', under: 'Weights not 100\u202f%', full: 'Weights 100\u202f%' } as const

/** What filters are named by. */
export interface FilterNames {
  readonly people: readonly PersonRow[]
  readonly units: readonly FilterUnit[]
}

/** A filter in force as its chip says it: name and value. */
export function filterWords(
  key: FilterKey,
  search: PeopleSearch,
  { people, units }: FilterNames,
): { readonly name: string; readonly value: string } {
  return { name: names[key], value: valueWords(key, search, people, units) }
}

function unitWords(label: string, units: readonly FilterUnit[]): string {
  if (label === '') return 'None'
  return unitsWithin(units, label).size > 1 ? `${label} and below` : label
}

/** Whoever leads somebody, to choose from; namesakes are told apart. */
export function managerOptions(people: readonly PersonRow[]): Option[] {
  const managing = new Set(people.map(({ managerId }) => managerId))
  return personOptions(people.filter(({ id }) => managing.has(id)))
}

function managerWords(id: string, people: readonly PersonRow[]): string {
  if (id === '') return 'None'
  const manager = people.find((person) => person.id === id)
  // Who leads nobody any more is not among the choices, and has a name all the same.
  return managerOptions(people).find(({ value }) => value === id)?.label ?? manager?.name ?? 'No longer here'
}

function valueWords(key: FilterKey, search: PeopleSearch, people: readonly PersonRow[], units: readonly FilterUnit[]): string {
  switch (key) {
    case 'status':
      return search.status === 'left' ? 'Left' : 'Active'
    case 'unit':
      return unitWords(search.unit ?? '', units)
    case 'manager':
      return managerWords(search.manager ?? '', people)
    case 'job':
      return search.job || 'None'
    case 'review':
      return search.review === undefined || search.review === 'none' ? 'Not in a cycle' : reviewWords[search.review]
    case 'goals':
      return search.goals === undefined ? '' : goalsWords[search.goals]
    case 'text':
      return `“${search.text ?? ''}”`
  }
}
