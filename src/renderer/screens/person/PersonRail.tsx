import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { OneToOneRow } from '../../../shared/contract/coaching.ts'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import { count, firstName, formatDay, formatTime } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { RailActions } from './RailActions.tsx'
import { RailGoals } from './RailGoals.tsx'
import { RailMeeting } from './RailMeeting.tsx'
import classes from './rail.module.css'

interface PersonRailProps {
  readonly person: PersonDetail
  readonly today: IsoDate
  readonly onSchedule: () => void
}

/** What is next with this person: the meeting, the goals, what was promised. */
export function PersonRail({ person, today, onSchedule }: PersonRailProps) {
  const meetings = useQuery(orpc.coaching.oneToOnes.queryOptions({ input: { personId: person.id } }))
  const goals = useQuery(orpc.planning.goals.queryOptions({ input: { personId: person.id } }))
  const items = useQuery(orpc.coaching.actionItems.queryOptions({ input: { personId: person.id, open: true } }))
  const complete = useMutation(orpc.coaching.completeActionItem.mutationOptions({ onSuccess: changed }))
  const first = firstName(person.name)
  const next = nextMeeting(meetings.data ?? [])
  return (
    <aside className={classes.rail} aria-label={`Next with ${first}`} data-region="panel">
      <section>
        {next === null ? (
          <>
            <SectionHeading title="Next one-to-one" note="none planned" aside={<PlanLink onSchedule={onSchedule} />} />
            <p className={classes.empty}>
              {person.lastOneToOneOn === null ? 'No one-to-one was held yet.' : `Last met ${formatDay(person.lastOneToOneOn, today)}.`}
            </p>
          </>
        ) : (
          <>
            <SectionHeading title={meetingTitle(next, today)} aside={<AgendaLink meeting={next} />} />
            <RailMeeting meeting={next} first={first} />
          </>
        )}
      </section>
      {goals.data !== undefined && goals.data.length > 0 && (
        <section>
          <SectionHeading title="Goals" note={goalsNote(goals.data)} />
          <RailGoals goals={goals.data} />
        </section>
      )}
      {items.data !== undefined && items.data.length > 0 && (
        <section>
          <SectionHeading title="Action items" note={`${items.data.length} open`} />
          <RailActions items={items.data} today={today} onDone={(actionItemId) => complete.mutate({ actionItemId, done: true })} />
        </section>
      )}
    </aside>
  )
}

/** The planned meeting that comes first, be it late. */
function nextMeeting(meetings: readonly OneToOneRow[]): OneToOneRow | null {
  return meetings.filter((meeting) => meeting.state === 'planned').toSorted((a, b) => a.startsAt - b.startsAt)[0] ?? null
}

function meetingTitle(meeting: OneToOneRow, today: IsoDate): string {
  const day = localDate(meeting.startsAt)
  return `${day === today ? 'Today' : formatDay(day, today)}, ${formatTime(meeting.startsAt)}`
}

function goalsNote(goals: readonly { readonly state: string }[]): string {
  const agreed = goals.filter((goal) => goal.state === 'agreed').length
  return agreed === goals.length ? `${goals.length}, all agreed` : `${goals.length}, ${count(agreed, 'agreed', 'agreed')}`
}

function AgendaLink({ meeting }: { readonly meeting: OneToOneRow }) {
  return (
    <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: meeting.id }} className={classes.railLink}>
      Open agenda <ChevronRight size={14} aria-hidden />
    </Link>
  )
}

function PlanLink({ onSchedule }: { readonly onSchedule: () => void }) {
  return (
    <button type="button" className={`bare ${classes.railLink}`} onClick={onSchedule}>
      Plan one <ChevronRight size={14} aria-hidden />
    </button>
  )
}
