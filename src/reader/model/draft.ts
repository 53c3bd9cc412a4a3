import type { Answer, PackageDocument } from '../../shared/rules/package-document.ts'

export interface OwnRating {
  readonly score: number | null
  readonly comment: string
}

export interface Proposal {
  readonly title: string
  readonly outcome: string
}

/** What is said to the notes of a one-to-one beside comments. */
export interface CheckInDraft {
  readonly topics: readonly string[]
  /** Keys of own action items that are done. */
  readonly done: readonly string[]
  readonly feeling: number | null
}

/** Everything the employee has written so far. Keys of `comments` are parts, keys of `ratings` are `kind:key`. */
export interface Draft {
  readonly comments: Readonly<Record<string, string>>
  readonly ratings: Readonly<Record<string, OwnRating>>
  readonly proposals: readonly Proposal[]
  readonly checkIn: CheckInDraft
  readonly answer: Answer | null
  readonly statement: string
  readonly fullName: string
}

export const emptyDraft: Draft = {
  comments: {},
  ratings: {},
  proposals: [],
  checkIn: { topics: [], done: [], feeling: null },
  answer: null,
  statement: '',
  fullName: '',
}

const unrated: OwnRating = { score: null, comment: '' }

export function ratingKey(item: { readonly kind: string; readonly key: string }): string {
  return `${item.kind}:${item.key}`
}

export function ratingOf(draft: Draft, item: { readonly kind: string; readonly key: string }): OwnRating {
  return draft.ratings[ratingKey(item)] ?? unrated
}

/** A rating the employee already gave in an earlier exchange is the starting point of this one. */
export function startingDraft(document: PackageDocument): Draft {
  if (document.body.kind !== 'self-review') return emptyDraft
  const given = document.body.items.flatMap((item) => (item.own ? [[ratingKey(item), item.own] as const] : []))
  return { ...emptyDraft, ratings: Object.fromEntries(given) }
}

export function withComment(draft: Draft, part: string, body: string): Draft {
  const { [part]: _, ...rest } = draft.comments
  return { ...draft, comments: body.trim() === '' ? rest : { ...rest, [part]: body } }
}

export function withRating(draft: Draft, key: string, change: Partial<OwnRating>): Draft {
  return { ...draft, ratings: { ...draft.ratings, [key]: { ...unrated, ...draft.ratings[key], ...change } } }
}

export function countComments(draft: Draft, parts: readonly string[]): number {
  return parts.filter((part) => (draft.comments[part] ?? '').trim() !== '').length
}

export function ratedCount(draft: Draft): number {
  return Object.values(draft.ratings).filter((rating) => rating.score !== null).length
}

export function isEmptyDraft(draft: Draft): boolean {
  return JSON.stringify(draft) === JSON.stringify(emptyDraft)
}

/** What kept text becomes again; null when it is not a draft. */
export function parseDraft(text: string): Draft | null {
  try {
    const value: unknown = JSON.parse(text)
    return isDraft(value) ? { ...emptyDraft, ...value } : null
  } catch {
    return null
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Partial<Record<keyof Draft, unknown>>
  return (
    typeof draft.comments === 'object' &&
    typeof draft.ratings === 'object' &&
    Array.isArray(draft.proposals) &&
    typeof draft.statement === 'string' &&
    typeof draft.fullName === 'string'
  )
}
