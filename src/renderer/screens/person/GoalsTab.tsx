import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Goal } from '../../../shared/contract/planning.ts'
import { formatPercent } from '../../components/format.ts'
import { GoalStateMark } from '../../components/GoalStateMark.tsx'
import { goalKindLine, goalMeasureLine } from '../../components/goal-words.ts'
import { PaceBar } from '../../components/PaceBar.tsx'
import classes from './tabs.module.css'

type ListedGoal = Omit<Goal, 'checkIns' | 'comments'>

interface GoalsTabProps {
  readonly goals: readonly ListedGoal[]
  readonly first: string
  readonly onCheckIn: (goal: ListedGoal) => void
}

/** The person's goals of the running cycle. */
export function GoalsTab({ goals, first, onCheckIn }: GoalsTabProps) {
  const [any] = goals
  if (any === undefined) {
    return (
      <div className={classes.empty}>
        <strong>No goal yet</strong>
        {first} has no goal in a running cycle. Goals are written in the plan of the cycle.{' '}
        <Link to="/plan" className="link">
          Open the plans
        </Link>
      </div>
    )
  }
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        <p>{formatPercent(goals.reduce((sum, goal) => sum + goal.weightBp, 0))} of the weight is given.</p>
        <Button
          size="sm"
          renderRoot={(props) => <Link to="/plan/$participationId" params={{ participationId: any.participationId }} {...props} />}
        >
          Open plan
        </Button>
      </div>
      {goals.map((goal) => (
        <div key={goal.id} className={classes.row}>
          <span>
            <Link
              to="/plan/$participationId"
              params={{ participationId: goal.participationId }}
              search={{ goal: goal.id }}
              className={`plain-link ${classes.title}`}
            >
              {goal.title}
            </Link>
            <span className={classes.sub}>
              {goalKindLine(goal)}, weight {formatPercent(goal.weightBp)}. {goalMeasureLine(goal)}
            </span>
            {goal.progressBp !== null && (
              <span className={classes.bar}>
                <PaceBar progressBp={goal.progressBp} paceBp={goal.paceBp} label={goal.title} />
              </span>
            )}
          </span>
          <GoalStateMark state={goal.state} />
          <Button size="sm" variant="subtle" onClick={() => onCheckIn(goal)}>
            Check in
          </Button>
        </div>
      ))}
    </div>
  )
}
