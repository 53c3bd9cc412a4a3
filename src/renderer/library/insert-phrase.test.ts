import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insertPhrase } from './insert-phrase.ts'

describe('a phrase put into a text', () => {
  it('stands apart from the words beside it', () => {
    expect(insertPhrase('', 'Keeps promises.', 0)).toBe('Keeps promises.')
    expect(insertPhrase('In May she led.', 'Keeps promises.', 15)).toBe('In May she led. Keeps promises.')
    expect(insertPhrase('One two', 'and', 4)).toBe('One and two')
  })

  it('takes nothing away, wherever the cursor is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.nat(), (text, phrase, place) => {
        const at = Math.min(place, text.length)
        const made = insertPhrase(text, phrase, at)
        return made.startsWith(text.slice(0, at)) && made.endsWith(text.slice(at)) && made.includes(phrase)
      }),
    )
  })
})
