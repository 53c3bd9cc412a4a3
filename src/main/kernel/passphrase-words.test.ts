import { describe, expect, it } from 'vitest'
import list from '../../../resources/words/eff-large.json' with { type: 'json' }
import leftOut from '../../../resources/words/left-out.json' with { type: 'json' }
import { passphraseWords } from './passphrase-words.ts'

describe('the words of a passphrase', () => {
  it('are all on the list that the reader knows, and enough for 76 bits in six', () => {
    const known = new Set(list)
    expect(passphraseWords.filter((word) => !known.has(word))).toEqual([])
    expect(6 * Math.log2(new Set(passphraseWords).size)).toBeGreaterThan(76)
  })

  it('are none that one would not hand to somebody beside a review of their work', () => {
    const offered = new Set(passphraseWords)
    expect(leftOut.filter((word) => offered.has(word))).toEqual([])
    expect(leftOut.filter((word) => !list.includes(word))).toEqual([])
    for (const word of ['racism', 'dismiss', 'lazy', 'pregnant', 'elderly', 'disabled']) expect(offered.has(word), word).toBe(false)
  })
})
