import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { listJobs } from './queries-jobs.ts'
import { addJob, discardJobDraft, getJob, getPersonJob, keepJobDraft, publishJob, removeJob, takeNewerJob } from './service-jobs.ts'
import { draftFromRole, getRole, searchRoles } from './service-roles.ts'

const os = opened.library

export const libraryJobsRouter = {
  jobs: os.jobs.handler(({ context }) => listJobs(context.deps.db)),
  job: os.job.handler(async ({ input, context, errors }) => answer(await getJob(context.deps.db, input.jobProfileId), errors)),
  addJob: os.addJob.handler(async ({ input, context, errors }) => answer(await addJob(context.deps, input.title), errors)),
  keepJobDraft: os.keepJobDraft.handler(async ({ input, context, errors }) =>
    answer(await keepJobDraft(context.deps, input.jobProfileId, input.content), errors),
  ),
  discardJobDraft: os.discardJobDraft.handler(async ({ input, context, errors }) =>
    answer(await discardJobDraft(context.deps, input.jobProfileId), errors),
  ),
  publishJob: os.publishJob.handler(async ({ input, context, errors }) => answer(await publishJob(context.deps, input), errors)),
  removeJob: os.removeJob.handler(async ({ input, context, errors }) => answer(await removeJob(context.deps, input.jobProfileId), errors)),
  personJob: os.personJob.handler(async ({ input, context, errors }) =>
    answer(await getPersonJob(context.deps.db, input.personId), errors),
  ),
  takeNewerJob: os.takeNewerJob.handler(async ({ input, context, errors }) => answer(await takeNewerJob(context.deps, input), errors)),
  draftFromRole: os.draftFromRole.handler(async ({ input, context, errors }) => answer(await draftFromRole(context.deps, input), errors)),
  searchRoles: os.searchRoles.handler(({ input, context }) => searchRoles(context.deps.jobs, input.text)),
  role: os.role.handler(async ({ input, errors }) => answer(await getRole(input.code), errors)),
}
