import { type MarkBlock, type MarkInline, parseMarkdown } from '../../shared/rules/markdown.ts'

/** A letter no bundled font has. */
export const NO_LETTER = '?'

export interface Run {
  readonly text: string
  readonly style: 'plain' | 'strong' | 'emphasis'
}

export interface Block {
  readonly kind: 'paragraph' | 'item' | 'quote'
  /** What stands before an item. */
  readonly mark: string
  readonly runs: readonly Run[]
}

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
  return flat(parseMarkdown(markdown), 'paragraph')
}

function flat(blocks: readonly MarkBlock[], kind: 'paragraph' | 'quote'): Block[] {
  return blocks.flatMap((block) => flatBlock(block, kind))
}

function flatBlock(block: MarkBlock, kind: 'paragraph' | 'quote'): Block[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind, mark: '', runs: runsOf(block.children, 'plain') }]
    case 'heading':
      return [{ kind, mark: '', runs: runsOf(block.children, 'strong') }]
    case 'quote':
      return flat(block.children, 'quote')
    case 'list': {
      const { start, items } = block
      return items.flatMap((item, at) => itemOf(item, start === null ? '•' : `${start + at}.`))
    }
    case 'code':
      return [{ kind, mark: '', runs: [{ text: block.text, style: 'plain' }] }]
    case 'rule':
      return []
  }
}

/** What an item holds besides its first lines stands below it, with a mark of its own only where it is a list again. */
function itemOf(item: readonly MarkBlock[], mark: string): Block[] {
  const [first, ...rest] = flat(item, 'paragraph')
  return first === undefined ? [] : [{ ...first, kind: 'item', mark }, ...rest]
}

function runsOf(parts: readonly MarkInline[], style: Run['style']): Run[] {
  return joined(parts.flatMap((part) => runOf(part, style)))
}

function runOf(part: MarkInline, style: Run['style']): Run[] {
  switch (part.kind) {
    case 'text':
    case 'code':
    case 'mention':
      return [{ text: part.text, style }]
    case 'break':
      return [{ text: '\n', style }]
    case 'strong':
    case 'emphasis':
      return runsOf(part.children, part.kind)
    case 'strike':
      return runsOf(part.children, style)
    case 'link':
      return [...runsOf(part.children, style), ...(labelOf(part.children) === part.href ? [] : [{ text: ` (${part.href})`, style }])]
    case 'note':
      return [{ text: `[${part.number}]`, style }]
  }
}

function labelOf(parts: readonly MarkInline[]): string {
  return parts.map((part) => ('text' in part ? part.text : '')).join('')
}

function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const before = result.at(-1)
    if (before?.style === run.style) result[result.length - 1] = { ...run, text: before.text + run.text }
    else result.push(run)
  }
  return result
}
