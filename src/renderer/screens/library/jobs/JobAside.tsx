import { Link } from '@tanstack/react-router'
import type { JobDetail } from '../../../../shared/contract/library-jobs.ts'
import { localDate } from '../../../../shared/kernel/dates.ts'
import { count, formatFullDate, formatMoment } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import classes from './jobs.module.css'

interface JobAsideProps {
  readonly job: JobDetail
  /** Number of the version on show; null for the draft. */
  readonly shown: number | null
}

/** Versions with what changed and who holds them, people who have the job, and jobs that lead here. */
export function JobAside({ job, shown }: JobAsideProps) {
  return (
    <aside className={classes.aside} aria-label="Versions and people">
      <Versions job={job} shown={shown} />
      <section>
        <SectionHeading title="People" note={job.people.length} />
        {job.people.length === 0 && <p className={classes.quiet}>Nobody has this job.</p>}
        <ul className={classes.people}>
          {job.people.map((person) => (
            <li key={person.personId}>
              <Link to="/people/$personId" params={{ personId: person.personId }} search={{ tab: 'job' }} className="plain-link">
                {person.name}
              </Link>
              <span className="c-2">{person.holds === null ? 'no version held' : `holds version ${person.holds}`}</span>
            </li>
          ))}
        </ul>
      </section>
      {job.reachedFrom.length > 0 && (
        <section>
          <SectionHeading title="Reached from" note={job.reachedFrom.length} />
          <ul className={classes.people}>
            {job.reachedFrom.map(({ id, title }) => (
              <li key={id}>
                <Link to="/library/jobs/$jobProfileId" params={{ jobProfileId: id }} className="plain-link">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

function Versions({ job, shown }: JobAsideProps) {
  const here = { to: '/library/jobs/$jobProfileId', params: { jobProfileId: job.id } } as const
  const current = (number: number | null) => (number === shown ? { 'aria-current': 'true' as const } : {})
  return (
    <section>
      <SectionHeading title="Versions" note={job.versions.length} />
      {job.versions.length === 0 && job.draft === null && <p className={classes.quiet}>No version is published yet.</p>}
      <ul className={classes.versions}>
        {job.draft !== null && job.draftAt !== null && (
          <li data-current={shown === null || undefined}>
            <Link {...here} search={{ version: 0 }} className="plain-link w-strong" {...current(null)}>
              Draft
            </Link>
            <span className="c-2">kept {formatMoment(job.draftAt)}</span>
            {job.version !== null && (
              <Link {...here} search={{ version: 0, view: 'changes' }} className="link">
                What would change
              </Link>
            )}
          </li>
        )}
        {job.versions.map(({ number, publishedAt, holders, reason }) => (
          <li key={number} data-current={shown === number || undefined}>
            <Link {...here} search={{ version: number }} className="plain-link w-strong" {...current(number)}>
              Version {number}
            </Link>
            <span className="c-2">
              {formatFullDate(localDate(publishedAt))}
              {holders > 0 && `, held by ${count(holders, 'person', 'people')}`}
            </span>
            {reason !== '' && <span className={classes.reason}>{reason}</span>}
            {number > 1 && (
              <Link
                {...here}
                search={{ version: number, view: 'changes' }}
                className="link"
                aria-label={`What changed in version ${number}`}
              >
                What changed
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
