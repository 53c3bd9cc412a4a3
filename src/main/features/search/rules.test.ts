import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, matches, snippet, wordsOf } from './rules.ts'

describe('looking for words', () => {
  it.each([
    ['Öztürk', 'ozturk'],
    ['Søren Łukasiewicz', 'soren lukasiewicz'],
    ['Straße', 'STRASSE'],
    ['Jóhanna Þórsdóttir', 'johanna thorsdottir'],
  ])('finds %s under %s', (text, typed) => {
    expect(matches(text, wordsOf(typed))).toBe(true)
  })

  it('wants every word, in any order', () => {
    expect(matches('Jig handover with Document Control', wordsOf('control  jig'))).toBe(true)
    expect(matches('Jig handover', wordsOf('jig control'))).toBe(false)
  })

  it('folds only once: folding what is folded changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })

  it('shows one short line with the word in it', () => {
    const text = `${'before '.repeat(40)}needle\n\n${'after '.repeat(40)}`
    const line = snippet(text, ['needle'])
    expect(line).toMatch(/^… .*needle.* …$/)
    expect(line.length).toBeLessThan(130)
    expect(snippet('Short\nnote', ['note'])).toBe('Short note')
  })

  it('makes a line of any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), fc.string(), (text, typed) => snippet(text, wordsOf(typed)).length <= 130))
  })
})
