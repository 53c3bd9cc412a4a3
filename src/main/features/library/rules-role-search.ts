/** Words that join others and say nothing of the job. */
const JOINING = new Set(['of', 'and', 'the', 'for'])

function allWords(text: string): string[] {
  const folded = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, 's')
  return folded.match(/[a-z0-9]+[+#]*/g) ?? []
}

/** Words of a title as they are looked up: lower case, without diacritics and marks. "C++" and "C#" stay what they are. */
export function titleWords(text: string): string[] {
  const words = allWords(text).filter((word) => !JOINING.has(word))
  return words.length > 0 ? words : allWords(text)
}

/** Words of what was typed so far. The last one may still become another: "o", "of", "office". */
export function typedWords(text: string): string[] {
  const words = allWords(text)
  return [...new Set(words.filter((word, place) => !JOINING.has(word) || place === words.length - 1))]
}

/** Every title of the library by its words. Numbers instead of texts: it is read in a few milliseconds and stays small. */
export interface TitleIndex {
  /** In alphabetical order. */
  readonly words: readonly string[]
  /** Which titles hold a word: `postings` from `starts[word]` up to `starts[word + 1]`. */
  readonly starts: Uint32Array
  readonly postings: Uint32Array
  /** The role and the number of words of each title. */
  readonly roles: Uint16Array
  readonly lengths: Uint8Array
  /** How many titles a role has. Of two roles that fit alike, the wider one is the likelier. */
  readonly breadths: Uint16Array
  /** So many titles from the first one on are the roles' own. */
  readonly ownTitles: number
  /** Titles that people gave for their own job. */
  readonly reported: Uint8Array
}

/** A word of the library that may be meant, and how far it is from what was typed: 0 is the same. */
export interface WordMatch {
  readonly word: number
  readonly cost: number
}

export interface TitleMatch {
  readonly role: number
  readonly title: number
  readonly cost: number
}

/** What a word that only begins as typed costs, and how much less when many titles hold it. */
const BEGINS = 0.3
const COMMON = 0.02
const PLURAL = 0.04
/** What a slip of the finger costs. */
const SLIP = 1
/** One letter may mean thousands of words: the most common ones are looked at. */
const MOST_FOR_A_LETTER = 60
/** What a word of the title that was not typed costs, a title that is not the role's own, and one nobody reported. */
const EXTRA_WORD = 0.15
const OTHER_TITLE = 0.13
const NOT_REPORTED = 0.05
/** How much less the titles of a role cost for each typed word that its own title holds. */
const OWN_WORD = 0.06

/** How many slips a word of this length may hold. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/** Words of the library that begin as typed, or would but for a slip or two: letters swapped, missing, doubled, wrong. The likeliest first. */
export function matchWord({ words, starts }: Pick<TitleIndex, 'words' | 'starts'>, typed: string): WordMatch[] {
  const allowed = slipsAllowed(typed.length)
  const rows = emptyRows(typed.length + allowed + 1)
  const found: WordMatch[] = []
  for (const [word, text] of words.entries()) {
    const holders = (starts[word + 1] ?? 0) - (starts[word] ?? 0)
    if (text.startsWith(typed)) found.push({ word, cost: restCost(text.slice(typed.length), holders) })
    else if (allowed > 0 && text.length >= typed.length - allowed && startsAlike(typed, text)) {
      const { slips, used } = slipsToBeginning(typed, text, allowed, rows)
      if (slips <= allowed) found.push({ word, cost: slips * SLIP + restCost(text.slice(used), holders) / 2 })
    }
  }
  found.sort((a, b) => a.cost - b.cost)
  return typed.length > 1 ? found : found.slice(0, MOST_FOR_A_LETTER)
}

/** What the letters still to come cost; at most 65,536 titles hold a word. */
function restCost(rest: string, holders: number): number {
  if (rest === '') return 0
  if (rest === 's' || rest === 'es') return PLURAL
  return BEGINS - COMMON * Math.log2(holders + 1)
}

/** The first letter is hardly ever wrong; it may be swapped with the second, missing or doubled. */
function startsAlike(typed: string, text: string): boolean {
  return typed[0] === text[0] || typed[1] === text[0] || typed[0] === text[1]
}

type Rows = readonly [beforeLast: Uint8Array, last: Uint8Array, row: Uint8Array]

function emptyRows(length: number): Rows {
  return [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)]
}

/** Slips between what was typed and the beginning of a word that it fits best, and how long that beginning is. */
function slipsToBeginning(typed: string, text: string, allowed: number, spare: Rows): { slips: number; used: number } {
  const longest = Math.min(text.length, typed.length + allowed)
  let [beforeLast, last, row] = spare
  for (let j = 0; j <= longest; j++) last[j] = j
  for (let i = 1; i <= typed.length; i++) {
    if (fillRow({ typed, text, longest }, i, [beforeLast, last, row]) > allowed) return { slips: allowed + 1, used: 0 }
    ;[beforeLast, last, row] = [last, row, beforeLast]
  }
  let used = 0
  for (let j = 0; j <= longest; j++) if ((last[j] ?? 0) < (last[used] ?? 0)) used = j
  return { slips: last[used] ?? 0, used }
}

interface Compared {
  readonly typed: string
  readonly text: string
  readonly longest: number
}

/** One row of the usual table of edits, swapped neighbours counting once. Answers the least number in it. */
function fillRow({ typed, text, longest }: Compared, i: number, [beforeLast, last, row]: Rows): number {
  row[0] = i
  let least = i
  for (let j = 1; j <= longest; j++) {
    const same = typed[i - 1] === text[j - 1]
    let slips = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
    if (!same && i > 1 && typed[i - 1] === text[j - 2] && typed[i - 2] === text[j - 1])
      slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1)
    row[j] = slips
    if (slips < least) least = slips
  }
  return least
}

/** The best title of each role, best roles first. A title counts when it holds every word, or, where no title does, most of them. */
export function rankTitles(index: TitleIndex, matches: readonly (readonly WordMatch[])[], limit: number): TitleMatch[] {
  const tally = { counts: new Uint8Array(index.roles.length), costs: new Float32Array(index.roles.length), touched: [] as number[] }
  for (const words of matches) addWord(index, words, tally)
  const most = tally.touched.reduce((highest, title) => Math.max(highest, tally.counts[title] ?? 0), 0)
  if (most === 0 || most < matches.length / 2) return []
  const best = new Map<number, TitleMatch>()
  for (const title of tally.touched) {
    if (tally.counts[title] !== most) continue
    const role = index.roles[title] ?? 0
    const cost = (tally.costs[title] ?? 0) + titleCost(index, title, most) - OWN_WORD * ownShare(role, tally)
    if (cost < (best.get(role)?.cost ?? Number.POSITIVE_INFINITY)) best.set(role, { role, title, cost })
  }
  const breadth = (role: number) => index.breadths[role] ?? 0
  return [...best.values()].sort((a, b) => a.cost - b.cost || breadth(b.role) - breadth(a.role) || a.role - b.role).slice(0, limit)
}

/**
 * How much of what was typed a role says in its own title. Six roles are also called "Data Analyst"; that of the data scientists is the
 * likelier one, for "data" stands in their name.
 */
function ownShare(role: number, { counts, costs }: Tally): number {
  // The title of a role stands at the place of the role. A word with a slip in it is still most of a word.
  return (counts[role] ?? 0) - (costs[role] ?? 0) / 3
}

interface Tally {
  /** Of each title: how many of the typed words it holds, and what they cost together. */
  readonly counts: Uint8Array
  readonly costs: Float32Array
  readonly touched: number[]
}

/** Adds, to every title that holds one of these words, the cost of the nearest. */
function addWord(index: TitleIndex, words: readonly WordMatch[], { counts, costs, touched }: Tally): void {
  const seen = new Uint8Array(index.roles.length)
  for (const { word, cost } of words) {
    const end = index.starts[word + 1] ?? 0
    for (let at = index.starts[word] ?? 0; at < end; at++) {
      const title = index.postings[at] ?? 0
      if (seen[title] === 1) continue
      seen[title] = 1
      if (counts[title] === 0) touched.push(title)
      counts[title] = (counts[title] ?? 0) + 1
      costs[title] = (costs[title] ?? 0) + cost
    }
  }
}

function titleCost(index: TitleIndex, title: number, matched: number): number {
  const extra = Math.max(0, (index.lengths[title] ?? 0) - matched) * EXTRA_WORD
  if (title < index.ownTitles) return extra
  return extra + OTHER_TITLE + (index.reported[title] === 1 ? 0 : NOT_REPORTED)
}
