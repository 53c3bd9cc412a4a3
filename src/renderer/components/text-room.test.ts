import { expect, it } from 'vitest'
import { contractTexts } from '../../../tests/support/contract-texts.ts'
import { LONGEST } from '../../shared/kernel/longest.ts'
import { roomWords, textRoom } from './text-room.ts'

const words = (length: number) => roomWords(textRoom(length, 2000))

it('says nothing of a text with room, counts down near its end, and says what to do beyond it', () => {
  expect(words(0)).toBeNull()
  expect(words(1799)).toBeNull()
  expect(words(1800)).toBe('200 characters left')
  expect(words(1999)).toBe('1 character left')
  expect(words(2000)).toBe('0 characters left')
  expect(words(2001)).toBe('1 character too long: not saved until it is shorter')
  expect(words(2312)).toBe('312 characters too long: not saved until it is shorter')
  expect(words(14_000)).toBe('12,000 characters too long: not saved until it is shorter')
})

it('speaks of the limits that the contract sets, and of no others', () => {
  const known: readonly number[] = Object.values(LONGEST)
  for (const [path, longest] of contractTexts()) expect([path, known.includes(longest)]).toEqual([path, true])
})
