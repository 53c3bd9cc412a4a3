import type { SearchGroup } from '../../../shared/contract/search.ts'
import { dayNumber, type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { SearchKindWord } from '../../../shared/rules/search-query.ts'
import { tokensOf } from './rules.ts'

/** Room for as many entries of one day, far more than there can be. */
const PER_DAY = 2 ** 22
/** Days before 1900 and after 2200 are misprints: they stand first and last. */
const EARLIEST = dayNumber('1900-01-01')
const LATEST = dayNumber('2200-01-01')

/** Ids of the entries of a day, from the first to the one before the next day's. */
export function idsOfDay(day: IsoDate): { readonly from: number; readonly to: number } {
  const from = (Math.min(LATEST, Math.max(EARLIEST, dayNumber(day))) - EARLIEST) * PER_DAY + 1
  return { from, to: from + PER_DAY - 1 }
}

/** A day as it lies in the database: a date, or a moment of the machine's own time zone. */
export function dayOf(value: string | number | null): IsoDate {
  if (typeof value === 'number') return localDate(value)
  return value !== null && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(dayNumber(value)) ? value : '1970-01-01'
}

/** Begins every mark: a sign of nobody's script, so that no typed word is one. */
const MARK = '\ue000'

export const personMark = (id: string) => `${MARK}p${plain(id)}`
export const groupMark = (group: SearchGroup) => `${MARK}g${group}`
export const kindMark = (kind: SearchKindWord) => `${MARK}k${kind}`
/** The words of a person's name: found by their beginnings, without asking which other texts begin so. */
export const nameMarks = (name: string) =>
  tokensOf(name)
    .split(' ')
    .filter(Boolean)
    .map((token) => `${MARK}n${token}`)
export const tagMark = (tag: string) => `${MARK}t${tokensOf(tag).replaceAll(' ', MARK)}`

/** What is left is only what the index takes for part of a word. */
function plain(id: string): string {
  return id.replace(/[^a-z0-9]/gi, '')
}

const HASHTAG = /(?<![\p{L}\p{N}&/])#(?<tag>\p{L}[\p{L}\p{N}\p{M}_-]*)/gu

/** `#promotion` in a text is a tag like one that was given. */
export function hashtagsIn(text: string): string[] {
  return [...text.matchAll(HASHTAG)].map((match) => match.groups?.tag ?? '')
}

/** What finds an entry besides its words. */
export interface MarkedBy {
  readonly group: SearchGroup
  readonly kinds: readonly SearchKindWord[]
  readonly personId: string | null
  readonly tags: readonly string[]
  readonly names?: readonly string[]
}

export function marksOf({ group, kinds, personId, tags, names = [] }: MarkedBy): string {
  const marks = [
    groupMark(group),
    ...kinds.map(kindMark),
    ...(personId === null ? [] : [personMark(personId)]),
    ...tags.map(tagMark),
    ...names,
  ]
  return [...new Set(marks)].sort().join(' ')
}

/** Changes with whatever the index depends on that is not in the vault: such an index is made anew. */
export function fingerprint(parts: { readonly sources: unknown; readonly unicode: string }): string {
  // Another way to fold or cut words is another number.
  const text = JSON.stringify([1, parts.unicode, parts.sources])
  let hash = 0xcbf29ce484222325n
  for (let index = 0; index < text.length; index++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n)
  return hash.toString(16)
}
