import list from '../../../resources/words/eff-large.json' with { type: 'json' }

export const SLOTS = 6

/** No word of the list begins with another, so a word is complete as soon as it is on the list. */
const words: readonly string[] = list
const known: ReadonlySet<string> = new Set(words)

export type WordState = 'empty' | 'open' | 'known' | 'unknown'

/** Capitals, accents of a keyboard's own making and typographic hyphens do not matter. */
export function normalWord(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[^a-z-]/g, '')
}

export function stateOfWord(word: string): WordState {
  if (word === '') return 'empty'
  if (known.has(word)) return 'known'
  return words.some((candidate) => candidate.startsWith(word)) ? 'open' : 'unknown'
}

/** The first word that begins so, once two letters are there. */
export function completionOf(word: string): string | null {
  if (word.length < 2 || known.has(word)) return null
  return words.find((candidate) => candidate.startsWith(word)) ?? null
}

/** Words out of whatever was pasted: lines, commas, numbers before them, or one run joined by hyphens. */
export function splitWords(text: string): string[] {
  const parts = text
    .split(/[^\p{L}\p{M}\u2010-\u2015\u2212-]+/u)
    .map(normalWord)
    .filter((part) => /[a-z]/.test(part))
  return parts.flatMap((part) => (known.has(part) || !part.includes('-') ? [part] : part.split('-').filter((piece) => piece !== '')))
}

/** The word of the list that is fewest slips away, if it is at most two. */
export function nearestWord(word: string): string | null {
  let best: string | null = null
  let fewest = 3
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue
    const slips = slipsBetween(word, candidate, fewest)
    if (slips < fewest) [best, fewest] = [candidate, slips]
  }
  return best
}

/** Edit distance in which two swapped neighbours count once; gives up at `limit`. */
function slipsBetween(left: string, right: string, limit: number): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let row = 1; row <= left.length; row++) {
    const next = nextRow([left, right], row, [before, last])
    if (Math.min(...next) >= limit) return limit
    before = last
    last = next
  }
  return last[right.length] ?? limit
}

type Rows = readonly [before: readonly number[], last: readonly number[]]

function nextRow([left, right]: readonly [string, string], row: number, [before, last]: Rows): number[] {
  const next = [row]
  for (let at = 1; at <= right.length; at++) {
    const same = left[row - 1] === right[at - 1]
    const swapped = left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1]
    const costs = [(last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1)]
    if (swapped) costs.push((before[at - 2] ?? Number.POSITIVE_INFINITY) + 1)
    next.push(Math.min(...costs))
  }
  return next
}
