import { Link } from '@tanstack/react-router'
import type { Goal } from '../../../shared/contract/planning.ts'
import { formatPercent, formatProgress } from '../../components/format.ts'
import { goalMeasureLine } from '../../components/goal-words.ts'
import { PaceBar } from '../../components/PaceBar.tsx'
import classes from './rail.module.css'

interface RailGoalsProps {
  readonly goals: readonly Pick<Goal, 'id' | 'participationId' | 'title' | 'kind' | 'weightBp' | 'keyResults' | 'progressBp' | 'paceBp'>[]
}

/** Goals against their pace, heaviest first. */
export function RailGoals({ goals }: RailGoalsProps) {
  const sorted = goals.toSorted((a, b) => b.weightBp - a.weightBp)
  return (
    <ul>
      {sorted.map((goal) => (
        <li key={goal.id} className={classes.goal}>
          <Link
            to="/plan/$participationId"
            params={{ participationId: goal.participationId }}
            search={{ goal: goal.id }}
            className={`plain-link two-lines ${classes.goalTitle}`}
            title={goal.title}
          >
            {goal.title}
          </Link>
          <span className={classes.aside}>weight {formatPercent(goal.weightBp)}</span>
          {goal.progressBp === null ? null : (
            <>
              <PaceBar progressBp={goal.progressBp} paceBp={goal.paceBp} label={goal.title} />
              <span className={classes.pace}>
                {formatProgress(goal.progressBp)}, pace {formatProgress(goal.paceBp)}
              </span>
            </>
          )}
          <span className={classes.measure}>{goalMeasureLine(goal)}</span>
        </li>
      ))}
    </ul>
  )
}
