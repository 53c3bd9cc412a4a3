import { describe, expect, it } from 'vitest'
import { freeColour } from './ColourChoice.tsx'

describe('the colour a new vault begins with', () => {
  it('is fern for the first, and one no other vault has for those after', () => {
    expect(freeColour([])).toBe('fern')
    expect(freeColour(['fern'])).toBe('river')
    expect(freeColour(['fern', 'river', 'rosehip'])).toBe('heather')
  })

  it('is the one that fewest have once all are taken', () => {
    const all = ['river', 'fern', 'heather', 'rosehip', 'terracotta', 'honey', 'lagoon', 'stone'] as const
    expect(freeColour(all)).toBe('fern')
    expect(freeColour([...all, 'fern', 'river'])).toBe('heather')
  })
})
