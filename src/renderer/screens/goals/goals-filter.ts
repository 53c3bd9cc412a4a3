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

/** The goals listed; where a column holds the same, the heaviest first. */
export function filterGoals(goals: readonly ListedGoal[], search: GoalsSearch, today: IsoDate): readonly ListedGoal[] {
  const words = (search.text ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return goals
    .filter((goal) => {
      const text = `${goal.title} ${goal.personName}`.toLocaleLowerCase()
      return (
        (search.state === undefined || goal.state === search.state) &&
        (search.only === undefined || answers(goal, search.only, today)) &&
        words.every((word) => text.includes(word))
      )
    })
    .sort((a, b) => b.weightBp - a.weightBp)
}
