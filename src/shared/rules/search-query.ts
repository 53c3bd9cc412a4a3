import type { IsoDate } from '../kernel/dates.ts'
import { fold } from './fold.ts'

/** What can be asked for by `kind:`, and the words that mean it. */
export const SEARCH_KINDS = {
  goal: ['goal', 'goals'],
  note: ['note', 'notes'],
  private: ['private'],
  feedback: ['feedback', 'recognition'],
  meeting: ['meeting', 'meetings', 'one-to-one', 'one-to-ones', '1:1'],
  action: ['action', 'actions', 'action-item', 'action-items', 'promise', 'promises'],
  development: ['development', 'training'],
  concern: ['concern', 'concerns', 'plan'],
  review: ['review', 'reviews'],
  reward: ['reward', 'rewards'],
  person: ['person', 'people'],
  library: ['library', 'job', 'jobs', 'template', 'phrase'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type SearchKindWord = keyof typeof SEARCH_KINDS

export type SearchFilter =
  | { readonly by: 'person' | 'tag'; readonly value: string }
  | { readonly by: 'kind'; readonly value: SearchKindWord }
  /** Days before the first day of what was typed; days after its last. */
  | { readonly by: 'before' | 'after'; readonly value: IsoDate }

/** A filter as it stands in what was typed; null while it says nothing yet. */
export interface TypedFilter {
  readonly typed: string
  readonly name: SearchFilter['by']
  readonly filter: SearchFilter | null
}

export interface SearchQuery {
  readonly words: readonly string[]
  readonly filters: readonly TypedFilter[]
}

const PART = /(?<name>person|tag|before|after|kind):(?:"(?<quoted>[^"]*)"?|(?<value>\S*))|(?<word>\S+)/giu

/** Words and filters, in any order: `person:gail before:2026-03 "seat post"`. */
export function readSearch(typed: string): SearchQuery {
  const words: string[] = []
  const filters: TypedFilter[] = []
  for (const match of typed.matchAll(PART)) {
    const { name, quoted, value, word } = match.groups ?? {}
    if (name === undefined) words.push(word ?? '')
    else {
      const by = name.toLowerCase() as SearchFilter['by']
      filters.push({ typed: match[0], name: by, filter: filterOf(by, (quoted ?? value ?? '').trim()) })
    }
  }
  return { words, filters }
}

/** What was typed without one of its filters. */
export function withoutFilter(typed: string, filter: TypedFilter): string {
  return typed.replace(filter.typed, ' ').replace(/\s+/g, ' ').trim()
}

function filterOf(by: SearchFilter['by'], value: string): SearchFilter | null {
  if (value === '') return null
  switch (by) {
    case 'person':
    case 'tag':
      return { by, value }
    case 'kind':
      return kindOf(fold(value))
    case 'before':
    case 'after': {
      const day = dayOf(value, by)
      return day === null ? null : { by, value: day }
    }
  }
}

function kindOf(value: string): SearchFilter | null {
  const found = Object.entries(SEARCH_KINDS).find(([, words]) => (words as readonly string[]).includes(value))
  return found ? { by: 'kind', value: found[0] as SearchKindWord } : null
}

/** Before a month is before its first day, after it is after its last. */
function dayOf(value: string, side: 'before' | 'after'): IsoDate | null {
  const match = /^(?<year>[1-9]\d{3})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?)?$/.exec(value)
  if (!match?.groups) return null
  const year = Number(match.groups.year)
  const month = match.groups.month === undefined ? null : Number(match.groups.month)
  const day = match.groups.day === undefined ? null : Number(match.groups.day)
  if ((month !== null && (month < 1 || month > 12)) || (day !== null && day < 1)) return null
  const first = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  if (day !== null && first.getUTCDate() !== day) return null
  if (side === 'before' || day !== null) return iso(first)
  return iso(month === null ? new Date(Date.UTC(year, 11, 31)) : new Date(Date.UTC(year, month, 0)))
}

function iso(day: Date): IsoDate {
  return day.toISOString().slice(0, 10)
}
