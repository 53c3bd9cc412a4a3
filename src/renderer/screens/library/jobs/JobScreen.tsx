import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { JobDetail } from '../../../../shared/contract/library-jobs.ts'
import { localDate } from '../../../../shared/kernel/dates.ts'
import { JobProfileId } from '../../../../shared/kernel/ids.ts'
import { type CareerPath, emptyJob, type JobContent } from '../../../../shared/rules/job-profile.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { formatFullDate, formatMoment } from '../../../components/format.ts'
import { JobChanges } from '../../../components/JobChanges.tsx'
import { JobProfileCard } from '../../../components/JobProfileCard.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { orpc, rpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { JobActions } from './JobActions.tsx'
import { JobAside } from './JobAside.tsx'
import { JobEditor } from './JobEditor.tsx'
import classes from './jobs.module.css'
import { NothingWritten } from './NothingWritten.tsx'

/** One job profile: the document, its versions and its people; or the same being written. */
export function JobScreen() {
  const { jobProfileId: raw } = useParams({ strict: false })
  const id = JobProfileId.safeParse(raw)
  const job = useQuery({ ...orpc.library.job.queryOptions({ input: { jobProfileId: id.data ?? JobProfileId.parse(NOWHERE) } }) })
  return <QueryGate query={job}>{(found) => <OneJob key={found.id} job={found} />}</QueryGate>
}

/** An address that was mistyped finds nothing, and says so as for any id that is gone. */
const NOWHERE = '00000000-0000-0000-0000-000000000000'

function OneJob({ job }: { readonly job: JobDetail }) {
  const { view, version } = useSearch({ strict: false })
  const shown = shownOf(job, version)
  if (view === 'edit') return <Editing job={job} />
  return (
    <div className="page">
      <PageHeader
        title={shown?.content.title ?? job.title}
        before={
          <Link to="/library/$section" params={{ section: 'jobs' }} className={classes.back} aria-label="All jobs">
            <ArrowLeft size={18} aria-hidden="true" />
          </Link>
        }
        actions={<JobActions job={job} empty={shown === null} />}
      >
        {standing(job, shown?.name ?? null)}
      </PageHeader>
      <div className={classes.columns}>
        <div>
          {view === 'changes' && shown !== null ? <Changes job={job} shown={shown} /> : <Reading job={job} shown={shown} />}
          <p className={classes.reader}>
            <ReaderLine kind="only-you" text="Only you, in this vault. What counts for a person stands on their Job tab." />
          </p>
        </div>
        <JobAside job={job} shown={shown?.number ?? null} />
      </div>
    </div>
  )
}

/** What is shown may be as old as the last visit; what is written on must be what is kept. */
function Editing({ job }: { readonly job: JobDetail }) {
  const [kept, setKept] = useState<JobContent | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    rpc.library
      .job({ jobProfileId: job.id })
      .then((now) => setKept(now.draft ?? now.versions[0]?.content ?? emptyJob(now.title, now.purpose)), setError)
  }, [job.id])
  if (error !== null)
    return (
      <div className="page">
        <ErrorNote error={error} />
      </div>
    )
  return kept === null ? null : <JobEditor job={job} initial={kept} />
}

export interface Shown {
  /** Null for the draft. */
  readonly number: number | null
  readonly name: string
  readonly content: JobContent
}

/** The version asked for, else the newest; the draft where it is asked for (as version 0) or nothing else is there. */
function shownOf(job: JobDetail, version: number | undefined): Shown | null {
  const draft = job.draft === null ? null : { number: null, name: 'Draft', content: job.draft }
  if (version === 0 && draft !== null) return draft
  const found = job.versions.find(({ number }) => number === version) ?? job.versions[0]
  return found === undefined ? draft : { number: found.number, name: `Version ${found.number}`, content: found.content }
}

function standing(job: JobDetail, shown: string | null): string {
  if (job.publishedAt === null) return job.draftAt === null ? 'Only a title so far' : `Draft, kept ${formatMoment(job.draftAt)}`
  const newest = `Version ${job.version}, published ${formatFullDate(localDate(job.publishedAt))}`
  const reading =
    shown !== null && shown !== `Version ${job.version}` ? `. This is ${shown === 'Draft' ? 'the draft' : `version ${shown.slice(8)}`}` : ''
  return newest + reading
}

function Reading({ job, shown }: { readonly job: JobDetail; readonly shown: Shown | null }) {
  if (shown === null) return <NothingWritten job={job} />
  return <JobProfileCard job={shown.content} linkTo={(path) => <NextStep path={path} />} />
}

function NextStep({ path }: { readonly path: CareerPath }) {
  return (
    <Link to="/library/jobs/$jobProfileId" params={{ jobProfileId: path.jobProfileId ?? '' }} className="link">
      {path.title}
    </Link>
  )
}

function Changes({ job, shown }: { readonly job: JobDetail; readonly shown: Shown }) {
  const navigate = useNavigate()
  const number = shown.number ?? (job.version ?? 0) + 1
  const before = job.versions.find((version) => version.number === number - 1)
  const back = () =>
    void navigate({ to: '/library/jobs/$jobProfileId', params: { jobProfileId: job.id }, search: { version: shown.number ?? 0 } })
  return (
    <section aria-label="What changed">
      <p className={classes.changesHead}>
        <span>{before === undefined ? `${shown.name} is the first.` : `${shown.name} beside version ${before.number}`}</span>
        <button type="button" className="link" onClick={back}>
          Read it as a whole
        </button>
      </p>
      {before !== undefined && <JobChanges before={before.content} after={shown.content} />}
    </section>
  )
}
