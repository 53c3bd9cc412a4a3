import story from '../../../resources/demo/story.json' with { type: 'json' }
import type { GoalKind } from '../../shared/contract/planning.ts'

/** A measure and what it read on some days before today: `[days ago, value, confidence, comment]`. */
export interface MeasureStory {
  readonly title: string
  readonly unit: string
  readonly baseline: number
  readonly target: number
  readonly readings: readonly (readonly [daysAgo: number, value: number, confidence: number | null, comment: string])[]
}

export interface GoalStory {
  readonly kind: GoalKind
  readonly title: string
  readonly outcome: string
  readonly weightBp: number
  readonly measures: readonly MeasureStory[]
  /** Proposed by the employee lately and not agreed yet. */
  readonly proposedDaysAgo?: number
}

export interface MeetingStory {
  readonly daysAgo: number
  readonly time: string
  readonly minutes: number
  readonly agenda: readonly {
    readonly title: string
    readonly by: 'manager' | 'employee'
    readonly note?: string
    readonly open?: boolean
  }[]
  readonly actions: readonly {
    readonly title: string
    readonly owner: 'manager' | 'employee'
    readonly dueInDays: number
    readonly done?: boolean
  }[]
  readonly margin?: string
}

export interface NoteStory {
  readonly daysAgo: number
  readonly kind: 'private' | 'shared' | 'feedback'
  readonly from?: string
  readonly body: string
}

export interface ReviewStory {
  /** Scores of the five competencies in the order of the form; null is "not seen". */
  readonly scores: readonly (number | null)[]
  readonly comments: readonly string[]
  readonly goalScores: readonly number[]
  readonly summary: string
  readonly nextSteps: string
  readonly assessment: string
}

export interface PersonStory {
  readonly employeeNumber: string
  readonly goals: readonly GoalStory[]
  readonly meetings: readonly MeetingStory[]
  readonly notes: readonly NoteStory[]
  /** How far this year's review is. */
  readonly stage: 'none' | 'writing' | 'ready'
  readonly review: ReviewStory
}

/** Roberto Tamburello's team of seven, told in full. */
export const team: readonly PersonStory[] = story as readonly PersonStory[]
