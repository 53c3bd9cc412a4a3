import { z } from 'zod'

/** How a meeting felt, 1 to 5. A number with its word, never a star or a face. */
export const Feeling = z.number().int().min(1).max(5)

export const feelings = [
  { value: 1, label: 'Heavy', meaning: 'It cost more than it gave.' },
  { value: 2, label: 'Difficult', meaning: 'Something stood between us.' },
  { value: 3, label: 'Even', meaning: 'Neither hard nor easy.' },
  { value: 4, label: 'Good', meaning: 'Open, and worth the time.' },
  { value: 5, label: 'Energising', meaning: 'It gave something for the days after.' },
] as const

export function feelingWord(feeling: number): string {
  return feelings.find(({ value }) => value === feeling)?.label ?? String(feeling)
}
