import type { Today } from '../../../shared/contract/insights.ts'
import { formatLongDay } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './today.module.css'

/** "Wednesday 11": the month is the one of the title. */
function weekday(date: string): string {
  return formatLongDay(date).split(' ').slice(0, 2).join(' ')
}

export function RestOfWeek({ days }: { readonly days: Today['restOfWeek'] }) {
  if (days.length === 0) return null
  return (
    <section>
      <SectionHeading title="Rest of the week" />
      <div className={classes.week}>
        {days.map((day) => (
          <div key={day.date} className={classes.day}>
            <h3 className="t-body c-2">{weekday(day.date)}</h3>
            {day.entries.map((entry) => (
              <div key={`${entry.time} ${entry.text}`} className={classes.entry}>
                <span className="c-2">{entry.time}</span>
                <span>{entry.text}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </section>
  )
}
