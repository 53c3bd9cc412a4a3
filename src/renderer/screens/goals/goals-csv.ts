import { toCsv } from '../../components/csv.ts'
import { goalKindWords, goalStateWords } from '../../components/goal-words.ts'
import type { ListedGoal } from './goals-filter.ts'

/** The list as it stands on screen, one row per goal. */
export function goalsCsv(goals: readonly ListedGoal[]): string {
  const heading = ['person', 'cycle', 'goal', 'kind', 'weight_percent', 'progress_percent', 'pace_percent', 'last_checked', 'due', 'state']
  const rows = goals.map((goal) => [
    goal.personName,
    goal.cycleName,
    goal.title,
    goalKindWords[goal.kind],
    goal.weightBp / 100,
    goal.progressBp === null ? null : goal.progressBp / 100,
    goal.paceBp / 100,
    goal.lastCheckedOn,
    goal.dueOn,
    goalStateWords[goal.state],
  ])
  return toCsv([heading, ...rows])
}
