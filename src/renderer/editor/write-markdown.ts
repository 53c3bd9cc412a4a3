import { parseMarkdown } from '../../shared/rules/markdown.ts'
import { childrenOf, type DocNode, meaningOf, numberAttr, textAttr } from './doc.ts'
import { blocksOf } from './read-markdown.ts'
import { inlineMarkdown, MANNERS } from './write-inline.ts'

/** The editor's document as the Markdown that the app reads the same way: no HTML, and nothing the parser does not know. */
export function writeMarkdown(doc: DocNode): string {
  return joinBlocks(childrenOf(doc).map(blockMarkdown))
}

/** Blocks with an empty line between; empty ones leave nothing. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n')
}

export function blockMarkdown(block: DocNode): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphMarkdown(childrenOf(block))
    case 'heading':
      return headingMarkdown(block)
    case 'blockquote':
      return quoted(writeMarkdown(block))
    case 'bulletList':
      return childrenOf(block)
        .map((item) => itemMarkdown(item, '- '))
        .join('\n')
    case 'orderedList': {
      const start = numberAttr(block, 'start', 1)
      return childrenOf(block)
        .map((item, at) => itemMarkdown(item, `${start + at}. `))
        .join('\n')
    }
    case 'codeBlock':
      return codeMarkdown(block)
    case 'horizontalRule':
      return '---'
    default:
      return joinBlocks(childrenOf(block).map(blockMarkdown))
  }
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

/** Empty paragraphs go; the one in front is the editor's own, which wants one at the start of every item. */
function itemMarkdown(item: DocNode, mark: string): string {
  const blocks = childrenOf(item)
    .map((block) => ({ block, text: blockMarkdown(block) }))
    .filter(({ text }) => text !== '')
  const inner = blocks.map(({ block, text }, at) => `${gapBefore(block, at, blocks[at - 1]?.block)}${text}`).join('')
  const indent = ' '.repeat(mark.length)
  return `${mark}${inner.split('\n').join(`\n${indent}`).replaceAll(`\n${indent}\n`, '\n\n')}`
}

/** A list right under the words of its item stands close to them, unless its number would be taken for a word of theirs. */
function gapBefore(block: DocNode, at: number, before: DocNode | undefined): string {
  if (at === 0) return ''
  const isClose = block.type === 'bulletList' || (block.type === 'orderedList' && numberAttr(block, 'start', 1) === 1)
  return at === 1 && before?.type === 'paragraph' && isClose ? '\n' : '\n\n'
}

function codeMarkdown(block: DocNode): string {
  const text = childrenOf(block)
    .map((node) => node.text ?? '')
    .join('')
  const info = textAttr(block, 'language')
    .replace(/[\r\n]/g, ' ')
    .trim()
  const tick = info.startsWith('`') ? '~' : '`'
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}|~{3,}/g)].map(([ticks]) => ticks.length))
  const fence = tick.repeat(longest + 1)
  return `${fence}${info}\n${text}\n${fence}`
}

/** A heading without words says nothing. */
function headingMarkdown(block: DocNode): string {
  const marks = '#'.repeat(Math.min(6, Math.max(1, numberAttr(block, 'level', 3))))
  const oneLine = childrenOf(block).map((node) => (node.type === 'hardBreak' ? { type: 'text', text: ' ' } : node))
  return inlineSayable(oneLine, (text) => `${marks} ${text.trim()}`)
}

/** Two line breaks after each other would be an empty line: what they part are paragraphs. */
function paragraphMarkdown(inline: readonly DocNode[]): string {
  const parts: DocNode[][] = [[]]
  for (const [at, node] of inline.entries()) {
    if (node.type !== 'hardBreak') parts.at(-1)?.push(node)
    else if (isBreakable(parts.at(-1) ?? []) && inline[at + 1] !== undefined) parts.at(-1)?.push(node)
    else parts.push([])
  }
  return joinBlocks(parts.map((part) => inlineSayable(withoutBreakAtEnd(part), escapeLineStarts)))
}

function isBreakable(line: readonly DocNode[]): boolean {
  const last = line.at(-1)
  return last !== undefined && last.type !== 'hardBreak' && !(last.type === 'text' && (last.text ?? '').trim() === '' && line.length === 1)
}

function withoutBreakAtEnd(part: readonly DocNode[]): readonly DocNode[] {
  return part.at(-1)?.type === 'hardBreak' ? part.slice(0, -1) : part
}

/** Written as plainly as it can be: each manner is tried until the parser reads back what was meant. The last one always is. */
function inlineSayable(inline: readonly DocNode[], asBlock: (text: string) => string): string {
  if (inline.length === 0) return ''
  const meant = meaningOf(inline)
  let text = ''
  for (const manner of MANNERS) {
    text = inlineMarkdown(inline, manner)
    const block = asBlock(text)
    const read = blocksOf(parseMarkdown(block))
    const isOne = read.length === 1 && (read[0]?.type === 'paragraph' || read[0]?.type === 'heading')
    if (isOne && meaningOf(childrenOf(read[0] ?? { type: 'paragraph' })) === meant) return block
  }
  return text.trim() === '' ? '' : asBlock(text)
}

const LINE_START = /^(#{1,6}\s|[-*+]\s|>|(?:-{3,}|\*{3,}|_{3,})\s*$|`{3,}|~{3,})/
const NUMBER_START = /^(\d{1,9})([.)])(\s)/

/** What would begin a heading, a list, a quote, a rule or code at the start of a line keeps its place as text. */
function escapeLineStarts(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (LINE_START.test(line) ? `\\${line}` : line.replace(NUMBER_START, '$1\\$2$3')))
    .join('\n')
}
