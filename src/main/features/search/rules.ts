import { fold } from '../../../shared/rules/fold.ts'

/** Scripts that set no spaces between words: any two letters in a row are a token, so that any part of a text is found. */
const UNSPACED = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー々〆'
const RUN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')
const UNSPACED_RUN = new RegExp(`^[${UNSPACED}]`, 'u')
/** Longer ones are no words: they are cut, in the index and in what is asked alike. */
const LONGEST = 60
const LETTER = /^\p{L}\p{M}*$/u

/** A run of letters and digits as it stands in a text. */
export interface Run {
  readonly text: string
  readonly at: number
  /** Of a script without spaces. */
  readonly unspaced: boolean
}

/** The words of a text as they stand there; of scripts without spaces, the stretches between other signs. */
export function* runsOf(text: string): Generator<Run> {
  for (const match of text.matchAll(RUN)) yield { text: match[0], at: match.index, unspaced: UNSPACED_RUN.test(match[0]) }
}

/** What the index is given: folded words, one space between, and pairs of letters where a script has no spaces. */
export function tokensOf(text: string): string {
  const tokens: string[] = []
  for (const run of runsOf(fold(text))) {
    if (!run.unspaced) tokens.push(cut(run.text))
    else tokens.push(...pairsOf(run.text))
  }
  return tokens.join(' ')
}

/** "東京都" is 東京, 京都 and the last sign alone: so that each sign begins a token. */
function pairsOf(run: string): string[] {
  const signs = [...run]
  return signs.map((sign, index) => sign + (signs[index + 1] ?? ''))
}

function cut(word: string): string {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join('')
}

/** Tokens that stand side by side in the text; the last may be only the beginning of one. */
export interface Phrase {
  readonly tokens: readonly string[]
  readonly open: boolean
  /** One letter behind them: the beginning of half the words there are, so it is looked for only where words are whole. */
  readonly letter?: string
}

/**
 * What must stand in a text for a word as typed. "e-mail" is two tokens in a row. A stretch without spaces ends a phrase: in the index
 * its last sign stands alone behind it.
 */
export function phrasesOf(word: string): Phrase[] {
  const phrases: Phrase[] = []
  let tokens: string[] = []
  const end = (open: boolean) => {
    if (tokens.length > 0) phrases.push({ tokens, open })
    tokens = []
  }
  for (const run of runsOf(fold(word))) {
    if (!run.unspaced) {
      tokens.push(cut(run.text))
      continue
    }
    const pairs = pairsOf(run.text)
    // One sign alone is the beginning of any pair.
    if (pairs.length === 1) tokens.push(...pairs)
    else tokens.push(...pairs.slice(0, -1))
    end(pairs.length === 1)
  }
  const last = tokens.at(-1) ?? ''
  const isPart = phrases.length + tokens.length > 1
  if (isPart && LETTER.test(last)) return withLetter(phrases, tokens.slice(0, -1), last)
  // Few words begin with a digit.
  end(isPart || [...last].length >= 2)
  return phrases
}

/** "e-m" is on its way to "e-mail". */
function withLetter(phrases: readonly Phrase[], tokens: readonly string[], letter: string): Phrase[] {
  return tokens.length > 0 ? [...phrases, { tokens, open: false, letter }] : [...phrases]
}
