import { oneLine, sameKey } from './rules-text.ts'

export interface Name {
  readonly givenName: string
  readonly familyName: string
}

/** Small words that belong to the family name behind them. */
const PARTICLES = new Set('af al av bin da das de del della den der di dos du el la le ten ter van von zu zum zur'.split(' '))

/** "Last, First", "First Last" or a single name, which is kept whole as the given one. */
export function splitName(full: string): Name {
  const name = oneLine(full)
  const comma = name.indexOf(',')
  if (comma > 0 && comma < name.length - 1 && name.indexOf(',', comma + 1) < 0) {
    return { givenName: name.slice(comma + 1).trim(), familyName: name.slice(0, comma).trim() }
  }
  const words = name.split(' ')
  if (words.length === 1) return { givenName: name, familyName: '' }
  let start = words.length - 1
  while (start > 1 && PARTICLES.has(words[start - 1] ?? '')) start -= 1
  return { givenName: words.slice(0, start).join(' '), familyName: words.slice(start).join(' ') }
}

/** The name as people say it. */
export function displayName({ givenName, familyName }: Name): string {
  return `${givenName} ${familyName}`.trim()
}

/** How names are compared, whichever way round they are written. */
export function nameKey(name: Name): string {
  return sameKey(displayName(name))
}
