import { SEARCH_GROUPS, type SearchGroup } from '../../../shared/contract/search.ts'
import { addDays, type IsoDate } from '../../../shared/kernel/dates.ts'
import type { SearchFilter } from '../../../shared/rules/search-query.ts'
import type { Phrase } from './rules.ts'
import { groupMark, idsOfDay, kindMark, nameMarks, personMark, tagMark } from './rules-index.ts'

/** A word looked for, and the people it may mean. */
export interface AskedWord {
  readonly phrases: readonly Phrase[]
  readonly personIds: readonly string[]
}

/** What a search comes down to. */
export interface Asked {
  readonly words: readonly AskedWord[]
  /** Each list: any of these people. */
  readonly people: readonly (readonly string[])[]
  readonly filters: readonly SearchFilter[]
}

// Tokens hold nothing but letters, digits and the sign of a mark: inside quotes the index takes them for words, whatever they spell.
const quoted = (tokens: readonly string[]) => `"${tokens.join(' ')}"`
const any = (parts: readonly string[]) => `(${parts.join(' OR ')})`

export function phraseExpression({ tokens, open, letter }: Phrase, whole = false): string {
  if (whole) return quoted(letter === undefined ? tokens : [...tokens, letter])
  return quoted(tokens) + (open ? '*' : '')
}

/** `whole`: words as typed, not what begins with them. */
function wordExpression({ phrases, personIds }: AskedWord, whole: boolean): string {
  const text = `(${phrases.map((phrase) => phraseExpression(phrase, whole)).join(' AND ')})`
  return personIds.length === 0 ? text : any([text, ...personIds.map((id) => quoted([personMark(id)]))])
}

/**
 * The index's own query; null when nothing is asked for that it could find. Every entry lies in a group, so that all of them together
 * are only asked for where nothing else is.
 */
export function expressionFor(asked: Asked, groups: readonly SearchGroup[], whole = false): string | null {
  const words = asked.words.filter(({ phrases }) => phrases.length > 0).map((word) => wordExpression(word, whole))
  const kinds = asked.filters.flatMap((filter) => (filter.by === 'kind' ? [quoted([kindMark(filter.value)])] : []))
  const tags = asked.filters.flatMap((filter) => (filter.by === 'tag' ? [quoted([tagMark(filter.value)])] : []))
  const people = asked.people.map((ids) => any(ids.map((id) => quoted([personMark(id)]))))
  if (words.length + asked.filters.length === 0 || asked.people.some((ids) => ids.length === 0)) return null
  const inGroups = any(groups.map((group) => quoted([groupMark(group)])))
  const asks = words.length + kinds.length + tags.length + people.length > 0
  return [
    ...(asks && groups.length === SEARCH_GROUPS.length ? [] : [inGroups]),
    ...(kinds.length > 0 ? [any(kinds)] : []),
    ...tags,
    ...people,
    ...words,
  ].join(' AND ')
}

/** Ids between the days asked for. */
export function rangeFor(filters: readonly SearchFilter[]): { readonly from: number; readonly to: number } {
  let from = 0
  let to = Number.MAX_SAFE_INTEGER
  for (const filter of filters) {
    if (filter.by === 'before') to = Math.min(to, idsOfDay(filter.value).from - 1)
    if (filter.by === 'after') from = Math.max(from, idsOfDay(dayAfter(filter.value)).from)
  }
  return { from, to }
}

function dayAfter(day: IsoDate): IsoDate {
  return addDays(day, 1)
}

/** Finds people by the beginnings of their names, of two letters or more. */
export function nameExpression(name: string): string | null {
  const marks = nameMarks(name).filter((mark) => [...mark].length >= 4)
  return marks.length === 0 ? null : marks.map((mark) => `${quoted([mark])}*`).join(' AND ')
}
