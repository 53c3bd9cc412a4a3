import type { Goal } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { formatShortDay } from '../../components/format.ts'
import classes from './panel.module.css'

interface GoalCheckInsProps {
  readonly goal: Goal
  readonly today: IsoDate
  readonly locked: boolean
  readonly onCheckIn: () => void
}

const SHOWN = 5

/** The latest values and what was said with them. */
export function GoalCheckIns({ goal, today, locked, onCheckIn }: GoalCheckInsProps) {
  const newest = goal.checkIns.toSorted((a, b) => b.observedOn.localeCompare(a.observedOn)).slice(0, SHOWN)
  const titleOf = (id: string | null) => goal.keyResults.find((result) => result.id === id)
  return (
    <section className={classes.section} aria-label="Check-ins">
      <div className={classes.sectionHead}>
        <h3>Check-ins</h3>
        {locked ? (
          <span>{goal.checkIns.length}</span>
        ) : (
          <button type="button" className="link" onClick={onCheckIn}>
            Check in
          </button>
        )}
      </div>
      <ul className={classes.checkIns}>
        {newest.map((checkIn) => {
          const result = titleOf(checkIn.keyResultId)
          return (
            <li key={checkIn.id}>
              <time dateTime={checkIn.observedOn}>{formatShortDay(checkIn.observedOn, today)}</time>
              <span>
                {checkIn.value !== null && (
                  <strong>
                    {checkIn.value.toLocaleString('en-GB')} {result?.unit}
                  </strong>
                )}
                {result && ` ${result.title}`}
                {checkIn.confidence !== null && `, confidence ${checkIn.confidence} of 10`}
              </span>
              {checkIn.comment && <p>{checkIn.comment}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
