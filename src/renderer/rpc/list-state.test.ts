import { describe, expect, it } from 'vitest'
import { listStateOf, sameLook } from './list-state.ts'

describe('how a list is looked at', () => {
  it('holds what the address says and the columns left out', () => {
    const state = listStateOf({ unit: 'Sales', desc: true, manager: undefined }, new Set(['unit', 'email']), 'compact')
    expect(state).toEqual({ search: { unit: 'Sales', desc: true }, hidden: ['email', 'unit'], density: 'compact' })
  })

  it('is the same look whatever the order of filters and columns', () => {
    const one = { search: { unit: 'Sales', sort: 'name' }, hidden: ['a', 'b'], density: null }
    expect(sameLook(one, { search: { sort: 'name', unit: 'Sales' }, hidden: ['b', 'a'], density: null })).toBe(true)
    expect(sameLook(one, { ...one, density: 'compact' })).toBe(false)
    expect(sameLook(null, one)).toBe(false)
  })
})
