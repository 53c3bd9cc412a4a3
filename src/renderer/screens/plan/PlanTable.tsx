import { Plus } from 'lucide-react'
import type { Goal, Plan } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { GoalId } from '../../../shared/kernel/ids.ts'
import { formatPercent } from '../../components/format.ts'
import { GoalRow } from './GoalRow.tsx'
import { KeyResultRow } from './KeyResultRow.tsx'
import classes from './plan.module.css'

export interface PlanTableProps {
  readonly plan: Plan
  readonly startsOn: IsoDate
  readonly today: IsoDate
  readonly selected: GoalId | null
  readonly folded: ReadonlySet<GoalId>
  readonly onFold: (goalId: GoalId) => void
  readonly onSelect: (goalId: GoalId) => void
  readonly onWeight: (goalId: GoalId, weightBp: number) => void
  readonly onAdd: () => void
}

const monthNames = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** Goals with their key results beneath; the even pace is printed once, in the heading. */
export function PlanTable(props: PlanTableProps) {
  const { plan, startsOn, folded } = props
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Goal and key results</th>
          <th scope="col" className={classes.weightHead}>
            Weight
          </th>
          <th scope="col">Progress, pace {formatPercent(Math.round(plan.paceBp / 100) * 100)}</th>
          <th scope="col" className={classes.trendCell}>
            Since {monthNames.format(new Date(`${startsOn}T00:00:00Z`))}
          </th>
          <th scope="col">Checked</th>
          <th scope="col" className={classes.agreementHead}>
            Agreement
          </th>
        </tr>
      </thead>
      {plan.goals.map((goal) => (
        <GoalRows key={goal.id} goal={goal} open={!folded.has(goal.id)} {...props} />
      ))}
      {plan.goals.length === 0 && (
        <tbody>
          <tr>
            <td colSpan={6} className={classes.none}>
              No goal yet. A goal says what will be different at the end; its measure and weight follow in the panel.
            </td>
          </tr>
        </tbody>
      )}
      {!plan.locked && (
        <tbody>
          <tr className={classes.addRow}>
            <td colSpan={6}>
              <button type="button" className="bare" onClick={props.onAdd}>
                <Plus size={16} aria-hidden /> Add a goal
              </button>
            </td>
          </tr>
        </tbody>
      )}
    </table>
  )
}

function GoalRows({ goal, open, ...props }: PlanTableProps & { readonly goal: Goal; readonly open: boolean }) {
  const shown = open ? goal.keyResults : []
  return (
    <tbody>
      <GoalRow
        goal={goal}
        open={open && goal.keyResults.length > 0}
        plan={props.plan}
        startsOn={props.startsOn}
        today={props.today}
        selected={props.selected === goal.id}
        onFold={() => props.onFold(goal.id)}
        onSelect={() => props.onSelect(goal.id)}
        onWeight={(weightBp) => props.onWeight(goal.id, weightBp)}
      />
      {shown.map((result, index) => (
        <KeyResultRow key={result.id} result={result} paceBp={goal.paceBp} last={index === shown.length - 1} />
      ))}
    </tbody>
  )
}
