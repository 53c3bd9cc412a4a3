import { describe, expect, it } from 'vitest'
import { completionOf, nearestWord, splitWords, stateOfWord } from './words.ts'

describe('the six words', () => {
  it('are known, still open, or not on the list, letter by letter', () => {
    expect(['', 'lant', 'lantern', 'lantx'].map(stateOfWord)).toEqual(['empty', 'open', 'known', 'unknown'])
  })

  it('complete from two letters, and not once they are whole', () => {
    expect(['l', 'lant', 'lantern', 'lantx'].map(completionOf)).toEqual([null, 'lantern', null, null])
  })

  it('come out of whatever was pasted', () => {
    const words = ['velvet', 'yo-yo', 'pencil']
    expect(splitWords('Velvet  yo-yo\npencil')).toEqual(words)
    expect(splitWords('1. velvet, 2. Yo‑yo; 3. PENCIL')).toEqual(words)
    expect(splitWords('velvet-harbor-pencil')).toEqual(['velvet', 'harbor', 'pencil'])
  })

  it('are guessed from a slip, and from nothing farther away than two', () => {
    expect(nearestWord('lantren')).toBe('lantern')
    expect(nearestWord('velvt')).toBe('velvet')
    expect(nearestWord('qqqqqqqq')).toBeNull()
  })
})
