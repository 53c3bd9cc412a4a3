import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Tag, tagOf, tagsIn } from './tags.ts'

describe('tags', () => {
  it.each([
    ['#Onboarding ', 'onboarding'],
    ['zwei Wörter', 'zwei-wörter'],
    ['評価', '評価'],
    ['!?', null],
    ['-_', null],
  ])('%j is kept as %j', (typed, kept) => {
    expect(tagOf(typed)).toBe(kept)
  })

  it('are found in a text where a word begins with #, and nowhere else', () => {
    expect(tagsIn('#team and (#Pace) but a#b, # c, #1, &#x27; [x](https://a.org/#d) `#e`\n```\n#f\n```\n<https://a.org/#g>')).toEqual([
      'team',
      'pace',
    ])
  })

  it('are always what a tag may be, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) =>
        [typed, `#${typed}`].flatMap(tagsIn).every((tag) => Tag.safeParse(tag).success),
      ),
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => tagOf(typed) === null || Tag.safeParse(tagOf(typed)).success))
  })
})
