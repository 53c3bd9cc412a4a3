import { describe, expect, it } from 'vitest'
import { pdfLetters, pdfSource } from '../../../tests/support/pdf.ts'
import { sampleReview } from '../../../tests/support/sample-review.ts'
import { blocksOf } from './markdown.ts'
import { reviewPdf } from './review-pdf.tsx'

const context = { signal: new AbortController().signal, progress: () => {} }
const print = (change: Partial<typeof sampleReview> = {}) =>
  reviewPdf({ review: { ...sampleReview, ...change }, printedOn: '2026-12-08' }, context)
const letters = (text: string) => text.replace(/\s+/g, '')

const HOSTILE = [
  '<script>alert(1)</script>',
  '<iframe src="file:///etc/passwd"></iframe>',
  '[a link](javascript:alert(1)) and https://evil.example/',
  '<link rel="stylesheet" href="http://evil.example/x.css">',
  '(Tj) ET Q /JS (app.alert\\(1\\)) \\',
].join('\n\n')

describe('a review on paper', () => {
  it('says everything both sides signed, in its order', async () => {
    const pdf = await print()
    const text = pdfLetters(pdf)
    const order = [
      'Adventure Works',
      'Gail Erickson',
      '3.6',
      'A year of',
      'Seat-post rework below',
      'Problem',
      'Open one',
      '1 Recognition',
      'signed for',
      'I disagree',
    ]
    const places = order.map((part) => text.indexOf(letters(part)))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    for (const part of [sampleReview.summary, sampleReview.signOffs[1]?.statement ?? '', '7f3a 91c0 5be2 44d8', '1 of 2']) {
      expect(text).toContain(letters(part))
    }
  })

  it('takes markup as the text it is: nothing runs, links or loads', async () => {
    const pdf = await print({ summary: HOSTILE, firm: '<b>Firm</b>\u202Egnp.exe' })
    const source = pdfSource(pdf)
    for (const name of ['/JS', '/JavaScript', '/Launch', '/URI', '/Annots', '/OpenAction', '/AA', '/EmbeddedFile', '/GoToR']) {
      expect(source).not.toContain(`${name} `)
    }
    expect(pdfLetters(pdf)).toContain(letters('<iframe src="file:///etc/passwd"></iframe>'))
    expect(source).not.toContain('root:')
  })

  it('sets letters of other alphabets and breaks a word that no line can hold', async () => {
    const pdf = await print({ summary: `Zażółć Ελλάδα Žluťoučký Кириллица ${'x'.repeat(400)}` })
    const text = pdfLetters(pdf)
    for (const word of ['Zażółć', 'Ελλάδα', 'Žluťoučký', 'Кириллица']) expect(text).toContain(word)
    expect(text).not.toContain(letters('none of the fonts'))
  })

  it('says so when it has no letter for what was written', async () => {
    const text = pdfLetters(await print({ summary: 'Well done 🙂 漢字' }))
    expect(text).toContain(letters('Well done ? ??'))
    expect(text).toContain(letters('Some letters are in none of the fonts'))
  })

  it('goes over as many pages as it needs, with the foot on each', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}. ${'Steady work, written down. '.repeat(8)}`).join('\n\n')
    const pdf = await print({ summary: long })
    const pages = /\/Count (\d+)/.exec(pdfSource(pdf))?.[1]
    expect(Number(pages)).toBeGreaterThan(3)
    expect(pdfLetters(pdf)).toContain(`${pages}of${pages}`)
  })

  it('says who has not signed', async () => {
    const text = pdfLetters(await print({ signOffs: [] }))
    expect(text).toContain(letters('Not signed'))
    expect(text).not.toContain(letters('I disagree'))
  })
})

describe('Markdown on paper', () => {
  it('has paragraphs, lists with their marks, quotes, two kinds of stress, and links in full', () => {
    const said = blocksOf('# Head\nOne\ntwo **three**\n\n- a\n  more\n\n2. b\n> said\n\n[plan](https://example.org/a)')
    expect(said.map(({ kind, mark, runs }) => [kind, mark, ...runs.map(({ text, style }) => `${style}: ${text}`)])).toEqual([
      ['paragraph', '', 'strong: Head'],
      ['paragraph', '', 'plain: One\ntwo ', 'strong: three'],
      ['item', '•', 'plain: a\nmore'],
      ['item', '2.', 'plain: b'],
      ['quote', '', 'plain: said'],
      ['paragraph', '', 'plain: plan (https://example.org/a)'],
    ])
  })
})
