import type { Marked } from '../../../shared/contract/search.ts'
import { fold } from '../../../shared/rules/fold.ts'
import { runsOf } from './rules.ts'

const LINE = 120
const BEFORE = 40
const WINDOW = 4096
/** A word that two windows share is whole in one of them. */
const OVERLAP = 80

/** What is marked in a text. */
export interface Needle {
  readonly text: string
  readonly unspaced: boolean
  /** Also the beginning of a longer word. */
  readonly open: boolean
}

export function needlesOf(words: readonly string[]): Needle[] {
  return words.flatMap((word) => {
    const runs = [...runsOf(fold(word))]
    return runs.map(({ text, unspaced }, index) => ({
      text,
      unspaced,
      open: index === runs.length - 1 && [...text].length >= 2,
    }))
  })
}

/** The whole text with what was looked for marked; no letter is lost. */
export function markAll(text: string, needles: readonly Needle[]): Marked[] {
  const parts: Marked[] = []
  let end = 0
  for (const [from, to] of hitsIn(text, needles)) {
    if (from > end) parts.push({ text: text.slice(end, from), hit: false })
    parts.push({ text: text.slice(from, to), hit: true })
    end = to
  }
  if (end < text.length) parts.push({ text: text.slice(end), hit: false })
  return parts
}

/** One line around the first hit; the beginning of the text where there is none. */
export function markedLine(text: string, needles: readonly Needle[]): Marked[] {
  const at = firstHit(text, needles)
  const around = text.slice(Math.max(0, at - WINDOW / 8), at + LINE * 4)
  const line = plainLine(around)
  const hit = hitsIn(line, needles).next().value?.[0] ?? 0
  const start = at < WINDOW / 8 && hit <= BEFORE ? 0 : startOf(line, hit)
  const end = endOf(line, start)
  const cutBefore = start > 0 || at > WINDOW / 8
  const cutAfter = end < line.length || at + LINE * 4 < text.length
  return markAll(`${cutBefore ? '… ' : ''}${line.slice(start, end)}${cutAfter ? ' …' : ''}`, needles)
}

/** Without the signs of Markdown, which mean nothing in one line. */
function plainLine(text: string): string {
  return (
    text
      // A heading would run into the words below it.
      .replace(/^\s*#{1,6}\s+(.*[^\s.:?!])\s*$(?=\s*\S)/gm, ' $1: ')
      .replace(/^\s*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])\s+/gm, ' ')
      .replace(/\*\*|__|~~|`/g, '')
      .replace(/(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])/g, '$1')
      .replace(/(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)/g, '$1')
      .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

function startOf(line: string, hit: number): number {
  if (hit <= BEFORE) return 0
  const space = line.indexOf(' ', hit - BEFORE)
  return space === -1 || space >= hit ? hit - BEFORE / 4 : space + 1
}

function endOf(line: string, start: number): number {
  if (start + LINE >= line.length) return line.length
  const space = line.lastIndexOf(' ', start + LINE)
  return space <= start + LINE / 2 ? start + LINE : space
}

/** Reads on window by window: the hit of a long text mostly stands near its beginning. */
function firstHit(text: string, needles: readonly Needle[]): number {
  for (let start = 0; start < text.length; start += WINDOW) {
    const window = text.slice(Math.max(0, start - OVERLAP), start + WINDOW)
    const folded = fold(window)
    if (!needles.some((needle) => folded.includes(needle.text))) continue
    const hit = hitsIn(window, needles).next().value
    if (hit) return Math.max(0, start - OVERLAP) + hit[0]
  }
  return 0
}

/** Where needles stand, in order and apart. */
function* hitsIn(text: string, needles: readonly Needle[]): Generator<readonly [number, number], undefined> {
  if (needles.length === 0) return
  for (const run of runsOf(text)) {
    const folded = fold(run.text)
    // Folded letters stand for the same letters of the text only where none became two.
    const same = folded.length === run.text.length
    if (run.unspaced) yield* hitsInStretch(run.at, folded, { needles, length: run.text.length, same })
    else {
      const found = needles.find((needle) => !needle.unspaced && (needle.open ? folded.startsWith(needle.text) : folded === needle.text))
      if (found) yield [run.at, run.at + (same ? found.text.length : run.text.length)]
    }
  }
}

interface Stretch {
  readonly needles: readonly Needle[]
  readonly length: number
  readonly same: boolean
}

function* hitsInStretch(at: number, folded: string, { needles, length, same }: Stretch): Generator<readonly [number, number]> {
  let from = 0
  while (from < folded.length) {
    const places = needles
      .filter(({ unspaced }) => unspaced)
      .map((needle) => ({ needle, place: folded.indexOf(needle.text, from) }))
      .filter(({ place }) => place >= 0)
    const [first] = places.sort((a, b) => a.place - b.place || b.needle.text.length - a.needle.text.length)
    if (first === undefined) return
    if (!same) return yield [at, at + length]
    yield [at + first.place, at + first.place + first.needle.text.length]
    from = first.place + first.needle.text.length
  }
}
