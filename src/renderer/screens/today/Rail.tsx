import { Link } from '@tanstack/react-router'
import type { Today } from '../../../shared/contract/insights.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { count, formatDue, formatProgress } from '../../components/format.ts'
import { PaceBar } from '../../components/PaceBar.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { rowStop } from '../../frame/row-keys.ts'
import { PutOff } from './PutOff.tsx'
import classes from './today.module.css'

/** The right column: check-ins due, goals gone quiet, people not heard from. A block that is empty takes its heading along. */
export function Rail({ day }: { readonly day: Today }) {
  return (
    <aside className={`${classes.stack} ${classes.rail}`} aria-label="Check-ins, quiet goals and people not heard from">
      {day.checkIns.length > 0 && <CheckIns checkIns={day.checkIns} today={day.date} />}
      {day.quietGoals.length > 0 && <QuietGoals goals={day.quietGoals} today={day.date} />}
      {day.notHeardFrom.length > 0 && <NotHeardFrom people={day.notHeardFrom} today={day.date} />}
    </aside>
  )
}

function CheckIns({ checkIns, today }: { readonly checkIns: Today['checkIns']; readonly today: string }) {
  const late = checkIns.filter((checkIn) => checkIn.daysLate > 0).length
  return (
    <section>
      <SectionHeading title="Check-ins" note={`${late} late, ${checkIns.length - late} this week`} />
      {checkIns.map((checkIn) => (
        <div key={checkIn.goalId} className={classes.row} data-matter={checkIn.key}>
          <Avatar name={checkIn.name} size={24} />
          <Link
            {...rowStop}
            to="/plan/$participationId"
            params={{ participationId: checkIn.participationId }}
            search={{ goal: checkIn.goalId }}
            className={`plain-link ${classes.grow}`}
            title={checkIn.name}
          >
            {checkIn.title}
          </Link>
          <span className={`${classes.end} ${checkIn.daysLate > 0 ? classes.late : ''}`}>
            {checkIn.daysLate > 0 ? `${count(checkIn.daysLate, 'day')} late` : formatDue(checkIn.dueOn, today)}
          </span>
          <PutOff matter={checkIn.key} name={`${checkIn.title}, ${checkIn.name}`} today={today} />
        </div>
      ))}
    </section>
  )
}

const QUIET_SHOWN = 5

function QuietGoals({ goals, today }: { readonly goals: Today['quietGoals']; readonly today: string }) {
  return (
    <section>
      <SectionHeading title="Goals gone quiet" note={goals.length} aside={<span className="c-2">no value for</span>} />
      {goals.slice(0, QUIET_SHOWN).map((goal) => (
        <div key={goal.goalId} className={classes.quiet} data-matter={goal.key}>
          <Avatar name={goal.name} size={24} />
          <Link
            {...rowStop}
            to="/plan/$participationId"
            params={{ participationId: goal.participationId }}
            search={{ goal: goal.goalId }}
            className="plain-link"
            title={goal.name}
          >
            {goal.title}
          </Link>
          <span className={classes.end}>{count(goal.days, 'day')}</span>
          <div className={classes.quietBar}>
            <div className={classes.grow}>
              <PaceBar progressBp={goal.progressBp} paceBp={goal.paceBp} />
            </div>
            <span className="c-2 nowrap">
              {formatProgress(goal.progressBp)}, pace {formatProgress(goal.paceBp)}
            </span>
          </div>
          <PutOff matter={goal.key} name={`${goal.title}, ${goal.name}`} today={today} />
        </div>
      ))}
      {goals.length > QUIET_SHOWN && (
        <p className={classes.more}>
          <Link to="/goals" className="link">
            {count(goals.length - QUIET_SHOWN, 'more goal')}
          </Link>
        </p>
      )}
    </section>
  )
}

const UNHEARD_SHOWN = 12

function NotHeardFrom({ people, today }: { readonly people: Today['notHeardFrom']; readonly today: string }) {
  return (
    <section>
      <SectionHeading title="Not heard from" note={people.length} aside={<span className="c-2">last 12 weeks</span>} />
      {people.slice(0, UNHEARD_SHOWN).map((person) => (
        <div key={person.personId} className={classes.row} data-matter={person.key}>
          <Avatar name={person.name} size={24} />
          <Link {...rowStop} to="/people/$personId" params={{ personId: person.personId }} className={`plain-link ${classes.grow}`}>
            {person.name}
          </Link>
          <Weeks weeks={person.weeks} />
          <span className={`${classes.end} ${classes.late}`}>{person.days === null ? 'never' : count(person.days, 'day')}</span>
          <PutOff matter={person.key} name={`Not heard from ${person.name}`} today={today} />
        </div>
      ))}
      {people.length > UNHEARD_SHOWN && (
        <p className={classes.more}>
          <Link to="/people" search={{ sort: 'lastOneToOneOn' }} className="link">
            {count(people.length - UNHEARD_SHOWN, 'more person', 'more people')}
          </Link>
        </p>
      )}
    </section>
  )
}

function Weeks({ weeks }: { readonly weeks: readonly boolean[] }) {
  const met = weeks.filter(Boolean).length
  return (
    <span className={classes.weeks} role="img" aria-label={`Heard from in ${met} of ${weeks.length} weeks`}>
      {weeks.map((heard, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the weeks are a fixed strip; their place is their identity
        <span key={index} className={classes.week12} data-met={heard || undefined} />
      ))}
    </span>
  )
}
