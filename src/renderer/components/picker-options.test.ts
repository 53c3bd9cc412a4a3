import { describe, expect, it } from 'vitest'
import { firstHolding, meantBy, personOptions } from './picker-options.ts'

const people = [
  { value: '1', label: 'Katie McAskill' },
  { value: '2', label: 'Katie Jordan' },
  { value: '3', label: 'Jo' },
  { value: '4', label: 'Joan' },
]

describe('what was typed into a picker', () => {
  it('is a choice when it can only mean one', () => {
    expect(meantBy('mcask', people)?.value).toBe('1')
    expect(meantBy('jo', people)?.value).toBe('3')
    expect(meantBy('Joan ', [{ group: 'All', items: people }])?.value).toBe('4')
  })

  it('is none when it means several, nobody, or is empty', () => {
    expect(meantBy('katie', people)).toBeNull()
    expect(meantBy('Nobody Such', people)).toBeNull()
    expect(meantBy('', people)).toBeNull()
  })
})

describe('people of the same name', () => {
  const of = (id: string, unit: string | null, employeeNumber: string | null, jobTitle: string | null = null) => ({
    id,
    name: 'Animal Scientific Procedures Inspector',
    unit,
    employeeNumber,
    jobTitle,
  })

  it('are told apart by unit, and by number where the unit is the same', () => {
    const labels = personOptions([of('a', 'Science', '7'), of('b', 'Policy', '8'), of('c', 'Policy', '9')]).map(({ label }) => label)
    expect(labels).toEqual([
      'Animal Scientific Procedures Inspector, Science',
      'Animal Scientific Procedures Inspector, Policy, 8',
      'Animal Scientific Procedures Inspector, Policy, 9',
    ])
  })

  it('are told apart by what differs, when they are all in one unit', () => {
    expect(personOptions([of('a', 'Science', '7'), of('b', 'Science', '8')]).map(({ label }) => label)).toEqual([
      'Animal Scientific Procedures Inspector, 7',
      'Animal Scientific Procedures Inspector, 8',
    ])
  })

  it('leave everybody else with the name alone', () => {
    expect(personOptions([{ id: 'x', name: 'Jo', unit: 'Science' }])).toEqual([{ value: 'x', label: 'Jo' }])
  })
})

describe('the first choice that holds a text', () => {
  const options = [
    { value: 'a', label: 'Ada Holm' },
    { value: 'b', label: 'Bo Holm' },
  ]

  it('is the first of the list, whatever its case; a text without letters means none', () => {
    expect(firstHolding(' HOLM', options)?.value).toBe('a')
    expect(firstHolding('bo', options)?.value).toBe('b')
    expect(firstHolding(' ', options)).toBeNull()
    expect(firstHolding('Cy', options)).toBeNull()
  })
})
