import { describe, expect, it } from 'vitest'
import type { PersonRow } from '../../../shared/contract/people.ts'
import { OrgUnitId, PersonId } from '../../../shared/kernel/ids.ts'
import { inOrder } from '../../components/table-order.ts'
import { filterWords } from './filter-words.ts'
import { activeFilters, type FilterUnit, filterPeople, PeopleSearch, placeOf, withoutFilter } from './people-filter.ts'

let made = 0

function person(fields: Partial<PersonRow>): PersonRow {
  made += 1
  return {
    id: PersonId.parse(`01942b64-9680-7000-8000-${String(made).padStart(12, '0')}`),
    employeeNumber: null,
    name: 'Ana Ruiz',
    givenName: 'Ana',
    familyName: 'Ruiz',
    email: null,
    jobTitle: null,
    unit: null,
    managerId: null,
    managerName: null,
    hiredOn: null,
    status: 'active',
    goals: 0,
    weightBp: 0,
    lastOneToOneOn: null,
    review: null,
    ...fields,
  }
}

const unit = (id: string, label: string, parentId: string | null = null): FilterUnit => ({
  id: OrgUnitId.parse(`01942b64-9680-7000-8000-00000000000${id}`),
  parentId: parentId === null ? null : OrgUnitId.parse(`01942b64-9680-7000-8000-00000000000${parentId}`),
  label,
  name: label,
  depth: parentId === null ? 0 : 1,
})
const units = [unit('1', 'Operations'), unit('2', 'Stores', '1'), unit('3', 'Night shift', '2'), unit('4', 'Sales')]
const names = (people: readonly PersonRow[]) => people.map((each) => each.name)
const listPeople = (people: readonly PersonRow[], search: PeopleSearch) =>
  inOrder(filterPeople(people, search, units), placeOf(people, search.sort ?? 'name'), search.desc ?? false)

describe('the list of people', () => {
  it('shows active people first of all, in the order of their names, numbers as numbers', () => {
    const people = [person({ name: 'Unit 10' }), person({ name: 'Unit 9' }), person({ name: 'Gone', status: 'left' })]
    expect(names(listPeople(people, {}))).toEqual(['Unit 9', 'Unit 10'])
    expect(names(listPeople(people, { status: 'left' }))).toEqual(['Gone'])
    expect(listPeople(people, withoutFilter({}, 'status'))).toHaveLength(3)
  })

  it('keeps what is missing last, whichever way a column is sorted', () => {
    const people = [person({ name: 'A' }), person({ name: 'B', unit: 'Zeta' }), person({ name: 'C', unit: 'Alpha' })]
    expect(names(listPeople(people, { sort: 'unit' }))).toEqual(['C', 'B', 'A'])
    expect(names(listPeople(people, { sort: 'unit', desc: true }))).toEqual(['B', 'C', 'A'])
  })

  it('finds every word of a text in any of the fields', () => {
    const people = [
      person({ name: 'Gail Erickson', jobTitle: 'Design Engineer' }),
      person({ name: 'Rob Walters', jobTitle: 'Tool Designer' }),
    ]
    expect(names(listPeople(people, { text: 'gail design' }))).toEqual(['Gail Erickson'])
  })

  it('takes a unit with those below it, at any depth, and nobody without one', () => {
    const people = [
      person({ name: 'Ann', unit: 'Operations' }),
      person({ name: 'Bob', unit: 'Night shift' }),
      person({ name: 'Cat', unit: 'Sales' }),
      person({ name: 'Dan' }),
    ]
    expect(names(listPeople(people, { unit: 'Operations' }))).toEqual(['Ann', 'Bob'])
    expect(names(listPeople(people, { unit: 'Night shift' }))).toEqual(['Bob'])
    expect(names(listPeople(people, { unit: '' }))).toEqual(['Dan'])
    expect(names(listPeople(people, { unit: 'No longer a unit' }))).toEqual([])
    expect(filterWords('unit', { unit: 'Operations' }, { people, units }).value).toBe('Operations and below')
    expect(filterWords('unit', { unit: 'Sales' }, { people, units }).value).toBe('Sales')
  })

  it('combines unit, manager, job, status and review', () => {
    const head = person({ name: 'Head', jobTitle: 'Manager', unit: 'Operations' })
    const mine = { unit: 'Stores', managerId: head.id, jobTitle: 'Clerk', review: 'writing' } as const
    const people = [
      head,
      person({ name: 'Ann', ...mine }),
      person({ name: 'Bob', ...mine, jobTitle: 'Driver' }),
      person({ name: 'Cat', ...mine, status: 'left' }),
      person({ name: 'Dan', ...mine, review: null }),
      person({ name: 'Eve', ...mine, unit: 'Sales' }),
    ]
    expect(names(listPeople(people, { unit: 'Operations', manager: head.id, job: 'Clerk', status: 'active', review: 'writing' }))).toEqual([
      'Ann',
    ])
    expect(names(listPeople(people, { job: 'Clerk', status: 'all' }))).toEqual(['Ann', 'Cat', 'Dan', 'Eve'])
    expect(names(listPeople([person({ name: 'Without' }), head], { job: '' }))).toEqual(['Without'])
    expect(filterWords('job', { job: 'Clerk' }, { people, units })).toEqual({ name: 'Job', value: 'Clerk' })
  })

  it('names a manager so that two of one name are told apart', () => {
    const [one, two] = ['Stores', 'Sales'].map((unit) => person({ name: 'Ann Lee', unit }))
    if (!one || !two) throw new Error('nobody')
    const people = [one, two, person({ name: 'Bob', managerId: one.id }), person({ name: 'Cat', managerId: two.id })]
    const shown = (manager: string) => filterWords('manager', { manager }, { people, units }).value
    expect([shown(one.id), shown(two.id), shown('')]).toEqual(['Ann Lee, Stores', 'Ann Lee, Sales', 'None'])
    expect(filterWords('manager', { manager: one.id }, { people: [one], units }).value).toBe('Ann Lee')
  })

  it('asks for goals that are missing, underweighted or whole', () => {
    const people = [
      person({ name: 'none' }),
      person({ name: 'under', goals: 2, weightBp: 9500 }),
      person({ name: 'full', goals: 1, weightBp: 10_000 }),
    ]
    expect(names(listPeople(people, { goals: 'none' }))).toEqual(['none'])
    expect(names(listPeople(people, { goals: 'under' }))).toEqual(['under'])
    expect(names(listPeople(people, { goals: 'full' }))).toEqual(['full'])
  })

  it('leaves out of the address what it does not know, and names filters in the order they were added', () => {
    const raw = { unit: 'Tool Design', status: 'left', sort: 'shoe size', desc: 'yes' }
    const search = PeopleSearch.parse(raw)
    expect(search.sort).toBeUndefined()
    expect(search.desc).toBeUndefined()
    expect(activeFilters(search, Object.keys(raw))).toEqual(['unit', 'status'])
    expect(activeFilters({}, [])).toEqual(['status'])
  })
})
