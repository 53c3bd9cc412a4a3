import { z } from 'zod'
import type { PersonRow } from '../../../shared/contract/people.ts'
import type { OrgUnit } from '../../../shared/contract/people-org.ts'
import { ReviewState } from '../../../shared/contract/reviewing.ts'
import { type Ranks, rankSteps, ranksInIdle, ranksNow } from './text-ranks.ts'

export const SortKey = z.enum([
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
  'status',
])
export type SortKey = z.infer<typeof SortKey>

/** What the address says about the list. Left-out status means active, the people one usually works with. */
export const PeopleSearch = z.object({
  status: z.enum(['active', 'left', 'all']).optional().catch(undefined),
  unit: z.coerce.string().optional().catch(undefined),
  manager: z.string().optional().catch(undefined),
  job: z.coerce.string().optional().catch(undefined),
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

export type FilterKey = 'status' | 'unit' | 'manager' | 'job' | 'review' | 'goals' | 'text'
const filterKeys: readonly FilterKey[] = ['status', 'unit', 'manager', 'job', 'review', 'goals', 'text']

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

const folded = new WeakMap<PersonRow, string>()

/** What the text filter looks in, folded once per person and not per letter typed. */
function textOf(person: PersonRow): string {
  const before = folded.get(person)
  if (before !== undefined) return before
  const { name, jobTitle, unit, email, employeeNumber } = person
  const text = [name, jobTitle, unit, email, employeeNumber].join(' ').toLocaleLowerCase()
  folded.set(person, text)
  return text
}

function matchesText(person: PersonRow, words: readonly string[]): boolean {
  return words.length === 0 || words.every((word) => textOf(person).includes(word))
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

/** A unit as the filter needs it: by the name lists write, each before those below it. */
export type FilterUnit = Pick<OrgUnit, 'id' | 'parentId' | 'label' | 'name' | 'depth'>

/** The labels of a unit and of all below it; of a name no unit has, itself alone. */
export function unitsWithin(units: readonly FilterUnit[], label: string): ReadonlySet<string> {
  const top = units.find((unit) => unit.label === label)
  const ids = new Set(top === undefined ? [] : [top.id])
  const labels = new Set([label])
  for (const { id, parentId, label: below } of units) {
    if (parentId === null || !ids.has(parentId)) continue
    ids.add(id)
    labels.add(below)
  }
  return labels
}

function matcher(search: PeopleSearch, units: readonly FilterUnit[]): (person: PersonRow) => boolean {
  const within = search.unit === undefined ? null : unitsWithin(units, search.unit)
  const words = (search.text ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const status = search.status ?? 'active'
  return (person) =>
    (status === 'all' || person.status === status) &&
    (within === null || within.has(person.unit ?? '')) &&
    (search.job === undefined || (person.jobTitle ?? '') === search.job) &&
    (search.manager === undefined || (person.managerId ?? '') === search.manager) &&
    (search.review === undefined || (person.review ?? 'none') === search.review) &&
    matchesGoals(person, search.goals) &&
    matchesText(person, words)
}

/** The people the filters leave, in the order they came. */
export function filterPeople(people: readonly PersonRow[], search: PeopleSearch, units: readonly FilterUnit[]): readonly PersonRow[] {
  return people.filter(matcher(search, units))
}

const reviewOrder: readonly string[] = ReviewState.options

/** What a column sorts by; the table and the exported file use the same. */
export function sortValue(person: PersonRow, key: SortKey): string | number | null {
  if (key === 'review') return person.review === null ? null : reviewOrder.indexOf(person.review)
  if (key === 'goals') return person.goals * 100_000 + person.weightBp
  return person[key]
}

const known = new WeakMap<readonly PersonRow[], Map<SortKey, Ranks>>()

function knownOf(people: readonly PersonRow[]): Map<SortKey, Ranks> {
  const columns = known.get(people) ?? new Map<SortKey, Ranks>()
  known.set(people, columns)
  return columns
}

function textsOf(people: readonly PersonRow[], key: SortKey): string[] {
  return [...new Set(people.map((person) => sortValue(person, key)).filter((value) => typeof value === 'string'))]
}

/** The place of every text of a column. Comparing texts by their language is slow, so it is done once and not per click. */
function ranksOf(people: readonly PersonRow[], key: SortKey): Ranks {
  const columns = knownOf(people)
  const ranks = columns.get(key) ?? ranksNow(rankSteps(textsOf(people, key)))
  columns.set(key, ranks)
  return ranks
}

/** Where a person stands in a column among all; null where the column is empty for them. */
export function placeOf(people: readonly PersonRow[], key: SortKey): (person: PersonRow) => number | null {
  return (person) => {
    const value = sortValue(person, key)
    return typeof value === 'string' ? (ranksOf(people, key).get(value) ?? 0) : value
  }
}

/** Ranks every column while nothing else is to be done, one after the other: the first click on a heading waits for none. Gives the way to stop. */
export function rankAhead(people: readonly PersonRow[]): () => void {
  const columns = knownOf(people)
  const left = SortKey.options.filter((key) => !columns.has(key))
  let stop = next()
  function next(): () => void {
    const key = left.shift()
    if (key === undefined) return () => undefined
    return ranksInIdle(rankSteps(textsOf(people, key)), (ranks) => {
      columns.set(key, ranks)
      stop = next()
    })
  }
  return () => stop()
}
