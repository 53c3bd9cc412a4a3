import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from '../../../tests/support/hostile-texts.ts'
import { parseMarkdown } from '../../shared/rules/markdown.ts'
import { childrenOf, type DocNode, meaningOf } from './doc.ts'
import { readMarkdown } from './read-markdown.ts'
import { writeMarkdown } from './write-markdown.ts'

/** What a document says: its blocks with the words and looks in them. Empty paragraphs say nothing; two lists in a row are one. */
function said(node: DocNode): unknown {
  if (['paragraph', 'heading'].includes(node.type)) return [node.type, node.attrs?.level ?? '', meaningOf(childrenOf(node))]
  if (node.type === 'codeBlock')
    return [
      node.type,
      node.attrs?.language ?? '',
      childrenOf(node)
        .map(({ text }) => text)
        .join(''),
    ]
  const inner: unknown[] = []
  let before: DocNode | undefined
  for (const child of childrenOf(node).filter(
    (each) => !['paragraph', 'heading'].includes(each.type) || meaningOf(childrenOf(each)) !== '[]',
  )) {
    const list = child.type.endsWith('List')
    if (list && before?.type === child.type) (inner.at(-1) as unknown[]).push(...(said(child) as unknown[]).slice(2))
    else inner.push(said(child))
    before = child
  }
  return [node.type, node.type === 'orderedList' ? (node.attrs?.start ?? 1) : '', ...inner]
}

const there = (text: string) => said(readMarkdown(text))
const andBack = (text: string) => there(writeMarkdown(readMarkdown(text)))

const PIECES = [
  ...'*_~`[]()<>!#-+.1>|\\:/ \n\n\t&"ab',
  '**',
  '__',
  '~~',
  '```',
  '\n- ',
  '\n  - ',
  '\n1. ',
  '\n> ',
  '\n# ',
  '\n\n',
  '    ',
  'word ',
  '**bold** ',
  '_slant_ ',
  '`code`',
  'snake_case',
  '[label](https://a.org/x)',
  '<https://a.org>',
  '[@Ana](person:0193ffff-ffff-7fff-bfff-ffffffffffff)',
  '[3]',
  '\\*',
  '| a | b |',
  '<b>x</b>',
  '- [ ] ',
  '---',
  '\n~~~\n',
  'ä',
  '評',
  '\u00a0',
]

describe('a text through the editor', () => {
  it.each([
    'Plain words, and a second sentence.',
    'A line\nand another',
    '# One\n\n### Three\n\nwords',
    '- a\n  - b\n    - c\n- d\n\n  more of d',
    '9. nine\n10. ten\n\n    more of ten',
    '> said\n>\n> - a\n> - b',
    '```ts\nconst a = `b`\n\n  c\n```',
    '**bold _both_** and ~~gone~~ and `code`',
    'See [the page](https://a.org/x) or <mailto:ana@example.org>',
    'Said by [@Ana Silva](person:0193ffff-ffff-7fff-bfff-ffffffffffff).',
    'Held well [3]',
    '#onboarding and snake_case and 2*3*4 and 5 < 6',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    '<div>not HTML</div>',
  ])('is written back as it was: %j', (text) => {
    expect(writeMarkdown(readMarkdown(text)).replaceAll('    more', '  more')).toBe(text.replaceAll('    more', '  more'))
  })

  it('says the same afterwards, whatever it was', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, (before) => {
        expect(andBack(before)).toEqual(there(before))
      }),
      { numRuns: process.env.SLOW === '1' ? 20_000 : 1000 },
    )
  })

  it('keeps every word of what was written to harm', () => {
    expect(andBack(hostileText)).toEqual(there(hostileText))
  })
})

const words = fc
  .array(
    fc.constantFrom('word', 'two words', '*', '_', '**', '`', '~~', '[', '](', ')', '#', '1.', '-', '>', ' ', '\\', '<b>', '評価', '!'),
    { maxLength: 5 },
  )
  .map((all) => all.join(''))
const mark = fc.constantFrom(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'strike' },
  { type: 'code' },
  { type: 'link', attrs: { href: 'https://a.org/(x) y' } },
)
const textNode: fc.Arbitrary<DocNode> = fc
  .tuple(words, fc.uniqueArray(mark, { selector: ({ type }) => type, maxLength: 2 }))
  .map(([text, marks]) => ({ type: 'text', text: text || 'x', marks }))
const inline = fc.array(
  fc.oneof(
    { arbitrary: textNode, weight: 5 },
    { arbitrary: fc.constant<DocNode>({ type: 'hardBreak' }), weight: 1 },
    {
      arbitrary: fc.constant<DocNode>({ type: 'mention', attrs: { id: '0193ffff-ffff-7fff-bfff-ffffffffffff', label: '@A_n*a [x]' } }),
      weight: 1,
    },
  ),
  { maxLength: 6 },
)
const { block } = fc.letrec<{ block: DocNode; item: DocNode }>((tie) => ({
  item: fc
    .tuple(inline, fc.array(tie('block'), { maxLength: 2 }))
    .map(([content, rest]) => ({ type: 'listItem', content: [{ type: 'paragraph', content }, ...rest] })),
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    inline.map((content): DocNode => ({ type: 'paragraph', content })),
    fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([level, content]): DocNode => ({ type: 'heading', attrs: { level }, content })),
    words.map(
      (text): DocNode => ({
        type: 'codeBlock',
        attrs: { language: null },
        content: [{ type: 'text', text: `${text}\n\`\`\`\n  ${text}` }],
      }),
    ),
    fc.constant<DocNode>({ type: 'horizontalRule' }),
    fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((content): DocNode => ({ type: 'blockquote', content })),
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((content): DocNode => ({ type: 'bulletList', content })),
    fc
      .array(tie('item'), { minLength: 1, maxLength: 3 })
      .map((content): DocNode => ({ type: 'orderedList', attrs: { start: 7 }, content })),
  ),
}))

/** Every letter that is not white space, in order. */
function letters(node: DocNode): string {
  const own = node.type === 'mention' ? String(node.attrs?.label) : (node.text ?? '')
  return `${own.replace(/\s/g, '')}${childrenOf(node).map(letters).join('')}`
}

describe('a document of the editor', () => {
  it('loses no letter when it is written, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (content) => {
        const doc = { type: 'doc', content }
        expect(letters(readMarkdown(writeMarkdown(doc)))).toBe(letters(doc))
      }),
      { numRuns: process.env.SLOW === '1' ? 5000 : 300 },
    )
  })

  it('puts nothing into a text that could act', () => {
    const link = (href: string): DocNode => ({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] })
    const doc = {
      type: 'doc',
      content: [{ type: 'paragraph', content: ['javascript:a()', 'data:text/html,x', 'file:///x', ' javascript:x'].map(link) }],
    }
    expect(JSON.stringify(parseMarkdown(writeMarkdown(doc)))).not.toContain('href')
  })
})
