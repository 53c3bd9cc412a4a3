import { useQuery } from '@tanstack/react-query'
import type { Today } from '../../../shared/contract/insights.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatLongDay } from '../../components/format.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { ActionItems } from './ActionItems.tsx'
import { Meetings } from './Meetings.tsx'
import { Rail } from './Rail.tsx'
import { RestOfWeek } from './RestOfWeek.tsx'
import { ReviewRow } from './ReviewRow.tsx'
import { TodayActions } from './TodayActions.tsx'
import classes from './today.module.css'

/** The manager's first screen: what the day holds, what is late, who has not been heard from. */
export function TodayScreen() {
  const today = useQuery(orpc.insights.today.queryOptions())
  return <QueryGate query={today}>{(day) => <Day day={day} />}</QueryGate>
}

function Day({ day }: { readonly day: Today }) {
  return (
    <div className="page">
      <div className={classes.head}>
        <div>
          <h1 className="t-title">{formatLongDay(day.date)}</h1>
          <p className="c-2">{day.sentence}</p>
        </div>
        <TodayActions />
      </div>
      {day.reviews !== null && <ReviewRow reviews={day.reviews} />}
      {isQuiet(day) ? (
        <EmptyState title="Nothing waits today">
          Meetings, due action items, late check-ins and quiet goals appear here as they come.
        </EmptyState>
      ) : (
        <div className={classes.columns}>
          <div className={classes.stack}>
            <Meetings meetings={day.meetings} now={day.now} />
            <ActionItems items={day.actionItems} today={day.date} />
            <RestOfWeek days={day.restOfWeek} />
          </div>
          <Rail day={day} />
        </div>
      )}
    </div>
  )
}

function isQuiet(day: Today): boolean {
  const blocks = [day.meetings, day.actionItems, day.restOfWeek, day.checkIns, day.quietGoals, day.notHeardFrom]
  return blocks.every((block) => block.length === 0)
}
