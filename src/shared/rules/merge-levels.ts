import { type Level, nextLevelKey } from './library-content.ts'

/** Letters, digits and nothing else, in lower case: two texts that only look different read the same. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * The levels of two frameworks as one list: a level of the second that has the name of one of the first is that one, the others
 * follow. `keyOf` says which level of the result each level of the second became.
 */
export function mergeLevels(into: readonly Level[], from: readonly Level[]): { levels: Level[]; keyOf: ReadonlyMap<string, string> } {
  const levels = [...into]
  const keyOf = new Map<string, string>()
  for (const level of from) {
    const same = levels.find((each) => plain(each.name) === plain(level.name))
    const key = same?.key ?? nextLevelKey(levels)
    if (!same) levels.push({ ...level, key })
    keyOf.set(level.key, key)
  }
  return { levels, keyOf }
}
