import { sql } from 'kysely'
import { change } from '../../src/main/db/change.ts'
import type { Deps } from '../../src/main/kernel/deps.ts'
import { addDays } from '../../src/shared/kernel/dates.ts'

/** The same numbers in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const SYLLABLES = [
  'ga',
  'uge',
  're',
  'vi',
  'ew',
  'fix',
  'ture',
  'de',
  'sign',
  'sup',
  'plier',
  'tol',
  'er',
  'ance',
  'pro',
  'cess',
  'te',
  'am',
  'qua',
  'lity',
  'jig',
  'mo',
  'tor',
  'plan',
  'cost',
  'ho',
  'ur',
  'cus',
  'tom',
  'cli',
  'ent',
]
const COMMON = ['the', 'and', 'was', 'meeting', 'review', 'with', 'for', 'goal', 'said', 'team', 'that', 'not']

/** Words as a text has them: a few everywhere, many seldom. */
export function vocabulary(random: () => number, size = 20_000): readonly string[] {
  const words = new Set(COMMON)
  while (words.size < size) {
    const length = 2 + Math.floor(random() * 3)
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''))
    if (words.size > size * 0.9) words.add(`w${words.size.toString(36)}`)
  }
  return [...words]
}

/** About so many characters, the first words of the list far more often than the last. */
export function sentence(random: () => number, words: readonly string[], characters: number): string {
  const parts: string[] = []
  for (let length = 0; length < characters; ) {
    const word = words[Math.floor(words.length * random() ** 4)] ?? 'the'
    parts.push(word)
    length += word.length + 1
  }
  return parts.join(' ')
}

interface Amount {
  readonly count: number
  readonly characters: number
  readonly seed?: number
}

/** Private notes over ten years, of one person, written as an import would write them. */
export async function writeNotes(deps: Deps, personId: string, { count, characters, seed = 7 }: Amount): Promise<readonly string[]> {
  const random = seeded(seed)
  const words = vocabulary(random)
  for (let start = 0; start < count; start += 5000) {
    await change(deps, { verb: 'test.notes', summary: 'Notes generated', long: true }, async (tx) => {
      for (let index = start; index < Math.min(count, start + 5000); index += 1) {
        const on = addDays('2016-11-10', Math.floor(random() * 3650))
        await sql`INSERT INTO private_note (id, person_id, body, observed_on, created_at, updated_at)
          VALUES (${deps.newId()}, ${personId}, ${sentence(random, words, characters)}, ${on}, ${deps.now()}, ${deps.now()})`.execute(tx)
      }
    })
  }
  return words
}
