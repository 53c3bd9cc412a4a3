import { oneLine } from './rules-text.ts'

const MOST_NEAR = 3
const LONGEST_KEY = 40
const SHORTEST_KEY = 4

/** Texts that almost name something: accents, punctuation and one slip of the hand do not count, an initial stands for a name. */
export class NearTexts<T> {
  readonly #exact = new Map<string, Set<T>>()
  readonly #slips = new Map<string, Set<T>>()
  readonly #initials = new Map<string, Set<T>>()

  add(text: string, meant: T): void {
    const key = plainKey(text)
    if (key === '') return
    put(this.#exact, key, meant)
    for (const slip of slipsOf(key)) put(this.#slips, slip, meant)
    const words = wordsOf(text)
    const last = words.at(-1)
    if (words.length > 1 && last !== undefined) {
      put(this.#initials, `${words[0]?.[0] ?? ''} ${last}`, meant)
      // Written the other way round.
      put(this.#exact, plainKey([last, ...words.slice(0, -1)].join(' ')), meant)
    }
  }

  /** The nearest first. */
  find(text: string): T[] {
    const key = plainKey(text)
    if (key === '') return []
    const found = new Set<T>(this.#exact.get(key))
    for (const slip of [key, ...slipsOf(key)]) {
      for (const one of this.#exact.get(slip) ?? []) found.add(one)
      for (const one of this.#slips.get(slip) ?? []) found.add(one)
    }
    for (const one of this.#initials.get(initialKey(text)) ?? []) found.add(one)
    return [...found].slice(0, MOST_NEAR)
  }
}

function initialKey(text: string): string {
  const words = wordsOf(text)
  const last = words.at(-1)
  return words.length > 1 && last !== undefined ? `${words[0]?.[0] ?? ''} ${last}` : ''
}

function put<T>(index: Map<string, Set<T>>, key: string, meant: T): void {
  const known = index.get(key)
  if (known) known.add(meant)
  else index.set(key, new Set([meant]))
}

function plainKey(text: string): string {
  return wordsOf(text).join('')
}

function wordsOf(text: string): string[] {
  const [family, given, ...more] = text.split(',')
  const straight = given !== undefined && more.length === 0 ? `${given} ${family}` : text
  const plain = straight.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’.]/g, '')
  return oneLine(plain.replace(/[^\p{L}\p{N}@]+/gu, ' '))
    .split(' ')
    .filter(Boolean)
}

/** Every text that is one letter shorter: two texts one slip apart share one of them. */
function slipsOf(key: string): string[] {
  if (key.length < SHORTEST_KEY || key.length > LONGEST_KEY) return []
  return Array.from({ length: key.length }, (_, at) => key.slice(0, at) + key.slice(at + 1))
}
