import type { Rating, Review, ReviewItem, ReviewState } from '../../../shared/contract/reviewing.ts'
import type { NoteId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ReviewForm } from '../../../shared/rules/review-form.ts'
import { apportion, isSettled } from '../../../shared/rules/review-score.ts'

/** An item as the document has it, without what either side says about it. */
export type ItemBase = Pick<ReviewItem, 'kind' | 'key' | 'name' | 'detail' | 'expected' | 'weightBp'>
/** An item as both sides may know it: nothing private is in it. */
export type SharedItem = Omit<ReviewItem, 'linkedNotes'>

export interface GoalFacts {
  readonly id: string
  readonly title: string
  readonly outcome: string
  readonly weightBp: number
  readonly measures: readonly MeasureFacts[]
}

export interface MeasureFacts {
  readonly title: string
  readonly unit: string
  readonly baseline: number
  readonly target: number
  readonly current: number
}

export interface RatingOf extends Rating {
  readonly kind: string
  readonly key: string
  readonly author: 'manager' | 'employee'
}

export const UNRATED: Rating = { score: null, notSeen: false, comment: '' }

/** What a review is about: the goals of the participation, then the competencies of the form frozen at launch. */
export function itemBases(form: ReviewForm, goals: readonly GoalFacts[]): ItemBase[] {
  const equal = apportion(
    form.competencies.map(() => 10_000 / form.competencies.length),
    10_000,
  )
  return [
    ...goals.map((goal) => ({
      kind: 'goal' as const,
      key: goal.id,
      name: goal.title,
      detail: goalDetail(goal),
      expected: null,
      weightBp: goal.weightBp,
    })),
    ...form.competencies.map((competency, index) => ({
      kind: 'competency' as const,
      key: competency.key,
      name: competency.name,
      detail: competency.description,
      expected: competency.expected,
      weightBp: equal[index] ?? 0,
    })),
  ]
}

function goalDetail({ outcome, measures }: GoalFacts): string {
  if (measures.length === 0) return outcome
  return measures.map((measure) => (measures.length > 1 ? `${measure.title}: ${measureText(measure)}` : measureText(measure))).join('; ')
}

/** "2.1 %, from 3.4 % to 1.8 %". */
export function measureText({ unit, baseline, target, current }: MeasureFacts): string {
  const value = (number: number) => `${Number(number.toFixed(2))}${unit === '' ? '' : `\u00a0${unit}`}`
  return `${value(current)}, from ${value(baseline)} to ${value(target)}`
}

/** Puts what was said beside each item. The employee's side is null while it is sealed. */
export function assembleItems(
  bases: readonly ItemBase[],
  said: {
    readonly ratings: readonly RatingOf[]
    readonly citations: readonly (ReviewItem['citations'][number] & { kind: string; key: string })[]
  },
  isOpen: (items: readonly { manager: Rating }[]) => boolean,
): SharedItem[] {
  const withManager = bases.map((base) => ({ ...base, manager: ratingBy(said.ratings, base, 'manager') ?? UNRATED }))
  const open = isOpen(withManager)
  return withManager.map((item) => ({
    ...item,
    employee: open ? ratingBy(said.ratings, item, 'employee') : null,
    citations: said.citations
      .filter(({ kind, key }) => kind === item.kind && key === item.key)
      .map(({ kind: _kind, key: _key, ...citation }) => citation),
  }))
}

function ratingBy(ratings: readonly RatingOf[], item: ItemBase, author: RatingOf['author']): Rating | null {
  const found = ratings.find((rating) => rating.kind === item.kind && rating.key === item.key && rating.author === author)
  return found ? { score: found.score, notSeen: found.notSeen, comment: found.comment } : null
}

export type SelfState = Review['selfReview']['state']

/**
 * A self-review stays sealed until every item has the manager's rating or "not seen", or the review can no longer be changed:
 * then it cannot anchor anything.
 */
export function selfState(given: boolean, state: ReviewState, items: readonly { readonly manager: Rating }[]): SelfState {
  if (!given) return 'none'
  return isFrozen(state) || items.every(({ manager }) => isSettled(manager)) ? 'open' : 'sealed'
}

/** Once a package went out, the document is what it is. */
export function isFrozen(state: ReviewState): boolean {
  return state === 'shared' || state === 'replied' || state === 'signed'
}

/** Whether what is in the document may be changed. */
export function writable(state: ReviewState): Result<void, { readonly code: 'REVIEW_SIGNED' | 'REVIEW_NOT_WRITABLE' }> {
  if (state === 'signed') return err({ code: 'REVIEW_SIGNED' })
  return state === 'writing' ? ok(undefined) : err({ code: 'REVIEW_NOT_WRITABLE' })
}

export function onScale(form: ReviewForm, score: number | null): boolean {
  return score === null || form.scale.points.some(({ value }) => value === score)
}

/** The one private thing of an item: the notes linked to it in this vault. */
export function withLinks(items: readonly SharedItem[], links: readonly { kind: string; key: string; noteId: NoteId }[]): ReviewItem[] {
  return items.map((item) => ({
    ...item,
    linkedNotes: links.filter(({ kind, key }) => kind === item.kind && key === item.key).map(({ noteId }) => noteId),
  }))
}
