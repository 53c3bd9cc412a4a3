import { type MarkBlock, type MarkInline, parseMarkdown } from '../../shared/rules/markdown.ts'
import type { DocMark, DocNode } from './doc.ts'

/**
 * A text as the editor's document. Read by the one parser of the app, so that the editor shows what every other screen shows, and
 * what that parser does not know stays the text it is.
 */
export function readMarkdown(text: string): DocNode {
  const content = blocksOf(parseMarkdown(text))
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content }
}

export function blocksOf(blocks: readonly MarkBlock[]): DocNode[] {
  return blocks.map(blockOf)
}

function blockOf(block: MarkBlock): DocNode {
  switch (block.kind) {
    case 'paragraph':
      return holding('paragraph', {}, inlinesOf(block.children))
    case 'heading':
      return holding('heading', { level: block.level }, inlinesOf(block.children))
    case 'quote':
      return { type: 'blockquote', content: atLeastAParagraph(blocksOf(block.children)) }
    case 'list': {
      const content = block.items.map((item) => ({ type: 'listItem', content: paragraphFirst(blocksOf(item)) }))
      return block.start === null ? { type: 'bulletList', content } : { type: 'orderedList', attrs: { start: block.start }, content }
    }
    case 'code':
      return holding('codeBlock', { language: block.info ?? null }, block.text === '' ? [] : [{ type: 'text', text: block.text }])
    case 'rule':
      return { type: 'horizontalRule' }
  }
}

function holding(type: string, attrs: DocNode['attrs'] & object, content: readonly DocNode[]): DocNode {
  return { type, ...(Object.keys(attrs).length === 0 ? {} : { attrs }), ...(content.length === 0 ? {} : { content }) }
}

function atLeastAParagraph(content: DocNode[]): DocNode[] {
  return content.length === 0 ? [{ type: 'paragraph' }] : content
}

/** An item of the editor begins with a paragraph, be it an empty one. */
function paragraphFirst(content: DocNode[]): DocNode[] {
  return content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content]
}

function inlinesOf(parts: readonly MarkInline[], marks: readonly DocMark[] = []): DocNode[] {
  return joined(parts.flatMap((part) => inlineOf(part, marks)))
}

const MARKS = { strong: 'bold', emphasis: 'italic', strike: 'strike' } as const

function inlineOf(part: MarkInline, marks: readonly DocMark[]): DocNode[] {
  switch (part.kind) {
    case 'text':
      return [textNode(part.text, marks)]
    case 'code':
      return [textNode(part.text, withMark(marks, { type: 'code' }))]
    case 'break':
      return [{ type: 'hardBreak' }]
    case 'strong':
    case 'emphasis':
    case 'strike':
      return inlinesOf(part.children, withMark(marks, { type: MARKS[part.kind] }))
    case 'link':
      return inlinesOf(part.children, withMark(marks, { type: 'link', attrs: { href: part.href } }))
    case 'mention':
      return [{ type: 'mention', attrs: { id: part.personId, label: part.text } }]
    case 'note':
      return [textNode(`[${part.number}]`, marks)]
  }
}

/** No mark twice: strong within strong is strong. */
function withMark(marks: readonly DocMark[], mark: DocMark): readonly DocMark[] {
  return marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark]
}

function textNode(text: string, marks: readonly DocMark[]): DocNode {
  return { type: 'text', text, ...(marks.length === 0 ? {} : { marks }) }
}

function joined(nodes: readonly DocNode[]): DocNode[] {
  const result: DocNode[] = []
  for (const node of nodes) {
    const before = result.at(-1)
    const same = node.type === 'text' && before?.type === 'text' && JSON.stringify(before.marks) === JSON.stringify(node.marks)
    if (same) result[result.length - 1] = { ...before, text: `${before.text ?? ''}${node.text ?? ''}` }
    else if (node.type !== 'text' || node.text !== '') result.push(node)
  }
  return result
}
