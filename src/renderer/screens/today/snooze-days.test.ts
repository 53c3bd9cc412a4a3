import { expect, it } from 'vitest'
import { snoozeDays } from './snooze-days.ts'

it.each([
  ['2026-11-10', '2026-11-16'],
  ['2026-11-15', '2026-11-16'],
  ['2026-11-16', '2026-11-23'],
])('from %s, next week begins on Monday %s', (today, monday) => {
  expect(snoozeDays(today).find(({ name }) => name === 'Next week')?.until).toBe(monday)
})
