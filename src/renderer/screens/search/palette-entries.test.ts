import { describe, expect, it } from 'vitest'
import { markParts, matches, readQuery } from './palette-entries.ts'

describe('what is typed into search', () => {
  it('asks for everything, for commands after >, for people after @', () => {
    expect(readQuery('  seat-post ')).toEqual({ kind: 'all', text: 'seat-post' })
    expect(readQuery('> lock')).toEqual({ kind: 'commands', text: 'lock' })
    expect(readQuery('@gail')).toEqual({ kind: 'people', text: 'gail' })
    expect(readQuery('   ')).toEqual({ kind: 'recent' })
  })

  it('finds people by the beginning of any name, with or without accents', () => {
    expect(matches('Carmen Ibáñez', 'iban')).toBe(true)
    expect(matches('Carmen Ibáñez', 'car IBA')).toBe(true)
    expect(matches('Carmen Ibáñez', 'men')).toBe(false)
  })

  it('marks what was found and loses no letter', () => {
    const parts = markParts('Seat-post rework below 2 %', 'seat-post')
    expect(parts).toEqual([
      { text: 'Seat-post', hit: true },
      { text: ' rework below 2 %', hit: false },
    ])
    expect(
      markParts('a+b (c)', '+ (')
        .map((part) => part.text)
        .join(''),
    ).toBe('a+b (c)')
  })
})
