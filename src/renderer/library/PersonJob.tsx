import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonJob as Facts, HeldJob } from '../../shared/contract/library-jobs.ts'
import { localDate } from '../../shared/kernel/dates.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { LONGEST } from '../../shared/kernel/longest.ts'
import type { JobContent } from '../../shared/rules/job-profile.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { formatFullDate } from '../components/format.ts'
import { JobChanges } from '../components/JobChanges.tsx'
import { JobProfileCard } from '../components/JobProfileCard.tsx'
import { ReaderLine } from '../components/ReaderLine.tsx'
import { SectionHeading } from '../components/SectionHeading.tsx'
import { TextBox } from '../components/TextBox.tsx'
import { changed } from '../rpc/changed.ts'
import { orpc, rpc } from '../rpc/client.ts'
import { QueryGate } from '../rpc/QueryGate.tsx'
import classes from './person-job.module.css'

/** The job profile of one person: the version held in the running cycle, whether it was agreed, and a newer one to take. */
export function PersonJob({ personId }: { readonly personId: PersonId }) {
  const found = useQuery(orpc.library.personJob.queryOptions({ input: { personId } }))
  return <QueryGate query={found}>{(facts) => <OneJob facts={facts} />}</QueryGate>
}

function OneJob({ facts: { job, held } }: { readonly facts: Facts }) {
  const running = held.find((each) => each.running)
  const shown = running?.version ?? job?.version ?? null
  if (job === null && shown === null) return null
  return (
    <section className={classes.job}>
      <SectionHeading title="Job profile" />
      <p className={classes.standing}>
        {running === undefined ? <span>{withoutCycle(job)}</span> : <Standing held={running} title={job?.title ?? null} />}
        {job !== null && (
          <Link to="/library/jobs/$jobProfileId" params={{ jobProfileId: job.id }} className="link">
            {job.version === null ? `Describe ${job.title}` : `${job.title} in the library`}
          </Link>
        )}
      </p>
      {running !== undefined && <Taken held={running} />}
      {running !== undefined && running.newer !== null && job !== null && job.version !== null && (
        <TakeNewer held={running} newest={job.version.content} />
      )}
      {shown !== null && <JobProfileCard job={shown.content} level={3} />}
      <Past held={held.filter((each) => !each.running && each.version !== null)} />
    </section>
  )
}

function withoutCycle(job: Facts['job']): string {
  if (job === null || job.version === null) return 'Nothing is written about this job yet.'
  return `Version ${job.version.number}, published ${formatFullDate(localDate(job.version.publishedAt))}. No running cycle holds it.`
}

function Standing({ held, title }: { readonly held: HeldJob; readonly title: string | null }) {
  if (held.version === null) return <span>{held.cycleName} began without a profile of this job.</span>
  const { number, content } = held.version
  const agreed =
    held.agreedOn === null ? 'the plan is not agreed by both sides yet' : `plan agreed by both sides on ${formatFullDate(held.agreedOn)}`
  const other = title === null || title === content.title ? '' : `, ${content.title}`
  return (
    <span>
      <span className="w-strong">
        Version {number}
        {other}
      </span>{' '}
      counts in {held.cycleName}; {agreed}.
    </span>
  )
}

function Taken({ held }: { readonly held: HeldJob }) {
  if (held.taken.length === 0) return null
  return (
    <ul className={classes.taken}>
      {held.taken.map(({ number, at, reason }) => (
        <li key={`${number} ${at}`}>
          Version {number} taken on {formatFullDate(localDate(at))}: {reason}
        </li>
      ))}
    </ul>
  )
}

function TakeNewer({ held, newest }: { readonly held: HeldJob; readonly newest: JobContent }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const take = async () => {
    try {
      changed(await rpc.library.takeNewerJob({ participationId: held.participationId, reason }))
      setAsking(false)
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <div className={classes.newer}>
      <p>
        <span className="w-strong">
          {held.version === null ? `Version ${held.newer} is published.` : `Version ${held.newer} of the present job is newer.`}
        </span>{' '}
        It counts here once it is taken; the plan stays as agreed.{' '}
        {!asking && (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            {held.version === null ? 'Take it' : 'Compare and take it'}
          </button>
        )}
      </p>
      {asking && (
        <>
          {held.version !== null && <JobChanges before={held.version.content} after={newest} />}
          <TextBox
            label="Reason"
            autosize
            minRows={2}
            longest={LONGEST.reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ReaderLine kind="only-you" />
          {error !== null && <ErrorNote error={error} />}
          <div className={classes.foot}>
            <Button variant="filled" disabled={reason.trim() === ''} onClick={() => void take()}>
              Take version {held.newer}
            </Button>
            <Button onClick={() => setAsking(false)}>Keep the one held</Button>
          </div>
        </>
      )}
    </div>
  )
}

function Past({ held }: { readonly held: readonly HeldJob[] }) {
  const [open, setOpen] = useState<string | null>(null)
  if (held.length === 0) return null
  return (
    <div>
      <SectionHeading title="Held in earlier cycles" level={3} />
      <ul className={classes.taken}>
        {held.map((each) => (
          <li key={each.participationId}>
            {each.cycleName}: {each.version?.content.title}, version {each.version?.number}{' '}
            <button
              type="button"
              className="link"
              aria-expanded={open === each.participationId}
              onClick={() => setOpen(open === each.participationId ? null : each.participationId)}
            >
              {open === each.participationId ? 'Close' : 'Read it'}
            </button>
            {open === each.participationId && each.version !== null && (
              <div className={classes.past}>
                <JobProfileCard job={each.version.content} level={3} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
