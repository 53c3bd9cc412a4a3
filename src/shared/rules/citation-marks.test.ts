import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCitationMark, removeCitationMark, withSuperscripts } from './citation-marks.ts'

describe('the numbers of cited items in a text', () => {
  it('go where the caret stands, and only once', () => {
    const once = addCitationMark('Proved it. Then left.', 2, 10)
    expect(once).toBe('Proved it.[2] Then left.')
    expect(addCitationMark(once, 2, 0)).toBe(once)
  })

  it('go away without a trace when the item is no longer cited', () => {
    const plain = fc.string().filter((text) => !/[[\]]/.test(text))
    fc.assert(
      fc.property(
        plain,
        fc.nat(50),
        fc.nat(99),
        (text, caret, number) => removeCitationMark(addCitationMark(text, number, caret), number) === text,
      ),
    )
  })

  it('are raised for reading, while other brackets stay as they were typed', () => {
    expect(withSuperscripts('Ordered.[1][12] See [draft] and [7].', [1, 12])).toBe('Ordered.¹ ¹² See [draft] and [7].')
  })
})
