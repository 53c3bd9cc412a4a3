import type { Plan } from '../../../shared/contract/planning.ts'
import type { GoalId } from '../../../shared/kernel/ids.ts'
import { WHOLE_BP } from '../../../shared/rules/weights.ts'
import { formatPercent } from '../../components/format.ts'
import classes from './plan.module.css'

interface PlanFootProps {
  readonly plan: Plan
  readonly onDistribute: () => void
  readonly onGive: (goalId: GoalId, weightBp: number) => void
}

/** What the weights add up to, and the ways to give what is left. */
export function PlanFoot({ plan, onDistribute, onGive }: PlanFootProps) {
  const left = WHOLE_BP - plan.totalBp
  const whole = left === 0
  const newest = plan.goals.find((goal) => goal.state !== 'agreed')
  return (
    <div className={classes.foot}>
      <strong>Total</strong>
      <WeightBar plan={plan} left={left} />
      <strong className={classes.total} data-whole={whole || undefined}>
        {formatPercent(plan.totalBp)}
      </strong>
      <span className={classes.footWords}>
        {whole
          ? 'Every share is given.'
          : left > 0
            ? `${formatPercent(left)} is not given to any goal.`
            : `${formatPercent(-left)} more than there is.`}
        {!whole && !plan.locked && (
          <button type="button" className="link" onClick={onDistribute}>
            {left > 0 ? 'Distribute the remainder' : 'Scale to 100\u202f%'}
          </button>
        )}
        {left > 0 && newest && !plan.locked && (
          <button type="button" className="link" onClick={() => onGive(newest.id, newest.weightBp + left)}>
            Give it to “{newest.title}”
          </button>
        )}
      </span>
    </div>
  )
}

function WeightBar({ plan, left }: { readonly plan: Plan; readonly left: number }) {
  return (
    <span className={classes.weightBar} aria-hidden>
      {plan.goals
        .filter((goal) => goal.weightBp > 0)
        .map((goal) => (
          <span key={goal.id} style={{ flexGrow: goal.weightBp }} title={`${goal.title}: ${formatPercent(goal.weightBp)}`} />
        ))}
      {left > 0 && <span data-left style={{ flexGrow: left }} />}
    </span>
  )
}
