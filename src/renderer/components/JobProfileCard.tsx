import type { ReactNode } from 'react'
import { type CareerPath, type JobContent, noticesIn, type Standard } from '../../shared/rules/job-profile.ts'
import classes from './JobProfileCard.module.css'
import { Markdown } from './Markdown.tsx'
import { RoleCredit } from './RoleCredit.tsx'
import { SectionHeading } from './SectionHeading.tsx'

interface JobProfileCardProps {
  readonly job: JobContent
  /** Level of its headings, under the heading of the page. */
  readonly level?: 2 | 3
  /** Shows a next step that is described here as a link to it. */
  readonly linkTo?: (path: CareerPath) => ReactNode
}

/** A job profile as a document to read: purpose, what the job answers for and how that is judged, competencies, next steps. */
export function JobProfileCard({ job, level = 2, linkTo }: JobProfileCardProps) {
  const whole = job.standards.find((standard) => standard.about === null)
  return (
    <article className={classes.card} aria-label={`Job profile ${job.title}`}>
      {job.purpose !== '' && (
        <div className={classes.purpose}>
          <Markdown reading text={job.purpose} />
        </div>
      )}
      {job.responsibilities.length > 0 && (
        <section>
          <SectionHeading title="Responsibilities" note={job.responsibilities.length} level={level} />
          <ol className={classes.lines}>
            {job.responsibilities.map((line) => (
              <li key={line.key}>
                <span>{line.text}</span>
                <Standards standard={job.standards.find((standard) => standard.about === line.key)} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {whole !== undefined && (
        <section>
          <SectionHeading title="Standards of the job as a whole" level={level} />
          <Standards standard={whole} />
        </section>
      )}
      <Competencies job={job} level={level} />
      {job.careerPaths.length > 0 && (
        <section>
          <SectionHeading title="Career paths" level={level} />
          <dl className={classes.paths}>
            {job.careerPaths.map((path) => (
              <div key={path.key}>
                <dt className="w-strong">{path.jobProfileId !== null && linkTo !== undefined ? linkTo(path) : path.title}</dt>
                {path.needs !== '' && <dd>{path.needs}</dd>}
              </div>
            ))}
          </dl>
        </section>
      )}
      {job.notes !== '' && (
        <section>
          <SectionHeading title="Notes" level={level} />
          <Markdown text={job.notes} />
        </section>
      )}
      {noticesIn(job).map((notice) => (
        <p key={notice} className={classes.notice}>
          {notice}
        </p>
      ))}
      {job.role !== null && <RoleCredit />}
    </article>
  )
}

function Competencies({ job, level }: { readonly job: JobContent; readonly level: 2 | 3 }) {
  if (job.competencies.length === 0) return null
  return (
    <section>
      <SectionHeading title="Competencies" note={job.competencies.length} level={level} />
      <ul className={classes.competencies}>
        {job.competencies.map((one) => (
          <li key={one.key}>
            <p className={classes.competency}>
              <span className="w-strong">{one.name}</span>
              {one.level !== '' && <span className={classes.level}>{one.level}</span>}
              {one.source !== '' && <span className="c-2">{one.source}</span>}
            </p>
            {one.description !== '' && <p className="c-2">{one.description}</p>}
            {one.meaning !== '' && <p className={classes.meaning}>{one.meaning}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const STANDARDS = [
  ['meets', 'Meets'],
  ['exceeds', 'Exceeds'],
  ['short', 'Falls short'],
] as const

function Standards({ standard }: { readonly standard: Standard | undefined }) {
  if (standard === undefined) return null
  return (
    <dl className={classes.standards}>
      {STANDARDS.filter(([key]) => standard[key] !== '').map(([key, name]) => (
        <div key={key}>
          <dt className="w-label c-2">{name}</dt>
          <dd>{standard[key]}</dd>
        </div>
      ))}
    </dl>
  )
}
