import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { CycleId, JobProfileId, ParticipationId, PersonId } from '../kernel/ids.ts'
import { LONGEST } from '../kernel/longest.ts'
import { JobContent } from '../rules/job-profile.ts'
import { Change, opened } from './base.ts'
import { libraryRoles, RoleCode } from './library-roles.ts'

export const JobRow = z.object({
  id: JobProfileId,
  title: z.string(),
  purpose: z.string(),
  /** Number of the newest version; null while only a title, or a draft, is there. */
  version: z.number().int().nullable(),
  publishedAt: Instant.nullable(),
  /** A draft is kept that was not published yet. */
  draftAt: Instant.nullable(),
  /** Active people who have this job. */
  people: z.number().int(),
})
export type JobRow = Readonly<z.infer<typeof JobRow>>

export const JobVersion = z.object({
  number: z.number().int(),
  content: JobContent,
  /** What changed and why, as written when it was published. */
  reason: z.string(),
  publishedAt: Instant,
  /** How many people hold this version in a running cycle. */
  holders: z.number().int(),
})
export type JobVersion = Readonly<z.infer<typeof JobVersion>>

export const JobPerson = z.object({
  personId: PersonId,
  name: z.string(),
  unit: z.string().nullable(),
  /** The version held in the newest running cycle; null outside a cycle or when none was there at launch. */
  holds: z.number().int().nullable(),
})

export const JobDetail = JobRow.omit({ people: true }).extend({
  /** Newest first. */
  versions: z.array(JobVersion),
  draft: JobContent.nullable(),
  people: z.array(JobPerson),
  /** Profiles whose career paths lead here. */
  reachedFrom: z.array(z.object({ id: JobProfileId, title: z.string() })),
})
export type JobDetail = Readonly<z.infer<typeof JobDetail>>

export const HeldJob = z.object({
  participationId: ParticipationId,
  cycleId: CycleId,
  cycleName: z.string(),
  running: z.boolean(),
  /** The day both sides agreed the plan of this cycle; null while they have not. */
  agreedOn: IsoDate.nullable(),
  jobProfileId: JobProfileId.nullable(),
  /** The version that counts in this cycle; null when no version was published at its launch. */
  version: JobVersion.omit({ holders: true }).nullable(),
  /** A newer version of the person's present job than the one held. */
  newer: z.number().int().nullable(),
  /** Newer versions taken while the cycle ran, latest first. */
  taken: z.array(z.object({ number: z.number().int(), title: z.string(), reason: z.string(), at: Instant })),
})
export type HeldJob = Readonly<z.infer<typeof HeldJob>>

export const PersonJob = z.object({
  /** The job as it is now; null when no job is named. */
  job: z
    .object({ id: JobProfileId, title: z.string(), version: JobVersion.omit({ holders: true }).nullable(), draft: z.boolean() })
    .nullable(),
  /** What was held in each cycle, newest first. */
  held: z.array(HeldJob),
})
export type PersonJob = Readonly<z.infer<typeof PersonJob>>

const noJob = { JOB_NOT_FOUND: {} }
const taken = { JOB_TITLE_TAKEN: { data: z.object({ jobProfileId: z.string(), title: z.string() }) } }

/** Job profiles of the firm, and the role library that ships with the app. */
export const libraryJobs = {
  jobs: opened.output(z.array(JobRow)),
  job: opened
    .input(z.object({ jobProfileId: JobProfileId }))
    .output(JobDetail)
    .errors(noJob),
  /** A profile with a title and a draft to write. */
  addJob: opened
    .input(z.object({ title: JobContent.shape.title }))
    .output(z.object({ jobProfileId: JobProfileId, change: Change }))
    .errors(taken),
  /** Keeps what is being written. What people hold does not change. */
  keepJobDraft: opened
    .input(z.object({ jobProfileId: JobProfileId, content: JobContent }))
    .output(z.object({ savedAt: Instant }))
    .errors(noJob),
  /** Takes the draft away; the newest version is what counts. */
  discardJobDraft: opened
    .input(z.object({ jobProfileId: JobProfileId }))
    .output(Change)
    .errors({ ...noJob, NO_JOB_DRAFT: {} }),
  /** Makes the draft the next version. People keep the version they hold. */
  publishJob: opened
    .input(z.object({ jobProfileId: JobProfileId, reason: z.string().trim().max(LONGEST.reason) }))
    .output(z.object({ number: z.number().int(), change: Change }))
    .errors({ ...noJob, ...taken, NO_JOB_DRAFT: {}, JOB_SAYS_NOTHING: {}, JOB_UNCHANGED: {} }),
  removeJob: opened
    .input(z.object({ jobProfileId: JobProfileId }))
    .output(Change)
    .errors({ ...noJob, JOB_HAS_PEOPLE: { data: z.object({ people: z.number() }) } }),
  personJob: opened
    .input(z.object({ personId: PersonId }))
    .output(PersonJob)
    .errors({ PERSON_NOT_FOUND: {} }),
  /** Puts the newest version of the person's present job in the place of the one held in a running cycle. */
  takeNewerJob: opened
    .input(z.object({ participationId: ParticipationId, reason: z.string().trim().min(1).max(LONGEST.reason) }))
    .output(Change)
    .errors({ PARTICIPATION_NOT_FOUND: {}, CYCLE_CLOSED: {}, NO_NEWER_JOB: {} }),
  /** Drafts a profile from a role: the tasks, competencies and related roles that were kept. */
  draftFromRole: opened
    .input(
      z.object({
        code: RoleCode,
        /** The profile to write into; its own draft gives way. Null makes a new one with this title. */
        jobProfileId: JobProfileId.nullable(),
        title: JobContent.shape.title,
        taskIds: z.array(z.number().int()).max(100),
        elementIds: z.array(z.string().max(20)).max(60),
        relatedCodes: z.array(RoleCode).max(40),
        technology: z.boolean(),
      }),
    )
    .output(z.object({ jobProfileId: JobProfileId, change: Change }))
    .errors({ ...noJob, ...taken, ROLE_NOT_FOUND: {} }),
  ...libraryRoles,
}
