import { z } from 'zod'
import { type Goal, GoalState } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { checkInIsLate } from '../../components/goal-words.ts'

export type ListedGoal = Omit<Goal, 'checkIns' | 'comments'> & { readonly personName: string; readonly cycleName: string }

const GoalSort = z.enum(['person', 'title', 'weight', 'progress', 'checked', 'due', 'state'])
export type GoalSort = z.infer<typeof GoalSort>

export const GoalsSearch = z.object({
  state: GoalState.optional().catch(undefined),
  only: z.enum(['behind', 'quiet', 'unmeasured']).optional().catch(undefined),
  text: z.coerce.string().optional().catch(undefined),
  sort: GoalSort.optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
})
export type GoalsSearch = Readonly<z.infer<typeof GoalsSearch>>

export type GoalQuestion = NonNullable<GoalsSearch['only']>

/** Whether the goal is one of those asked for: behind its pace, without a check-in for a month, or without a measure. */
export function answers(goal: ListedGoal, question: GoalQuestion, today: IsoDate): boolean {
  switch (question) {
    case 'behind':
      return goal.progressBp !== null && goal.progressBp < goal.paceBp
    case 'quiet':
      return goal.lastCheckedOn === null || checkInIsLate(goal.lastCheckedOn, today)
    case 'unmeasured':
      return goal.keyResults.length === 0
  }
}

const states: readonly string[] = GoalState.options

/** What a column sorts by; the table and the exported file use the same. */
export function goalSortValue(goal: ListedGoal, key: GoalSort): string | number | null {
  switch (key) {
    case 'person':
      return goal.personName
    case 'title':
      return goal.title
    case 'weight':
      return goal.weightBp
    case 'progress':
      return goal.progressBp
    case 'checked':
      return goal.lastCheckedOn
    case 'due':
      return goal.dueOn
    case 'state':
      return states.indexOf(goal.state)
  }
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === b) return 0
  // What is missing goes last either way.
  if (a === null) return 1
  if (b === null) return -1
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)))
}

/** The goals listed, filtered and in order; within a person the heaviest first. */
export function listGoals(goals: readonly ListedGoal[], search: GoalsSearch, today: IsoDate): readonly ListedGoal[] {
  const words = (search.text ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const key = search.sort ?? 'person'
  const sign = search.desc === true ? -1 : 1
  return goals
    .filter((goal) => {
      const text = `${goal.title} ${goal.personName}`.toLocaleLowerCase()
      return (
        (search.state === undefined || goal.state === search.state) &&
        (search.only === undefined || answers(goal, search.only, today)) &&
        words.every((word) => text.includes(word))
      )
    })
    .sort((a, b) => compare(goalSortValue(a, key), goalSortValue(b, key), sign) || b.weightBp - a.weightBp)
}
