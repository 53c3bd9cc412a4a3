import { describe, expect, it } from 'vitest'
import { topAgain } from './use-list-place.ts'

describe('coming back to a list', () => {
  it('shows the same row at the same height, also when it now stands elsewhere', () => {
    expect(topAgain({ rowId: 'a', index: 100, top: 3400 }, 100, 36)).toBe(3400)
    expect(topAgain({ rowId: 'a', index: 100, top: 3400 }, 90, 36)).toBe(3040)
  })

  it('stays where it was when the row is not listed any more, and never above the top', () => {
    expect(topAgain({ rowId: 'a', index: 100, top: 3400 }, -1, 36)).toBe(3400)
    expect(topAgain({ rowId: 'a', index: 100, top: 200 }, 2, 36)).toBe(0)
  })
})
