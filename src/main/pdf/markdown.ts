/** A letter no bundled font has. */
export const NO_LETTER = '?'

export interface Run {
  readonly text: string
  readonly style: 'plain' | 'strong' | 'emphasis'
}

export interface Block {
  readonly kind: 'paragraph' | 'item' | 'quote'
  readonly runs: readonly Run[]
}

const ITEM = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/
const HEADING = /^\s*#{1,6}\s+/
const QUOTE = /^\s*>\s?/
// Control characters have no glyph, direction marks could turn a sentence round, and neither was typed by hand.
const UNPRINTABLE = /(?![\t\n])\p{Cc}|[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Noncharacter_Code_Point}/gu

/** Spellings of what the fonts do not have and paper does not need. */
const PLAIN: Readonly<Record<string, string>> = {
  '\u202F': '\u00A0',
  '\u2009': '\u00A0',
  '\u2011': '-',
  '→': '->',
  '≤': '<=',
  '≥': '>=',
  '✓': 'v',
}

/** Text as it can be set: line ends alike, nothing invisible, and `?` for what no bundled font has. */
export function printable(text: string, covers: (letter: string) => boolean): string {
  const clean = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(UNPRINTABLE, '')
  return [...clean].map((letter) => (letter === '\n' || covers(letter) ? letter : (PLAIN[letter] ?? NO_LETTER))).join('')
}

/** The same value with every text in it made printable. */
export function printableParts<T>(value: T, covers: (letter: string) => boolean): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return printable(part, covers)
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value) as T
}

/** Markdown as far as a printed page needs it. Everything else, markup of any kind included, is the text it is. */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .split(/\n\s*\n/)
    .flatMap((paragraph) => linesOf(paragraph).map(({ kind, text }) => ({ kind, runs: runsOf(kind === 'heading' ? `**${text}**` : text) })))
    .filter(({ runs }) => runs.length > 0)
    .map(({ kind, runs }) => ({ kind: kind === 'heading' ? 'paragraph' : kind, runs }))
}

interface Line {
  readonly kind: Block['kind'] | 'heading'
  readonly text: string
}

/** Lines of one paragraph, those that only wrap joined to the one before. */
function linesOf(paragraph: string): Line[] {
  const lines: Line[] = []
  for (const raw of paragraph.split('\n')) {
    const line = lineOf(raw)
    const before = lines.at(-1)
    const wraps = before && (line.kind === 'paragraph' ? before.kind !== 'heading' : line.kind === 'quote' && before.kind === 'quote')
    if (before && wraps) lines[lines.length - 1] = { kind: before.kind, text: `${before.text} ${line.text}`.trim() }
    else lines.push(line)
  }
  return lines
}

function lineOf(raw: string): Line {
  if (HEADING.test(raw)) return { kind: 'heading', text: raw.replace(HEADING, '').trim() }
  if (ITEM.test(raw)) return { kind: 'item', text: raw.replace(ITEM, '').trim() }
  if (QUOTE.test(raw)) return { kind: 'quote', text: raw.replace(QUOTE, '').trim() }
  return { kind: 'paragraph', text: raw.trim() }
}

function runsOf(text: string): Run[] {
  return text
    .split(/(\*\*\S[^*\n]*\*\*|__\S[^_\n]*__|(?<![\w*])\*(?!\s)[^*\n]*[^*\s]\*(?![\w*])|(?<!\w)_(?!\s)[^_\n]*[^_\s]_(?!\w))/)
    .filter((part) => part !== '')
    .map((part) => {
      if (/^(\*\*|__).+\1$/.test(part)) return { text: part.slice(2, -2), style: 'strong' }
      if (/^([*_]).+\1$/.test(part)) return { text: part.slice(1, -1), style: 'emphasis' }
      return { text: part, style: 'plain' }
    })
}
