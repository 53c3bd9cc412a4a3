import type { Change } from '../../../shared/contract/base.ts'
import type { JobDetail, PersonJob } from '../../../shared/contract/library-jobs.ts'
import type { JobProfileId, ParticipationId, PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { emptyJob, type JobContent, withNotices } from '../../../shared/rules/job-profile.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import { addJobProfile } from './queries.ts'
import { competencyNotices } from './queries-frameworks.ts'
import { countHolders, findHolding, findJobOf, listHeld, listJobPeople, listTaken, takeVersion } from './queries-job-holding.ts'
import {
  addVersion,
  countPeople,
  findJob,
  findTitle,
  listReachedFrom,
  listVersions,
  markJobRemoved,
  newestVersion,
  type StoredVersion,
  setDraft,
  setJobHead,
} from './queries-jobs.ts'
import { nextVersion } from './rules-jobs.ts'

export type WriteDeps = Pick<Deps, 'db' | 'now' | 'newId'>
type NoJob = { readonly code: 'JOB_NOT_FOUND' }
export type TitleTaken = { readonly code: 'JOB_TITLE_TAKEN'; readonly data: { readonly jobProfileId: string; readonly title: string } }

export async function getJob(db: ReadDb, jobProfileId: JobProfileId): Promise<Result<JobDetail, NoJob>> {
  const job = await findJob(db, jobProfileId)
  if (!job) return err({ code: 'JOB_NOT_FOUND' })
  const holders = await countHolders(db, jobProfileId)
  const versions = await listVersions(db, jobProfileId)
  const [newest] = versions
  const contents = [...versions.map(({ content }) => content), ...(job.draft === null ? [] : [job.draft])]
  const notices = await competencyNotices(db, contents)
  return ok({
    ...job,
    draft: job.draft && withNotices(job.draft, notices),
    version: newest?.number ?? null,
    publishedAt: newest?.publishedAt ?? null,
    versions: versions.map(({ id, content, ...version }) => ({
      ...version,
      content: withNotices(content, notices),
      holders: holders.get(id) ?? 0,
    })),
    people: await listJobPeople(db, jobProfileId),
    reachedFrom: await listReachedFrom(db, jobProfileId),
  })
}

async function titleTaken(db: ReadDb, title: string, except: string | null): Promise<TitleTaken | null> {
  const other = await findTitle(db, title, except)
  return other && { code: 'JOB_TITLE_TAKEN', data: { jobProfileId: other.id, title: other.title } }
}

export interface NewJob {
  readonly jobProfileId: JobProfileId
  readonly change: Change
}

export async function addJob(deps: WriteDeps, title: string): Promise<Result<NewJob, TitleTaken>> {
  const summary = `${title} added`
  return change(deps, { verb: 'library.addJob', summary }, async (tx, open) => {
    const taken = await titleTaken(tx, title, null)
    if (taken) return err(taken)
    const jobProfileId = deps.newId() as JobProfileId
    await addJobProfile(tx, { id: jobProfileId, title })
    await setDraft(tx, jobProfileId, emptyJob(title), open.at)
    return ok({ jobProfileId, change: { id: open.id, summary } })
  })
}

/** Writes a whole draft as one step that can be taken back: into a profile there is, or into a new one. */
export async function plantDraft(
  deps: WriteDeps,
  content: JobContent,
  jobProfileId: JobProfileId | null,
): Promise<Result<NewJob, NoJob | TitleTaken>> {
  const summary = `${content.title} drafted${content.role === null ? '' : ` from ${content.role.title}`}`
  return change(deps, { verb: 'library.draftFromRole', summary }, async (tx, open) => {
    if (jobProfileId !== null && !(await findJob(tx, jobProfileId))) return err({ code: 'JOB_NOT_FOUND' as const })
    const taken = await titleTaken(tx, content.title, jobProfileId)
    if (taken) return err(taken)
    const id = jobProfileId ?? (deps.newId() as JobProfileId)
    if (jobProfileId === null) await addJobProfile(tx, { id, title: content.title })
    await setDraft(tx, id, content, open.at)
    return ok({ jobProfileId: id, change: { id: open.id, summary } })
  })
}

export async function keepJobDraft(
  deps: WriteDeps,
  jobProfileId: JobProfileId,
  content: JobContent,
): Promise<Result<{ savedAt: number }, NoJob>> {
  return change(deps, { verb: 'library.keepJobDraft', summary: `Draft of ${content.title} kept` }, async (tx, open) => {
    if (!(await findJob(tx, jobProfileId))) return err({ code: 'JOB_NOT_FOUND' as const })
    await setDraft(tx, jobProfileId, content, open.at)
    return ok({ savedAt: open.at })
  })
}

export async function discardJobDraft(
  deps: WriteDeps,
  jobProfileId: JobProfileId,
): Promise<Result<Change, NoJob | { code: 'NO_JOB_DRAFT' }>> {
  return change(deps, { verb: 'library.discardJobDraft', summary: 'Draft discarded' }, async (tx, open) => {
    const job = await findJob(tx, jobProfileId)
    if (!job) return err({ code: 'JOB_NOT_FOUND' as const })
    if (job.draft === null) return err({ code: 'NO_JOB_DRAFT' as const })
    await setDraft(tx, jobProfileId, null, open.at)
    const summary = `Draft of ${job.title} discarded`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

export interface PublishInput {
  readonly jobProfileId: JobProfileId
  readonly reason: string
}

type PublishRefused = NoJob | TitleTaken | { code: 'NO_JOB_DRAFT' } | { code: 'JOB_SAYS_NOTHING' } | { code: 'JOB_UNCHANGED' }

export async function publishJob(
  deps: WriteDeps,
  { jobProfileId, reason }: PublishInput,
): Promise<Result<{ number: number; change: Change }, PublishRefused>> {
  return change(deps, { verb: 'library.publishJob', summary: 'Job profile published' }, async (tx, open) => {
    const job = await findJob(tx, jobProfileId)
    if (!job) return err({ code: 'JOB_NOT_FOUND' as const })
    if (job.draft === null) return err({ code: 'NO_JOB_DRAFT' as const })
    const before = await newestVersion(tx, jobProfileId)
    const next = nextVersion(job.draft, before?.content ?? null)
    if (!next.ok) return next
    const taken = await titleTaken(tx, next.value.title, jobProfileId)
    if (taken) return err(taken)
    const number = (before?.number ?? 0) + 1
    await addVersion(tx, jobProfileId, { id: deps.newId(), number, content: next.value, reason, publishedAt: open.at })
    await setJobHead(tx, jobProfileId, next.value)
    await setDraft(tx, jobProfileId, null, open.at)
    const summary = `${next.value.title}: version ${number} published`
    open.describe(summary)
    return ok({ number, change: { id: open.id, summary } })
  })
}

export async function removeJob(
  deps: WriteDeps,
  jobProfileId: JobProfileId,
): Promise<Result<Change, NoJob | { code: 'JOB_HAS_PEOPLE'; data: { people: number } }>> {
  return change(deps, { verb: 'library.removeJob', summary: 'Job profile removed' }, async (tx, open) => {
    const job = await findJob(tx, jobProfileId)
    if (!job) return err({ code: 'JOB_NOT_FOUND' as const })
    const people = await countPeople(tx, jobProfileId)
    if (people > 0) return err({ code: 'JOB_HAS_PEOPLE' as const, data: { people } })
    await markJobRemoved(tx, jobProfileId, open.at)
    const summary = `${job.title} removed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

export async function getPersonJob(db: ReadDb, personId: PersonId): Promise<Result<PersonJob, { code: 'PERSON_NOT_FOUND' }>> {
  const jobProfileId = await findJobOf(db, personId)
  if (jobProfileId === undefined) return err({ code: 'PERSON_NOT_FOUND' })
  const job = jobProfileId === null ? null : await findJob(db, jobProfileId)
  const newest = job === null ? null : await newestVersion(db, job.id)
  const taken = await listTaken(db, personId)
  const places = await listHeld(db, personId)
  const versions = [newest, ...places.map(({ version }) => version)].filter((version) => version !== null)
  const notices = await competencyNotices(
    db,
    versions.map(({ content }) => content),
  )
  const shown = ({ id: _, content, ...version }: StoredVersion) => ({ ...version, content: withNotices(content, notices) })
  const held = places.map(({ version, ...rest }) => ({
    ...rest,
    version: version && shown(version),
    newer: rest.running && newest !== null && newest.id !== version?.id ? newest.number : null,
    taken: taken.get(rest.participationId) ?? [],
  }))
  const now = job && { id: job.id, title: job.title, version: newest && shown(newest), draft: job.draft !== null }
  return ok({ job: now, held })
}

export interface TakeInput {
  readonly participationId: ParticipationId
  readonly reason: string
}

export async function takeNewerJob(
  deps: WriteDeps,
  { participationId, reason }: TakeInput,
): Promise<Result<Change, { code: 'PARTICIPATION_NOT_FOUND' } | { code: 'CYCLE_CLOSED' } | { code: 'NO_NEWER_JOB' }>> {
  return change(deps, { verb: 'library.takeNewerJob', summary: 'Newer version taken' }, async (tx, open) => {
    const holding = await findHolding(tx, participationId)
    if (!holding) return err({ code: 'PARTICIPATION_NOT_FOUND' as const })
    if (!holding.running) return err({ code: 'CYCLE_CLOSED' as const })
    const jobProfileId = await findJobOf(tx, holding.personId)
    const newest = jobProfileId ? await newestVersion(tx, jobProfileId) : null
    if (newest === null || newest.id === holding.versionId) return err({ code: 'NO_NEWER_JOB' as const })
    await takeVersion(tx, { id: deps.newId(), participationId, from: holding.versionId, to: newest.id, reason, at: open.at })
    const summary = `Version ${newest.number} of ${newest.content.title} taken`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
