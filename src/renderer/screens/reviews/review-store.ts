import { create } from 'zustand'
import type { ReviewItem } from '../../../shared/contract/reviewing.ts'

export type Part = 'goals' | 'competencies' | 'summary' | 'nextSteps' | 'privateAssessment' | 'answers'

export interface ItemRef {
  readonly kind: ReviewItem['kind']
  readonly key: string
}

/** What the editor is showing: the item last worked on, into which evidence is cited. What is true lives in the database. */
export const useReviewScreen = create<{ readonly item: ItemRef | null }>(() => ({ item: null }))

export function workOn(item: ItemRef | null): void {
  useReviewScreen.setState({ item })
}

export function sameItem(one: ItemRef | null, other: ItemRef): boolean {
  return one !== null && one.kind === other.kind && one.key === other.key
}
