import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, type Inline, parseInline, parseMarkdown } from './markdown.ts'

function linksOf(blocks: readonly Block[]): string[] {
  const inline = (parts: readonly Inline[]): string[] =>
    parts.flatMap((part) =>
      part.kind === 'link' ? [part.href, ...inline(part.children)] : 'children' in part ? inline(part.children) : [],
    )
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.lines.flatMap(inline)
    if (block.kind === 'list') return block.items.flatMap(inline)
    if (block.kind === 'heading') return inline(block.children)
    return block.kind === 'quote' ? linksOf(block.children) : []
  })
}

describe('text that was written about a person', () => {
  it('has paragraphs, lists, emphasis and pointers to evidence', () => {
    expect(parseMarkdown('One **two** [1] [9]\n\n- a\n- b\n\n3. c', new Set([1]))).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'text', text: 'One ' },
            { kind: 'strong', children: [{ kind: 'text', text: 'two' }] },
            { kind: 'text', text: ' ' },
            { kind: 'note', number: 1 },
            { kind: 'text', text: ' ' },
            { kind: 'text', text: '[9]' },
          ],
        ],
      },
      { kind: 'list', start: null, items: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]] },
      { kind: 'list', start: 3, items: [[{ kind: 'text', text: 'c' }]] },
    ])
  })

  it('links to pages and letters, and to nothing that runs', () => {
    const text = '[a](https://example.com/) [b](mailto:a@example.com) [c](javascript:alert(1)) [d](data:text/html,x) [e](JAVASCRIPT:x)'
    expect(linksOf(parseMarkdown(text))).toEqual(['https://example.com/', 'mailto:a@example.com'])
  })

  it('keeps names with underscores whole', () => {
    expect(parseInline('snake_case_name')).toEqual([{ kind: 'text', text: 'snake_case_name' }])
  })

  it('takes any text without failing, with no link but safe ones', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[*_~[\]()`#>\-\\ \na-c:1.!<]{0,200}$/), (text) => {
        expect(linksOf(parseMarkdown(text)).every((href) => /^(https?|mailto):/.test(href))).toBe(true)
      }),
    )
  })

  it('is read in time that grows with its length', () => {
    const started = performance.now()
    for (const piece of ['**a', '[a](', '_a ', '> ', '`', '~~a', '- ']) parseMarkdown(piece.repeat(100_000 / piece.length))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
