import { describe, expect, it } from 'vitest'
import { count, firstName, formatBytes, formatDay, formatDue, formatMoney, formatPercent, initials } from './format.ts'

describe('how things are written', () => {
  it('dates carry the year only when it is not this one', () => {
    expect(formatDay('2026-11-06', '2026-11-10')).toBe('Fri 6 Nov')
    expect(formatDay('2025-11-06', '2026-11-10')).toBe('Thu 6 Nov 2025')
  })

  it('due dates say how late, never how bad', () => {
    expect(formatDue('2026-11-10', '2026-11-10')).toBe('today')
    expect(formatDue('2026-11-09', '2026-11-10')).toBe('1 day late')
    expect(formatDue('2026-11-06', '2026-11-10')).toBe('4 days late')
    expect(formatDue('2026-11-13', '2026-11-10')).toBe('Fri 13 Nov')
  })

  it('percents keep a half only where there is one', () => {
    expect(formatPercent(6200)).toMatch(/^62\s%$/)
    expect(formatPercent(3330)).toMatch(/^33\.3\s%$/)
    expect(formatPercent(8596)).toMatch(/^86\s%$/)
  })

  it('numbers, sizes and money', () => {
    expect(count(1, 'copy', 'copies')).toBe('1 copy')
    expect(count(1187, 'goal')).toBe('1,187 goals')
    expect(formatBytes(118_000_000)).toMatch(/^118\sMB$/)
    expect(formatMoney(150_000, 'EUR')).toMatch(/^EUR\s1,500\.00$/)
    expect(formatMoney(1500, 'JPY')).toMatch(/^JPY\s1,500$/)
  })

  it('names of any script keep whole characters', () => {
    expect(initials('Gail Erickson')).toBe('GE')
    expect(initials('  Zoë   de la  Cruz ')).toBe('ZC')
    expect(initials('李 小龍')).toBe('李小')
    expect(initials('')).toBe('')
    expect(firstName('A. Scott Wright')).toBe('A.')
  })
})
