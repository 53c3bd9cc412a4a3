import { describe, expect, it } from 'vitest'
import { toggleList, toggleMark } from './markdown-edit.ts'

describe('the formatting buttons of a note', () => {
  it('mark the selection and take the mark away again', () => {
    const bold = toggleMark({ text: 'ask Sharon first', start: 4, end: 10 }, '**')
    expect(bold).toEqual({ text: 'ask **Sharon** first', start: 6, end: 12 })
    expect(toggleMark(bold, '**')).toEqual({ text: 'ask Sharon first', start: 4, end: 10 })
  })

  it('make list items of whole lines, also where a selection starts inside one', () => {
    const listed = toggleList({ text: 'intro\none\ntwo', start: 7, end: 12 }, false)
    expect(listed.text).toBe('intro\n- one\n- two')
    expect(toggleList(listed, true).text).toBe('intro\n1. one\n2. two')
    expect(toggleList(listed, false).text).toBe('intro\none\ntwo')
  })
})
