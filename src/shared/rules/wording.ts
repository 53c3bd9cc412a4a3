import { longAgo, type WordingPeriod } from './wording-dates.ts'
import {
  ABSOLUTES,
  HEARSAY,
  PEOPLE_NOUNS,
  PERSONALITY_WORDS,
  PUNISHMENT,
  QUALIFIERS,
  TRAITS_OF_A_PERSON,
  VERDICTS,
} from './wording-words.ts'

export type { WordingPeriod } from './wording-dates.ts'

export type WordingKind = 'personality' | 'absolute' | 'hearsay' | 'punishment' | 'long-ago' | 'no-facts'

/** What is known about the text: the period it is about, and how the people in it are called. */
export interface WordingContext {
  readonly period?: WordingPeriod
  readonly names?: readonly string[]
}

/** One piece of advice on a text: the words it is about, why, and what would help. Blocks nothing and changes nothing. */
export interface WordingHint {
  readonly kind: WordingKind
  /** Where the words stand: from here up to, not including, there. */
  readonly start: number
  readonly end: number
  /** The words as they were written. */
  readonly words: string
  /** The bold fact. */
  readonly fact: string
  readonly reason: string
}

/**
 * Advice on English wording, in the order of the text. What stands in quotation marks or in a quoted line was said by somebody
 * and stays uncommented.
 */
export function wordingHints(text: string, { period, names = [] }: WordingContext = {}): readonly WordingHint[] {
  const own = withoutQuotes(text)
  const found = [
    ...matches(own, PERSONALITY).map((span) => hint(text, 'personality', span)),
    ...traits(own, names).map((span) => hint(text, 'personality', span)),
    ...matches(own, ABSOLUTE)
      .filter(({ start }) => !QUALIFIED.test(own.slice(Math.max(0, start - 16), start)))
      .map((span) => hint(text, 'absolute', span)),
    ...matches(own, HEARD).map((span) => hint(text, 'hearsay', span)),
    ...matches(own, PUNISHING).map((span) => hint(text, 'punishment', span)),
    ...(period ? longAgo(own, period).map((span) => hint(text, 'long-ago', span)) : []),
  ].sort((one, other) => one.start - other.start || other.end - one.end)
  const verdict = verdictWithoutFacts(text, own)
  return withoutOverlaps(verdict && found.length === 0 ? [hint(text, 'no-facts', verdict)] : found)
}

interface Span {
  readonly start: number
  readonly end: number
}

const SAID: Readonly<Record<WordingKind, (words: string) => Pick<WordingHint, 'fact' | 'reason'>>> = {
  personality: (words) => ({
    fact: `“${words}” describes a person, not what happened.`,
    reason: 'A character cannot be changed on request, an act can. What was seen or heard, and on which day?',
  }),
  absolute: (words) => ({
    fact: `“${words}” is disproved by one exception.`,
    reason: 'The talk is then about the exception. How often was it, out of how many, and since when?',
  }),
  hearsay: (words) => ({
    fact: `“${words}” leaves open who saw it.`,
    reason: 'Nobody can answer what nobody is known to have seen. What did you observe yourself, or who would say it openly?',
  }),
  punishment: (words) => ({
    fact: `“${words}” announces a penalty.`,
    reason: 'It ends the talk about what happened. What is expected from now on, and what help is there?',
  }),
  'long-ago': (words) => ({
    fact: `“${words}” is long before the period.`,
    reason: 'An old example says little about today and is hard to answer. Is there one from this period?',
  }),
  'no-facts': (words) => ({
    fact: `“${words}” is a verdict without an observed fact.`,
    reason: 'It says how good it was, not what to do again. What was done, when, and what came of it?',
  }),
}

function hint(text: string, kind: WordingKind, { start, end }: Span): WordingHint {
  const words = text.slice(start, end)
  return { kind, start, end, words, ...SAID[kind](words.replace(/\s+/g, ' ')) }
}

/** Letters, digits and hyphens around a word make it another word. */
const BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}-])`
const AFTER = String.raw`(?![\p{L}\p{M}\p{N}]|-[\p{L}\p{N}])`

function oneOf(phrases: readonly string[]): string {
  const longestFirst = [...phrases].sort((one, other) => other.length - one.length)
  return longestFirst.map((phrase) => phrase.replaceAll(' ', String.raw`\s+`).replaceAll("'", "['’]")).join('|')
}

function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(`${BEFORE}(?:${oneOf(phrases)})${AFTER}`, 'giu')
}

const PERSONALITY = anyOf(PERSONALITY_WORDS)
const ABSOLUTE = anyOf(ABSOLUTES)
const HEARD = anyOf(HEARSAY)
const PUNISHING = anyOf(PUNISHMENT)
const VERDICT = anyOf(VERDICTS)
const QUALIFIED = new RegExp(`${BEFORE}(?:${oneOf(QUALIFIERS)})\\s+$`, 'iu')

const TRAIT = oneOf(TRAITS_OF_A_PERSON)
const BEING = String.raw`(?:['’](?:s|re|m)|\s+(?:is|are|am|was|were|seems|seemed|can\s+be|has\s+been|have\s+been|acts|acted|gets|got))`
const DEGREE = String.raw`(?:\s+(?:a\s+bit|a\s+little|always|being|far|often|quite|rather|really|so|sometimes|too|very))*`
const PRONOUNS = ['he', 'she', 'they', 'you']
const PRONOUN_TRAIT = personTrait(PRONOUNS)
const NOUN_TRAIT = new RegExp(`${BEFORE}(${TRAIT})\\s+(?:${oneOf(PEOPLE_NOUNS)})${AFTER}`, 'dgiu')

function personTrait(subjects: readonly string[]): RegExp {
  return new RegExp(`${BEFORE}(?:${oneOf(subjects)})${BEING}${DEGREE}\\s+(${TRAIT})${AFTER}`, 'dgiu')
}

function traits(text: string, names: readonly string[]): Span[] {
  const called = names.filter((name) => /^[\p{L}\p{M} '-]+$/u.test(name))
  return [called.length === 0 ? PRONOUN_TRAIT : personTrait([...PRONOUNS, ...called]), NOUN_TRAIT].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ indices }) => {
      const at = indices?.[1]
      return at ? [{ start: at[0], end: at[1] }] : []
    }),
  )
}

function matches(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

const QUOTES = /"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|^[ \t]*>.*$/gmu

/** Blanks of the same length, so that every offset stays. */
function withoutQuotes(text: string): string {
  return text.replace(QUOTES, (quoted) => ' '.repeat(quoted.length))
}

/** A date, a number, a quotation, a weekday or a deed is a fact somebody can answer. */
const FACT =
  /\p{N}|["“„«]|^[ \t]*>|(?<!\p{L})(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december|yesterday|today|this morning|last (?:week|month)|when|after|before|because|while|during|by \p{L}+ing|so that|which (?:meant|led|helped|saved))(?!\p{L})|(?<!\p{L})\p{L}{2,}ed(?!\p{L})|(?<!\p{L})(?:said|wrote|told|showed|gave|took|came|left|brought|built|kept|made|found|sent|spoke|taught|ran|went|did|saw|heard)(?!\p{L})/imu
const FEWEST_WORDS = 4

/** Only of a whole text: a verdict beside a fact is how people talk. */
function verdictWithoutFacts(text: string, own: string): Span | null {
  if (text.trim().split(/\s+/).length < FEWEST_WORDS || FACT.test(text)) return null
  return matches(own, VERDICT)[0] ?? null
}

function withoutOverlaps(hints: readonly WordingHint[]): WordingHint[] {
  const kept: WordingHint[] = []
  for (const one of hints) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}
