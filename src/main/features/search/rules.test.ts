import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../shared/rules/fold.ts'
import { phrasesOf, runsOf, tokensOf } from './rules.ts'
import { marksOf } from './rules-index.ts'
import { expressionFor, phraseExpression } from './rules-match.ts'
import { markAll, markedLine, needlesOf } from './rules-snippet.ts'

/** Any text at all, and text of the scripts that are cut in another way. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('東', '京', 'ハ', 'ﾊﾞ', 'が', 'ประชุม', 'ng', 'ộ', 'İ', 'ı', 'ß', 'Σ', ' ', '-', 'é', 'e\u0301', '한', '०'))
    .map((parts) => parts.join('')),
)

describe('folding', () => {
  it.each([
    ['Öztürk', 'ozturk'],
    ['ISPARTA İstanbul ılık', 'isparta istanbul ilik'],
    ['Søren Łukasiewicz', 'soren lukasiewicz'],
    ['Straße', 'strasse'],
    ['Jóhanna Þórsdóttir', 'johanna thorsdottir'],
    ['Nguyễn Thị Được', 'nguyen thi duoc'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ＡＢＣ ﾊﾝﾄﾞ', 'abc ハンド'],
    ['ประชุมทีม', 'ประชุมทีม'],
    ['が', 'が'],
    ['한국어', '한국어'],
  ])('takes %s for %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('is done once: folding what is folded changes nothing', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)))
  })

  it('cuts into words once: words cut again are the same words, where scripts set spaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokensOf(text)
        const again = [...runsOf(tokens)].every(({ unspaced }) => !unspaced)
        return !again || tokensOf(tokens) === tokens
      }),
    )
  })
})

describe('words of the index', () => {
  it('are pairs of signs where a script sets no spaces', () => {
    expect(tokensOf('東京都ISO認証')).toBe('東京 京都 都 iso 認証 証')
    expect(tokensOf('E-mail, 3.5 don’t')).toBe('e mail 3 5 don t')
  })

  it('holds nothing that its query language could mistake for a sign', () => {
    fc.assert(fc.property(anyText, (text) => !/["*^:(){}\n\0]/.test(tokensOf(text))))
    const all = fc.array(anyText.filter((word) => !/\s/.test(word)))
    fc.assert(
      fc.property(all, (words) => {
        const asked = { words: words.map((word) => ({ phrases: phrasesOf(word), personIds: [] })), people: [], filters: [] }
        const inside = (expressionFor(asked, ['notes']) ?? '').replace(/"[^"]*"/g, 'x')
        return /^[xANDOR ()*]*$/.test(inside)
      }),
    )
  })

  it('marks nothing that can be typed', () => {
    const marks = marksOf({ group: 'notes', kinds: ['private'], personId: 'a-b', tags: ['Follow up'] }).split(' ')
    expect(marks).toHaveLength(4)
    fc.assert(
      fc.property(
        anyText,
        (text) =>
          !tokensOf(text)
            .split(' ')
            .some((token) => token.includes('\ue000')),
      ),
    )
  })

  it('looks for one letter as a word, for two as the beginning of one', () => {
    expect(phrasesOf('a').map((phrase) => phraseExpression(phrase))).toEqual(['"a"'])
    expect(phrasesOf('ab').map((phrase) => phraseExpression(phrase))).toEqual(['"ab"*'])
    expect(phrasesOf('e-mail').map((phrase) => phraseExpression(phrase))).toEqual(['"e mail"*'])
    expect(phrasesOf('e-m').map((phrase) => phraseExpression(phrase))).toEqual(['"e"'])
    expect(phrasesOf('e-m').map((phrase) => phraseExpression(phrase, true))).toEqual(['"e m"'])
    expect(phrasesOf('3.5').map((phrase) => phraseExpression(phrase))).toEqual(['"3 5"*'])
    expect(phrasesOf('東').map((phrase) => phraseExpression(phrase))).toEqual(['"東"*'])
    expect(phrasesOf('京都').map((phrase) => phraseExpression(phrase))).toEqual(['"京都"'])
  })
})

describe('the line that is shown', () => {
  const shown = (parts: readonly { text: string; hit: boolean }[]) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

  it('is around the first hit, with what was looked for marked', () => {
    const text = `${'before '.repeat(40)}needle\n\n${'after '.repeat(40)}`
    const line = shown(markedLine(text, needlesOf(['need'])))
    expect(line).toMatch(/^… .*\[need\]le.* …$/)
    expect(line.length).toBeLessThan(140)
    expect(shown(markedLine('Short\nnote', needlesOf(['note'])))).toBe('Short [note]')
  })

  it('marks what has accents, and parts of a stretch without spaces', () => {
    expect(shown(markedLine('Herr Öztürk sagte', needlesOf(['ozt'])))).toBe('Herr [Özt]ürk sagte')
    expect(shown(markedLine('来週東京都で会議', needlesOf(['京都'])))).toBe('来週東[京都]で会議')
    expect(shown(markedLine('Straße', needlesOf(['strasse'])))).toBe('[Straße]')
  })

  it('finds the hit far down in a long text', () => {
    expect(shown(markedLine(`${'hay '.repeat(100_000)}Nadel`, needlesOf(['nadel'])))).toMatch(/^… .*\[Nadel\]$/)
  })

  it('shows no signs of Markdown', () => {
    expect(shown(markedLine('## Plan\n\n- **bold** `code` [site](https://example.com)', needlesOf(['bold'])))).toBe(
      'Plan: [bold] code site',
    )
    expect(shown(markedLine('The *supplier day*, _in_ spring: 2 * 3, snake_case', needlesOf(['day'])))).toBe(
      'The supplier [day], in spring: 2 * 3, snake_case',
    )
  })

  it('loses no letter where the whole is shown', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 3 }), (text, words) => {
        return (
          markAll(text, needlesOf(words))
            .map((part) => part.text)
            .join('') === text
        )
      }),
    )
  })

  it('makes a line of any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), fc.array(anyText, { maxLength: 3 }), (text, words) => {
        return shown(markedLine(text, needlesOf(words)).map(({ text }) => ({ text, hit: false }))).length <= 130
      }),
    )
  })
})
