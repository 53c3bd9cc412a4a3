import { z } from 'zod'
import type { PersonRow } from '../../../shared/contract/people.ts'
import { ReviewState } from '../../../shared/contract/reviewing.ts'

const SortKey = z.enum([
  'name',
  'jobTitle',
  'unit',
  'managerName',
  'goals',
  'lastOneToOneOn',
  'review',
  'employeeNumber',
  'email',
  'hiredOn',
])
export type SortKey = z.infer<typeof SortKey>

/** What the address says about the list. Left-out status means active, the people one usually works with. */
export const PeopleSearch = z.object({
  status: z.enum(['active', 'left', 'all']).optional().catch(undefined),
  unit: z.coerce.string().optional().catch(undefined),
  manager: z.string().optional().catch(undefined),
  review: z
    .union([ReviewState, z.literal('none')])
    .optional()
    .catch(undefined),
  goals: z.enum(['none', 'under', 'full']).optional().catch(undefined),
  text: z.coerce.string().optional().catch(undefined),
  sort: SortKey.optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
})
export type PeopleSearch = Readonly<z.infer<typeof PeopleSearch>>

export type FilterKey = 'status' | 'unit' | 'manager' | 'review' | 'goals' | 'text'
const filterKeys: readonly FilterKey[] = ['status', 'unit', 'manager', 'review', 'goals', 'text']

/** The filters in force, in the order they were added: the order of the keys of the address. */
export function activeFilters(search: PeopleSearch, keys: readonly string[]): readonly FilterKey[] {
  const chosen = keys.flatMap((key) =>
    filterKeys.filter((known) => known === key && search[known] !== undefined && search[known] !== 'all'),
  )
  return search.status === undefined ? ['status', ...chosen] : chosen
}

/** The address without one filter. Without the status filter everybody is listed. */
export function withoutFilter(search: PeopleSearch, key: FilterKey): PeopleSearch {
  const { [key]: _gone, ...rest } = search
  return key === 'status' ? { ...rest, status: 'all' } : rest
}

function matchesText(person: PersonRow, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text =
    `${person.name} ${person.jobTitle ?? ''} ${person.unit ?? ''} ${person.email ?? ''} ${person.employeeNumber ?? ''}`.toLocaleLowerCase()
  return words.every((word) => text.includes(word))
}

function matchesGoals(person: PersonRow, wanted: PeopleSearch['goals']): boolean {
  switch (wanted) {
    case undefined:
      return true
    case 'none':
      return person.goals === 0
    case 'under':
      return person.goals > 0 && person.weightBp !== 10_000
    case 'full':
      return person.weightBp === 10_000
  }
}

function matcher(search: PeopleSearch): (person: PersonRow) => boolean {
  const words = (search.text ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const status = search.status ?? 'active'
  return (person) =>
    (status === 'all' || person.status === status) &&
    (search.unit === undefined || (person.unit ?? '') === search.unit) &&
    (search.manager === undefined || (person.managerId ?? '') === search.manager) &&
    (search.review === undefined || (person.review ?? 'none') === search.review) &&
    matchesGoals(person, search.goals) &&
    matchesText(person, words)
}

const reviewOrder: readonly string[] = ReviewState.options
const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** What a column sorts by; the table and the exported file use the same. */
export function sortValue(person: PersonRow, key: SortKey): string | number | null {
  if (key === 'review') return person.review === null ? null : reviewOrder.indexOf(person.review)
  if (key === 'goals') return person.goals * 100_000 + person.weightBp
  return person[key]
}

function comparer(key: SortKey, desc: boolean): (a: PersonRow, b: PersonRow) => number {
  const sign = desc ? -1 : 1
  return (a, b) => {
    const left = sortValue(a, key)
    const right = sortValue(b, key)
    if (left === right) return collator.compare(a.name, b.name)
    // What is missing goes last either way, so that turning the order never hides what is there.
    if (left === null) return 1
    if (right === null) return -1
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * collator.compare(String(left), String(right)) || collator.compare(a.name, b.name)
  }
}

/** The people listed, filtered and in order. */
export function listPeople(people: readonly PersonRow[], search: PeopleSearch): readonly PersonRow[] {
  return people.filter(matcher(search)).sort(comparer(search.sort ?? 'name', search.desc ?? false))
}
