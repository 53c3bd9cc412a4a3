import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyJob, isDescribed, type JobContent, jobDifferences, tidyJob, wordDifferences } from './job-profile.ts'

const line = (key: string, text: string) => ({ key, text })
const job = (changes: Partial<JobContent> = {}): JobContent => ({ ...emptyJob('Buyer', 'Buys parts'), ...changes })

describe('what a profile says', () => {
  it('leaves out lines without words, and standards of lines that are gone', () => {
    const standard = { key: 's', meets: 'On time', exceeds: '', short: '' }
    const tidy = tidyJob(
      job({
        responsibilities: [line('a', ' Orders '), line('b', '  ')],
        standards: [
          { ...standard, about: 'a' },
          { ...standard, key: 't', about: 'b' },
          { ...standard, key: 'u', about: null, meets: ' ' },
        ],
      }),
    )
    expect(tidy.responsibilities).toEqual([line('a', 'Orders')])
    expect(tidy.standards.map((each) => each.key)).toEqual(['s'])
  })

  it('is described when it says more than its title', () => {
    expect(isDescribed(emptyJob('Buyer', '  '))).toBe(false)
    expect(isDescribed(emptyJob('Buyer', 'Buys'))).toBe(true)
  })
})

describe('what changed between two versions', () => {
  it('is nothing between a version and itself', () => {
    const one = job({ responsibilities: [line('a', 'Orders'), line('b', 'Counts')] })
    expect(jobDifferences(one, one)).toEqual([])
  })

  it('names what came, went, changed and moved', () => {
    const before = job({ responsibilities: [line('a', 'Orders'), line('b', 'Counts'), line('c', 'Files'), line('d', 'Pays')] })
    const after = job({
      purpose: 'Buys parts early',
      responsibilities: [line('d', 'Pays'), line('a', 'Orders'), line('b', 'Counts stock'), line('e', 'Plans')],
    })
    expect(jobDifferences(before, after).map(({ part, kind, before: was, after: is }) => [part, kind, was, is])).toEqual([
      ['purpose', 'changed', 'Buys parts', 'Buys parts early'],
      ['responsibilities', 'moved', 'Pays', 'Pays'],
      ['responsibilities', 'changed', 'Counts', 'Counts stock'],
      ['responsibilities', 'added', '', 'Plans'],
      ['responsibilities', 'removed', 'Files', ''],
    ])
  })

  it('says what a standard is about, and shows a level that rose', () => {
    const standard = { key: 's', about: 'a', meets: 'In a week', exceeds: '', short: '' }
    const skill = { key: 'k', competencyId: null, name: 'Negotiation', source: '', description: '', level: 'Working', meaning: '' }
    const before = job({ responsibilities: [line('a', 'Orders')], standards: [standard], competencies: [skill] })
    const after = { ...before, standards: [{ ...standard, meets: 'In a day' }], competencies: [{ ...skill, level: 'Advanced' }] }
    expect(jobDifferences(before, after)).toEqual([
      { part: 'competencies', kind: 'changed', name: 'Negotiation', before: 'Working', after: 'Advanced' },
      { part: 'standards', kind: 'changed', name: 'Orders', before: 'Meets: In a week', after: 'Meets: In a day' },
    ])
  })

  it('counts as moved only what has to move', () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
    fc.assert(
      fc.property(keys, fc.nat(), fc.nat(), (order, from, to) => {
        const moved = [...order]
        const [one] = moved.splice(from % order.length, 1)
        moved.splice(to % order.length, 0, one ?? '')
        const lines = (all: readonly string[]) => job({ responsibilities: all.map((key) => line(key, key)) })
        expect(jobDifferences(lines(order), lines(moved)).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('two texts as one', () => {
  it('shows the words that went and the words that came', () => {
    expect(wordDifferences('Orders parts in time', 'Orders all parts')).toEqual([
      { kind: 'same', text: 'Orders ' },
      { kind: 'added', text: 'all ' },
      { kind: 'same', text: 'parts' },
      { kind: 'removed', text: ' in time' },
    ])
  })

  it('holds both texts whole, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'cd', ' ', '\n', 'é ')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDifferences(before, after)
        const read = (without: string) =>
          runs
            .filter(({ kind }) => kind !== without)
            .map((run) => run.text)
            .join('')
        expect([read('added'), read('removed')]).toEqual([before, after])
      }),
    )
  })
})
