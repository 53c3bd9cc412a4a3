import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sealingCheaply } from '../../../../tests/support/cheap-seal.ts'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { JobProfileId } from '../../../shared/kernel/ids.ts'
import { emptyJob, type JobContent } from '../../../shared/rules/job-profile.ts'
import { change } from '../../db/change.ts'
import { jobVersionsOf, libraryRouter as library } from '../library/index.ts'
import { sharingRouter as sharing } from './index.ts'

let vault: TestVault
let firm: Firm
const inVault = () => ({ context: vault.context })
beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const JOB: JobContent = {
  ...emptyJob('Design Engineer', 'Draws what the line can make.'),
  responsibilities: [
    { key: 'r1', text: 'Releases drawings' },
    { key: 'r2', text: 'Answers change requests' },
  ],
  standards: [
    { key: 's1', about: 'r1', meets: 'On the day agreed', exceeds: 'Before it', short: 'After it' },
    { key: 's2', about: null, meets: 'Work can be taken over', exceeds: '', short: '' },
  ],
  competencies: [
    { key: 'c1', competencyId: 'inside', name: 'Drawing', source: 'Ours', description: 'By hand too', level: 'Working', meaning: 'Alone' },
  ],
  careerPaths: [{ key: 'p1', jobProfileId: null, title: 'Chief engineer, not yet told', needs: '' }],
  notes: 'The post is to be cut in spring',
}

/** Publishes the job and has Gail hold that version in her cycle. */
async function holds(content: JobContent): Promise<JobProfileId> {
  const { jobProfileId } = await call(library.addJob, { title: content.title }, inVault())
  await call(library.keepJobDraft, { jobProfileId, content }, inVault())
  await call(library.publishJob, { jobProfileId, reason: '' }, inVault())
  await change(vault.deps, { verb: 'test.hold', summary: 'Version held' }, async (tx) => {
    await tx.updateTable('person').set({ job_profile_id: jobProfileId }).where('id', '=', firm.gail).execute()
    const version = (await jobVersionsOf(tx, [firm.gail])).get(firm.gail) ?? null
    await tx.updateTable('participation').set({ job_profile_version_id: version }).where('id', '=', firm.participationId).execute()
  })
  return jobProfileId
}

async function plan() {
  const { document } = await call(
    sharing.prepare,
    { kind: 'plan', participationId: firm.participationId },
    { context: sealingCheaply(vault) },
  )
  if (document.body.kind !== 'plan') throw new Error(document.body.kind)
  return document.body
}

it('goes into the plan in the version held: purpose, responsibilities with their standards, competencies with the level expected', async () => {
  await holds(JOB)
  const { job } = await plan()
  expect(job).toEqual({
    title: 'Design Engineer',
    version: 1,
    purpose: 'Draws what the line can make.',
    responsibilities: [
      { text: 'Releases drawings', standard: { meets: 'On the day agreed', exceeds: 'Before it', short: 'After it' } },
      { text: 'Answers change requests', standard: null },
    ],
    standard: { meets: 'Work can be taken over', exceeds: '', short: '' },
    competencies: [{ name: 'Drawing', source: 'Ours', description: 'By hand too', level: 'Working', meaning: 'Alone' }],
    notice: '',
  })
})

it('leaves notes, career paths and the draft of the next version in the vault', async () => {
  const jobProfileId = await holds(JOB)
  await call(library.keepJobDraft, { jobProfileId, content: { ...JOB, purpose: 'Draws nothing any more' } }, inVault())
  const text = JSON.stringify(await plan())
  for (const kept of ['cut in spring', 'not yet told', 'nothing any more', 'inside']) expect(text).not.toContain(kept)
})

it('says where its text is from when it began as a role of O*NET', async () => {
  await holds({ ...JOB, role: { code: '17-2141.00', title: 'Mechanical Engineers' } })
  expect((await plan()).job?.notice).toContain('CC BY 4.0')
})

it('says whose words its competencies are, in plans of versions that do not say so themselves as well', async () => {
  const taken = await call(library.adoptFramework, { key: 'ft-engineering', places: [0, 1] }, inVault())
  const framework = await call(library.framework, { frameworkId: taken.frameworkId }, inVault())
  const [first, second] = framework.competencies
  const from = (key: string, competencyId: string | null, name: string) => ({
    ...{ key, competencyId, name, source: framework.name, description: '', level: '', meaning: '' },
  })
  await holds({
    ...JOB,
    competencies: [
      { ...from('c1', null, first?.name ?? ''), notice: framework.notice },
      from('c2', second?.id ?? null, second?.name ?? ''),
      from('c3', null, 'One’s own'),
    ],
  })
  const notice = (await plan()).job?.notice ?? ''
  expect(notice).toBe(framework.notice)
  for (const said of ['Financial Times: Engineering', 'Copyright (c) 2019 Financial Times', 'MIT']) expect(notice).toContain(said)
  await call(library.removeFramework, { frameworkId: taken.frameworkId }, inVault())
  expect((await plan()).job?.notice).toBe(notice)
})

it('is left out of a plan where nothing is held', async () => {
  expect('job' in (await plan())).toBe(false)
})
