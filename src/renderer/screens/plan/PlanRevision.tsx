import { History } from 'lucide-react'
import type { Side } from '../../../shared/contract/base.ts'
import type { Plan } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { firstName } from '../../components/format.ts'
import classes from './plan.module.css'
import { revisionLine } from './plan-words.ts'

interface PlanRevisionProps {
  readonly plan: Plan
  readonly today: IsoDate
  readonly onAgree: (side: Side) => void
}

/** Which revision is open, who agreed to it, and the ways to record an agreement. */
export function PlanRevision({ plan, today, onAgree }: PlanRevisionProps) {
  const { agreement } = plan
  const first = firstName(plan.person.name)
  return (
    <div className={classes.revision}>
      <History size={16} aria-hidden />
      <div>
        <p>{revisionLine(plan, today)}</p>
        {!plan.locked && plan.goals.length > 0 && (
          <p className={classes.revisionActions}>
            {agreement?.managerAt == null && (
              <button type="button" className="link" onClick={() => onAgree('manager')}>
                Agree for your side
              </button>
            )}
            {agreement?.employeeAt == null && (
              <button type="button" className="link" onClick={() => onAgree('employee')}>
                Record {first}’s agreement
              </button>
            )}
          </p>
        )}
        {plan.locked && <p>The cycle is closed; its plan can be read but not changed.</p>}
      </div>
    </div>
  )
}
