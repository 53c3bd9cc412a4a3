import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarkNode, markdownTree } from './markdown-tree.ts'

function texts(nodes: readonly MarkNode[]): string {
  return nodes
    .map((node) => ('text' in node ? node.text : 'children' in node ? texts(node.children) : node.kind === 'break' ? '\n' : ''))
    .join('')
}

function hrefs(nodes: readonly MarkNode[]): (string | null)[] {
  return nodes.flatMap((node) => ('children' in node ? [...('href' in node ? [node.href] : []), ...hrefs(node.children)] : []))
}

describe('free text', () => {
  it('keeps paragraphs, emphasis, lists and links', () => {
    expect(markdownTree('Held **well**.\nSecond line\n\n- one\n- *two*\n\n1. first\n\nSee [the plan](https://example.org/a)')).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'Held ' },
          { kind: 'strong', children: [{ kind: 'text', text: 'well' }] },
          { kind: 'text', text: '.' },
          { kind: 'break' },
          { kind: 'text', text: 'Second line' },
        ],
      },
      {
        kind: 'bullets',
        children: [
          { kind: 'item', children: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'one' }] }] },
          { kind: 'item', children: [{ kind: 'paragraph', children: [{ kind: 'emphasis', children: [{ kind: 'text', text: 'two' }] }] }] },
        ],
      },
      { kind: 'numbers', children: [{ kind: 'item', children: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'first' }] }] }] },
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'See ' },
          { kind: 'link', href: 'https://example.org/a', children: [{ kind: 'text', text: 'the plan' }] },
        ],
      },
    ])
  })

  it('keeps nested lists nested', () => {
    expect(markdownTree('- a\n  - b\n- c')).toMatchObject([
      { kind: 'bullets', children: [{ kind: 'item', children: [{ kind: 'paragraph' }, { kind: 'bullets' }] }, { kind: 'item' }] },
    ])
  })

  it('shows HTML as the text it is', () => {
    const text = '<script>alert(1)</script> and <b>bold</b> &amp; <img src=x onerror=alert(1)>'
    expect(texts(markdownTree(text))).toBe(text)
  })

  it('links to nothing but the web and mail', () => {
    const bad = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', '//example.org']
    for (const href of bad) expect(hrefs(markdownTree(`[a](${href})`)).filter((found) => found !== null)).toEqual([])
    expect(hrefs(markdownTree('[a](mailto:gail@example.org) <https://example.org>'))).toEqual([
      'mailto:gail@example.org',
      'https://example.org',
    ])
  })

  it('loads no image', () => {
    expect(JSON.stringify(markdownTree('![x](https://example.org/x.png)'))).not.toContain('image')
  })

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'*_~`[]()<>!#-+1. \n\t\\&|ab'), maxLength: 80 }), (text) => {
        expect(Array.isArray(markdownTree(text))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
