import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarkBlock, type MarkInline, parseMarkdown } from './markdown.ts'

function inlines(blocks: readonly MarkBlock[]): MarkInline[] {
  const within = (parts: readonly MarkInline[]): MarkInline[] =>
    parts.flatMap((part) => ('children' in part ? [part, ...within(part.children)] : [part]))
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(inlines)
    if (block.kind === 'quote') return inlines(block.children)
    return block.kind === 'paragraph' || block.kind === 'heading' ? within(block.children) : []
  })
}

function words(text: string): string {
  return inlines(parseMarkdown(text))
    .map((part) => ('text' in part ? part.text : part.kind === 'break' ? '\n' : ''))
    .join('')
}

function hrefs(text: string): string[] {
  return inlines(parseMarkdown(text)).flatMap((part) => (part.kind === 'link' ? [part.href] : []))
}

const paragraph = (text: string): MarkBlock => ({ kind: 'paragraph', children: [{ kind: 'text', text }] })

describe('free text', () => {
  it('keeps paragraphs, line ends, emphasis and pointers to evidence', () => {
    expect(parseMarkdown('Held **well, *very* well** [1] [9]\nSecond line', new Set([1]))).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'Held ' },
          {
            kind: 'strong',
            children: [
              { kind: 'text', text: 'well, ' },
              { kind: 'emphasis', children: [{ kind: 'text', text: 'very' }] },
              { kind: 'text', text: ' well' },
            ],
          },
          { kind: 'text', text: ' ' },
          { kind: 'note', number: 1 },
          { kind: 'text', text: ' [9]' },
          { kind: 'break' },
          { kind: 'text', text: 'Second line' },
        ],
      },
    ])
  })

  it('keeps lists, their numbers, and lists within lists', () => {
    expect(parseMarkdown('- a\n  - b\n- c\n  wraps\n\n3. d\n\n4. e')).toEqual([
      {
        kind: 'list',
        start: null,
        items: [
          [paragraph('a'), { kind: 'list', start: null, items: [[paragraph('b')]] }],
          [{ kind: 'paragraph', children: [{ kind: 'text', text: 'c' }, { kind: 'break' }, { kind: 'text', text: 'wraps' }] }],
        ],
      },
      { kind: 'list', start: 3, items: [[paragraph('d')], [paragraph('e')]] },
    ])
  })

  it('takes a year at the start of a line for a year', () => {
    expect(parseMarkdown('It began in\n2024. It went well.')).toHaveLength(1)
  })

  it('keeps headings, quotes, rules and code', () => {
    expect(parseMarkdown('## Head\n> said\n\n---\n```\n- x\n```')).toEqual([
      { kind: 'heading', level: 2, children: [{ kind: 'text', text: 'Head' }] },
      { kind: 'quote', children: [paragraph('said')] },
      { kind: 'rule' },
      { kind: 'code', text: '- x' },
    ])
  })

  it('knows a person by id, whatever the name says, and nobody by anything else', () => {
    const id = '0193ffff-ffff-7fff-bfff-ffffffffffff'
    expect(parseMarkdown(`[@Ana **Silva**](person:${id})`)).toEqual([
      { kind: 'paragraph', children: [{ kind: 'mention', personId: id, text: '@Ana Silva' }] },
    ])
    expect(parseMarkdown('[@Ana](person:../../etc)')).toEqual([paragraph('[@Ana](person:../../etc)')])
  })

  it('lets a backslash keep a mark from ending', () => {
    expect(parseMarkdown('**a\\*\\*b** *c\\*d* [e\\]f](https://a.org)')).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'strong', children: [{ kind: 'text', text: 'a**b' }] },
          { kind: 'text', text: ' ' },
          { kind: 'emphasis', children: [{ kind: 'text', text: 'c*d' }] },
          { kind: 'text', text: ' ' },
          { kind: 'link', href: 'https://a.org', children: [{ kind: 'text', text: 'e]f' }] },
        ],
      },
    ])
  })

  it('keeps what stands behind a fence, and a shorter fence inside', () => {
    expect(parseMarkdown('````ts title\n```\nx\n```\n````')).toEqual([{ kind: 'code', info: 'ts title', text: '```\nx\n```' }])
  })

  it.each(['snake_case_name', '2 * 3 * 4', '2*3*4', 'a ** b ** c', '5 < 6 > 4'])('leaves %s as it is', (text) => {
    expect(parseMarkdown(text)).toEqual([paragraph(text)])
  })

  it('shows HTML and images as the text they are', () => {
    const text = '<script>alert(1)</script> and <b>bold</b> &amp; <img src=x onerror=alert(1)>'
    expect(words(text)).toBe(text)
    expect(JSON.stringify(parseMarkdown('![x](data:image/png;base64,AA)'))).not.toContain('href')
  })

  it('links to pages and letters, and to nothing that runs', () => {
    const bad = ['javascript:alert', 'JaVaScRiPt:alert', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', '//example.org']
    expect(bad.flatMap((href) => hrefs(`[a](${href}) <${href}>`))).toEqual([])
    expect(hrefs('[a](mailto:gail@example.org) <https://example.org/x>')).toEqual(['mailto:gail@example.org', 'https://example.org/x'])
  })

  it('takes any text without failing, with no link but safe ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'*_~`[]()<>!#-+1. \n\t\\&|ab:/'), maxLength: 200 }), (text) => {
        expect(hrefs(text).every((href) => /^(https?|mailto):/.test(href))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  const slow = [
    '**a',
    '[a](',
    '_a ',
    '__a',
    '> ',
    '`',
    '~~a',
    '- ',
    '*a_ ',
    '  - a\n',
    '1. a\n',
    '[',
    '* a\n  ',
    '# #',
    '<http://',
    '\n',
    ' ',
    '**a*',
    '**a\\**',
    '*a\\',
    '\\*',
    '[a\\',
    '__a\\_',
    '~~a\\~',
  ]
  it.each(slow)('is read at once when it is the longest there is, made of %j', (piece) => {
    const started = performance.now()
    parseMarkdown(`# ${piece.repeat(100_000 / piece.length)}x`)
    parseMarkdown(piece.repeat(100_000 / piece.length))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
