import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Goal, Plan } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { formatPercent, formatProgress, formatShortDay } from '../../components/format.ts'
import { GoalStateMark } from '../../components/GoalStateMark.tsx'
import { checkInIsLate, goalKindLine } from '../../components/goal-words.ts'
import { PaceBar } from '../../components/PaceBar.tsx'
import { Sparkline } from '../../components/Sparkline.tsx'
import classes from './plan.module.css'
import { agreedOn } from './plan-words.ts'
import { goalTrend } from './trend.ts'
import { WeightField } from './WeightField.tsx'

interface GoalRowProps {
  readonly goal: Goal
  readonly plan: Plan
  readonly startsOn: IsoDate
  readonly today: IsoDate
  readonly open: boolean
  readonly selected: boolean
  readonly onFold: () => void
  readonly onSelect: () => void
  readonly onWeight: (weightBp: number) => void
}

/** One goal: what, how much, how far, since when, and whether both sides agreed. */
export function GoalRow({ goal, plan, startsOn, today, open, selected, onFold, onSelect, onWeight }: GoalRowProps) {
  const trend = goalTrend(goal, startsOn, today)
  const Fold = open ? ChevronDown : ChevronRight
  return (
    <tr className={classes.goal} data-selected={selected || undefined} data-row={goal.id} onClick={onSelect}>
      <th scope="row">
        <span className={classes.goalCell}>
          <button
            type="button"
            className={`bare ${classes.fold}`}
            aria-expanded={open}
            aria-label={`Key results of ${goal.title}`}
            disabled={goal.keyResults.length === 0}
            onClick={(event) => {
              event.stopPropagation()
              onFold()
            }}
          >
            <Fold size={16} aria-hidden />
          </button>
          <span>
            <button type="button" className={`bare ${classes.goalTitle}`} aria-pressed={selected}>
              {goal.title}
            </button>
            <span className={classes.goalKind}>{goalKindLine(goal)}</span>
          </span>
        </span>
      </th>
      <td className={classes.weightCell}>
        <WeightField title={goal.title} weightBp={goal.weightBp} locked={plan.locked} onSave={onWeight} />
      </td>
      <td>
        <Progress progressBp={goal.progressBp} paceBp={goal.paceBp} />
      </td>
      <td className={classes.trendCell}>
        <Sparkline
          values={trend}
          paceBp={goal.paceBp}
          late={goal.progressBp !== null && goal.progressBp < goal.paceBp - 1000}
          label={`${goal.title} since the start of the cycle, now ${formatPercent(goal.progressBp ?? 0)}`}
        />
      </td>
      <td>{goal.lastCheckedOn === null ? '–' : <Checked on={goal.lastCheckedOn} today={today} />}</td>
      <td className={classes.agreementCell}>
        <GoalStateMark state={goal.state} on={goal.state === 'agreed' ? agreedOn(plan.agreement) : null} />
      </td>
    </tr>
  )
}

export function Progress({ progressBp, paceBp }: { readonly progressBp: number | null; readonly paceBp: number }) {
  if (progressBp === null) return <span className={classes.quiet}>no measure yet</span>
  return (
    <span className={classes.progress}>
      <PaceBar progressBp={progressBp} paceBp={paceBp} />
      <span>{formatProgress(progressBp)}</span>
    </span>
  )
}

function Checked({ on, today }: { readonly on: IsoDate; readonly today: IsoDate }) {
  if (!checkInIsLate(on, today)) return formatShortDay(on, today)
  return <span className={classes.late}>{formatShortDay(on, today)}, late</span>
}
