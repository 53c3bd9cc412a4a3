/** How a meeting felt, 1 to 5: a number with its word, never a star or a face. Without a validator, which the reader does not need. */
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
