import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from '../../../tests/support/hostile-texts.ts'
import { wordingHints } from './wording.ts'

const period = { startsOn: '2026-01-01', today: '2026-11-10' }
const context = { period, names: ['Gail'] }
const kinds = (text: string) => wordingHints(text, context).map(({ kind, words }) => `${kind}: ${words}`)

describe('advice on wording', () => {
  it('asks for what happened where a person is described', () => {
    expect(kinds('Gail is lazy and has a bad attitude.')).toEqual(['personality: lazy', 'personality: bad attitude'])
    expect(kinds('She’s a bit difficult in planning.')).toEqual(['personality: difficult'])
    expect(kinds('A difficult colleague in every respect.')).toEqual(['personality: difficult'])
    expect(kinds('Gail is so negative in stand-ups.')).toEqual(['personality: negative'])
    expect(kinds('You were very rude on Monday.')).toEqual(['personality: rude'])
  })

  it('leaves the same words alone where they describe the work', () => {
    expect(kinds('The migration was difficult and the server slow.')).toEqual([])
    expect(kinds('It was a perfect landing on 3 June.')).toEqual([])
    expect(kinds('The negative test failed, the positive one passed.')).toEqual([])
  })

  it('asks how often where a word allows no exception', () => {
    expect(kinds('Reports always come late, and never with a note.')).toEqual(['absolute: always', 'absolute: never'])
    expect(kinds('Every single time the build broke.')).toEqual(['absolute: Every single time'])
    expect(kinds('Almost always on time, an always-on service, a never-ending queue.')).toEqual([])
  })

  it('asks who saw it', () => {
    expect(kinds('People say the meetings run long.')).toEqual(['hearsay: People say'])
    expect(kinds('I’ve heard about the customer call.')).toEqual(['hearsay: I’ve heard'])
  })

  it('asks for an expectation instead of a penalty', () => {
    expect(kinds('Deliver on Friday or else.')).toEqual(['punishment: or else'])
    expect(kinds('This is the last warning.')).toEqual(['punishment: last warning'])
  })

  it('notices examples from long before the period', () => {
    expect(kinds('In March 2023 the release slipped.')).toEqual(['long-ago: March 2023'])
    expect(kinds('On 2024-05-02 and two years ago the same.')).toEqual(['long-ago: 2024-05-02', 'long-ago: two years ago'])
    expect(kinds('Back in 2019 it went well.')).toEqual(['long-ago: Back in 2019'])
    expect(kinds('On 12 March 2026 and in December 2025 the release held.')).toEqual([])
    expect(wordingHints('In March 2023 the release slipped.')).toEqual([])
  })

  it('asks for an observed fact where a text is only a verdict', () => {
    expect(kinds('This was a great year for everybody.')).toEqual(['no-facts: great'])
    expect(kinds('Great: the handover took two days instead of five.')).toEqual([])
    expect(kinds('Well done.')).toEqual([])
  })

  it('does not comment on what somebody said', () => {
    expect(kinds('The customer said “she is lazy” on Monday.')).toEqual([])
    expect(kinds('> people say it is always late\n\nThat was the mail of 3 June.')).toEqual([])
  })

  it('says a fact and a reason in whole sentences', () => {
    for (const { fact, reason } of wordingHints('He is lazy. People say he never calls, or else. In 2019 too.', context)) {
      expect(fact).toMatch(/^“.+” .+\.$/)
      expect(reason).toMatch(/^[A-Z].+\?$/)
    }
  })
})

const NEUTRAL = [
  'On 3 March the drawings came two days before the date agreed, so the supplier could start early.',
  'In the review meeting you asked each of the three testers for their view and wrote it down.',
  'Seat-post rework fell from 3.4 % to 1.8 % after the new jig.',
  'Gail presented the plan to the board and answered the questions on cost.',
  'The handover to Rob took one afternoon; the checklist was complete.',
  'Next time: send the agenda a day ahead.',
  '',
  '   ',
]

describe('for every text', () => {
  it('stays silent on neutral ones', () => {
    for (const text of NEUTRAL) expect(kinds(text)).toEqual([])
  })

  it('never throws, and points inside the text at the words it names, in order and without overlap', () => {
    const words = fc.constantFrom(
      'lazy',
      'always',
      'people say',
      'or else',
      'in 2019',
      '“',
      '"',
      '> ',
      '\n',
      'she is difficult',
      'great',
      '🙂',
      'ﬃ',
      '3',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(words, fc.string({ unit: 'grapheme' }))).map((parts) => parts.join(' ')),
      fc.constant(hostileText),
    )
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0
        for (const hint of wordingHints(text, context)) {
          expect(hint.start).toBeGreaterThanOrEqual(end)
          expect(hint.end).toBeGreaterThan(hint.start)
          expect(hint.end).toBeLessThanOrEqual(text.length)
          expect(text.slice(hint.start, hint.end)).toBe(hint.words)
          end = hint.end
        }
      }),
    )
  })

  it('reads a text of the largest size in the time of a keystroke or two', () => {
    const long = 'She is always late and people say so. '.repeat(2700)
    const spaces = ' '.repeat(100_000)
    const started = performance.now()
    expect(wordingHints(long, context)).toHaveLength(5400)
    expect(wordingHints(`she is${spaces}x`, context)).toEqual([])
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
