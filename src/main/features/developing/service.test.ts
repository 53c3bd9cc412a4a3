import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { type Firm, seatFirm, TEST_FORM } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { ActionKind } from '../../../shared/contract/developing.ts'
import { addDays } from '../../../shared/kernel/dates.ts'
import type { JobProfileId, PersonId, ReviewId } from '../../../shared/kernel/ids.ts'
import { emptyJob, type JobContent } from '../../../shared/rules/job-profile.ts'
import { cyclesRouter as cycles } from '../cycles/index.ts'
import { insightsRouter as insights } from '../insights/index.ts'
import { libraryRouter as library } from '../library/index.ts'
import { peopleRouter as people } from '../people/index.ts'
import { reviewingRouter as reviewing } from '../reviewing/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { developingRouter as developing, developingNotices } from './index.ts'

const TODAY = '2026-11-10'
const NOBODY = '0193ffff-ffff-7fff-bfff-ffffffffffff' as never

let vault: TestVault
let firm: Firm
const at = () => ({ context: vault.context })

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const plan = (personId: PersonId = firm.gail) => call(developing.plan, { personId }, at())

async function finishedReview(solving: number | null, telling: number | null): Promise<ReviewId> {
  const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, at())
  for (const [key, score] of [
    ['solving', solving],
    ['telling', telling],
  ] as const) {
    const rating = { reviewId, kind: 'competency' as const, key, by: 'manager' as const, comment: '' }
    await call(reviewing.saveRating, { ...rating, score, notSeen: score === null }, at())
  }
  await call(reviewing.finish, { reviewId, fullName: 'Roberto Tamburello' }, at())
  return reviewId
}

async function job(title: string, change: Partial<JobContent>): Promise<JobProfileId> {
  const { jobProfileId } = await call(library.addJob, { title }, at())
  await call(library.keepJobDraft, { jobProfileId, content: { ...emptyJob(title, 'What it is for'), ...change } }, at())
  await call(library.publishJob, { jobProfileId, reason: '' }, at())
  return jobProfileId
}

const asks = (name: string, level: string, competencyId: string | null = null) => ({
  ...{ key: name.replace(/\W/g, '-'), competencyId, name, source: '', description: '', level, meaning: '' },
})

const action = (fields: object = {}) => ({
  ...{ kind: 'on-the-job' as ActionKind, title: 'Lead one design review', competency: 'telling', trainingId: null },
  ...{ startsOn: null, dueOn: TODAY, costMinor: null, currency: 'EUR' },
  ...fields,
})

const training = (fields: object = {}) => ({
  ...{ title: 'Technical writing', provider: 'TU', description: '', hours: 16, costMinor: 98_000, currency: 'EUR' },
  ...{ competencies: ['Telling'] },
  ...fields,
})

describe('what somebody wants', () => {
  it('is kept part by part for both sides, and what the manager thinks of it apart from that', async () => {
    await call(developing.saveAspiration, { personId: firm.gail, part: 'nextStep', body: 'Lead an assembly' }, at())
    await call(developing.saveAspiration, { personId: firm.gail, part: 'strengths', body: 'Measuring' }, at())
    await call(developing.savePrivateReadiness, { personId: firm.gail, body: 'Not this year' }, at())
    expect(await plan()).toMatchObject({
      aspirations: { nextStep: 'Lead an assembly', later: '', strengths: 'Measuring' },
      privateReadiness: { body: 'Not this year' },
    })
    const shared = await vault.deps.db.selectFrom('aspiration').selectAll().execute()
    expect(JSON.stringify(shared)).not.toContain('Not this year')
  })

  it('is asked of people there are', async () => {
    const unknown = { personId: NOBODY }
    expect(await errorCode(call(developing.plan, unknown, at()))).toBe('PERSON_NOT_FOUND')
    expect(await errorCode(call(developing.addTarget, { ...unknown, to: { jobProfileId: NOBODY } }, at()))).toBe('PERSON_NOT_FOUND')
  })
})

describe('a target role', () => {
  it('compares the newest finished review with what the job profile asks; what has no rating is no gap', async () => {
    const lead = await job('Lead', { competencies: [asks('Solving', 'Exceeds'), asks('telling', ''), asks('Welding', 'Expert')] })
    await call(developing.addTarget, { personId: firm.gail, to: { jobProfileId: lead } }, at())
    const before = (await plan()).targets[0]
    expect(before).toMatchObject({ title: 'Lead', version: 1, met: 0, gaps: 0, unknown: 3 })
    expect(before?.competencies.map(({ readiness }) => readiness)).toEqual(Array(3).fill({ kind: 'not-rated', why: 'no-review' }))

    const reviewId = await finishedReview(3, null)
    const { targets, review } = await plan()
    expect(review).toMatchObject({ reviewId, cycleName: 'Cycle 2026', version: 1 })
    expect(targets[0]).toMatchObject({ met: 0, gaps: 1, unknown: 2 })
    expect(targets[0]?.competencies.map(({ name, rated, readiness }) => [name, rated, readiness])).toEqual([
      ['Solving', '3, Meets', { kind: 'gap', unit: 'point', have: 300, need: 400, missing: 100 }],
      ['telling', '', { kind: 'not-rated', why: 'not-seen' }],
      ['Welding', '', { kind: 'not-rated', why: 'not-in-review' }],
    ])
  })

  it('is compared on the levels of the framework from the level held in the cycle of the review', async () => {
    const { frameworkId } = await call(library.adoptFramework, { key: 'monzo-product', places: null }, at())
    const { competencies, levels } = await call(library.framework, { frameworkId }, at())
    const [one] = competencies
    if (!one || !levels[1] || !levels[2]) throw new Error('the framework ships with levels')
    const engineer = await job('Engineer', { competencies: [asks(one.name, levels[1].name, one.id)] })
    const lead = await job('Lead', { competencies: [asks(one.name, levels[2].name, one.id)] })
    await call(people.update, { personId: firm.rob, fields: { jobTitle: 'Engineer' }, when: { kind: 'always' } }, at())
    const phases = (await call(cycles.propose, { startsOn: '2026-11-01', endsOn: '2026-12-31' }, at())).phases
    const [solving] = TEST_FORM.competencies
    if (!solving) throw new Error('the form has competencies')
    const form = { ...TEST_FORM, competencies: [{ ...solving, name: one.name }] }
    await call(cycles.launch, { name: 'Short', phases, form, personIds: [firm.rob] }, at())
    const board = (await vault.deps.db.selectFrom('participation').selectAll().where('person_id', '=', firm.rob).execute())[0]
    const { reviewId } = await call(reviewing.begin, { participationId: board?.id as never }, at())
    const rating = { reviewId, kind: 'competency' as const, key: 'solving', by: 'manager' as const, comment: '', notSeen: false }
    await call(reviewing.saveRating, { ...rating, score: 4 }, at())
    await call(reviewing.finish, { reviewId, fullName: 'Roberto Tamburello' }, at())
    await call(developing.addTarget, { personId: firm.rob, to: { jobProfileId: lead } }, at())
    expect((await plan(firm.rob)).targets[0]?.competencies[0]?.readiness).toEqual({
      kind: 'gap',
      unit: 'level',
      have: 150,
      need: 200,
      missing: 50,
    })
    expect(engineer).not.toBe(lead)
  })

  it('may be a role of the role library, where what it asks is shown and no gap is made up', async () => {
    await call(developing.addTarget, { personId: firm.gail, to: { roleCode: '17-2141.00' } }, at())
    const target = (await plan()).targets[0]
    expect(target).toMatchObject({ title: 'Mechanical Engineers', roleCode: '17-2141.00', version: null, met: 0, gaps: 0 })
    expect(target?.competencies).toHaveLength(10)
  })

  it('is there once, is noted and dated, and is removed with one undo', async () => {
    const lead = await job('Lead', {})
    const to = { personId: firm.gail, to: { jobProfileId: lead } }
    const { targetId } = await call(developing.addTarget, to, at())
    expect(await errorCode(call(developing.addTarget, to, at()))).toBe('TARGET_ALREADY_THERE')
    expect(await errorCode(call(developing.addTarget, { ...to, to: { jobProfileId: NOBODY } }, at()))).toBe('JOB_NOT_FOUND')
    expect(await errorCode(call(developing.addTarget, { ...to, to: { roleCode: '00-0000.00' } }, at()))).toBe('ROLE_NOT_FOUND')
    await call(developing.updateTarget, { targetId, fields: { wantedBy: '2028-01-01' } }, at())
    await call(developing.updateTarget, { targetId, fields: { note: 'After the frame' } }, at())
    expect((await plan()).targets).toMatchObject([{ wantedBy: '2028-01-01', note: 'After the frame' }])
    const { id } = await call(developing.removeTarget, { targetId }, at())
    expect((await plan()).targets).toEqual([])
    await call(workspace.undo, { changeId: id }, at())
    expect((await plan()).targets).toHaveLength(1)
  })

  it('is proposed from the career paths of the present job, then from jobs and roles close to it', async () => {
    const senior = await job('Senior engineer', { role: { code: '17-2141.00', title: 'Mechanical Engineers' } })
    const path = { key: 'p', jobProfileId: senior, title: 'Senior engineer', needs: 'Three assemblies' }
    await job('Engineer', { role: { code: '17-2141.00', title: 'Mechanical Engineers' }, careerPaths: [path] })
    await job('Tool maker', { role: { code: '17-2141.00', title: 'Mechanical Engineers' } })
    await call(people.update, { personId: firm.gail, fields: { jobTitle: 'Engineer' }, when: { kind: 'always' } }, at())
    const found = await call(developing.targetSuggestions, { personId: firm.gail }, at())
    expect(found.slice(0, 2).map(({ title, why }) => [title, why])).toEqual([
      ['Senior engineer', 'career-path'],
      ['Tool maker', 'related-job'],
    ])
    expect(found.slice(2).every(({ why, roleCode }) => why === 'related-role' && roleCode !== null)).toBe(true)
    await call(developing.addTarget, { personId: firm.gail, to: { jobProfileId: senior } }, at())
    expect((await plan()).targets[0]?.pathNeeds).toBe('Three assemblies')
    expect((await call(developing.targetSuggestions, { personId: firm.gail }, at()))[0]?.title).toBe('Tool maker')
  })
})

describe('an action', () => {
  const save = (fields: object = {}) => call(developing.saveAction, { actionId: null, personId: firm.gail, fields: action(fields) }, at())

  it('is planned, gets under way and ends with what came of it', async () => {
    const { actionId } = await save({ costMinor: 12_000 })
    await call(developing.moveAction, { actionId, state: 'under-way', outcome: '' }, at())
    await call(developing.moveAction, { actionId, state: 'done', outcome: 'Two of three agreed at once' }, at())
    expect((await plan()).actions).toMatchObject([
      { state: 'done', outcome: 'Two of three agreed at once', closedOn: TODAY, costMinor: 12_000, currency: 'EUR', carriedFrom: null },
    ])
    const timeline = await call(insights.timeline, { personId: firm.gail }, at())
    expect(timeline[0]).toMatchObject({ kind: 'development', title: 'Lead one design review', readers: 'both', chips: ['telling'] })
    await call(developing.moveAction, { actionId, state: 'planned', outcome: '' }, at())
    expect((await plan()).actions).toMatchObject([{ state: 'planned', closedOn: null }])
  })

  it('that is open goes on into the next cycle, which says where it comes from', async () => {
    await save()
    const done = (await save({ title: 'Done before' })).actionId
    await call(developing.moveAction, { actionId: done, state: 'done', outcome: '' }, at())
    await call(cycles.close, { cycleId: firm.cycleId }, at())
    vault.setNow(new Date(2027, 0, 20, 9).getTime())
    const { phases } = await call(cycles.propose, { startsOn: '2027-01-01', endsOn: '2027-12-31' }, at())
    await call(cycles.launch, { name: 'Cycle 2027', phases, form: TEST_FORM, personIds: [firm.gail] }, at())
    expect((await plan()).actions.map(({ title, carriedFrom }) => [title, carriedFrom])).toEqual([
      ['Lead one design review', 'Cycle 2026'],
      ['Done before', null],
    ])
  })

  it('is refused for nobody, for a training there is none of, or ending before it begins', async () => {
    expect(await errorCode(call(developing.saveAction, { actionId: null, personId: NOBODY, fields: action() }, at()))).toBe(
      'PERSON_NOT_FOUND',
    )
    expect(await errorCode(save({ trainingId: NOBODY }))).toBe('TRAINING_NOT_FOUND')
    expect(await errorCode(save({ startsOn: addDays(TODAY, 1) }))).toBe('ACTION_DATES_REVERSED')
    const { actionId } = await save()
    const other = call(developing.saveAction, { actionId, personId: firm.rob, fields: action() }, at())
    expect(await errorCode(other)).toBe('DEVELOPMENT_ACTION_NOT_FOUND')
  })

  it('is a notice from a week before its day until it ends', async () => {
    const { actionId } = await save({ dueOn: addDays(TODAY, 7) })
    await save({ dueOn: addDays(TODAY, 8), title: 'Later' })
    const notices = await developingNotices(vault.deps.db, TODAY)
    expect(notices).toMatchObject([
      { key: `development:${actionId}`, kind: 'development-due', personName: 'Gail Erickson', dueOn: '2026-11-17' },
    ])
    await call(developing.moveAction, { actionId, state: 'dropped', outcome: 'The course was cancelled' }, at())
    expect(await developingNotices(vault.deps.db, TODAY)).toEqual([])
  })

  it('is removed with one undo', async () => {
    const { actionId } = await save()
    const { id } = await call(developing.removeAction, { actionId }, at())
    expect((await plan()).actions).toEqual([])
    await call(workspace.undo, { changeId: id }, at())
    expect((await plan()).actions).toHaveLength(1)
  })
})

describe('a training', () => {
  const save = (fields: object = {}, trainingId: null | string = null) =>
    call(developing.saveTraining, { trainingId: trainingId as never, fields: training(fields) }, at())
  const list = () => call(developing.trainings, undefined, at())

  it('is recommended for a gap that a review saw, and says which review and which gap', async () => {
    await save()
    await save({ title: 'Haggling', competencies: ['Buying'] })
    expect((await plan()).recommended).toEqual([])
    const reviewId = await finishedReview(2, 2)
    const { recommended, openGaps } = await plan()
    expect(recommended).toMatchObject([
      {
        training: { title: 'Technical writing' },
        planned: false,
        reasons: [{ kind: 'review', competency: 'telling', score: 2, expected: 3, reviewId }],
      },
    ])
    expect(openGaps).toEqual([{ competency: 'solving', score: 2, expected: 3 }])
    expect((await list()).map(({ title, people: n }) => [title, n])).toEqual([
      ['Haggling', 0],
      ['Technical writing', 1],
    ])
    const trainingId = recommended[0]?.training.id ?? null
    await call(developing.saveAction, { actionId: null, personId: firm.gail, fields: action({ kind: 'course', trainingId }) }, at())
    expect((await plan()).recommended).toMatchObject([{ planned: true }])
  })

  it('has a title of its own, changes and goes', async () => {
    const { trainingId } = await save()
    expect(await errorCode(save({ title: 'technical  WRITING' }))).toBe('TRAINING_TITLE_TAKEN')
    await save({ hours: 0.5, costMinor: null, competencies: ['A', 'a', 'B'] }, trainingId)
    expect(await list()).toMatchObject([{ hours: 0.5, costMinor: null, competencies: ['A', 'B'] }])
    expect(await errorCode(save({}, NOBODY))).toBe('TRAINING_NOT_FOUND')
    await call(developing.removeTraining, { trainingId }, at())
    expect(await list()).toEqual([])
    expect(await errorCode(call(developing.removeTraining, { trainingId }, at()))).toBe('TRAINING_NOT_FOUND')
  })

  const preview = (text: string | Uint8Array<ArrayBuffer>) =>
    call(developing.previewTrainings, { file: new File([text], 'trainings.csv') }, at())

  it('comes from a CSV: previewed, added or changed by title, with one undo for all', async () => {
    await save()
    const seen = await preview(
      'Title,Provider,Hours,Cost,Currency,Competencies\r\nTechnical writing,TU,16,980,EUR,Telling\r\nKaizen,,8,,,"Solving; Order"\r\n',
    )
    expect(seen).toMatchObject({ added: 1, changed: 0, same: 1, titles: ['Kaizen'], problems: [] })
    expect(await list()).toHaveLength(1)
    const { id, summary } = await call(developing.importTrainings, { token: seen.token, skipProblems: false }, at())
    expect(summary).toBe('Trainings imported: 1 added, 0 changed')
    expect((await list())[0]).toMatchObject({ title: 'Kaizen', hours: 8, competencies: ['Solving', 'Order'] })
    expect(await errorCode(call(developing.importTrainings, { token: seen.token, skipProblems: false }, at()))).toBe('PREVIEW_GONE')
    await call(workspace.undo, { changeId: id }, at())
    expect(await list()).toHaveLength(1)
  })

  it('in a row that cannot be read keeps the file out until that row is left out', async () => {
    const { token, problems } = await preview('Course;Hours\n;3\nKaizen;many\nHaggling;4\n'.replaceAll(';', ','))
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'no-title'],
      [3, 'not-a-number'],
    ])
    expect(await errorCode(call(developing.importTrainings, { token, skipProblems: false }, at()))).toBe('ROWS_HAVE_PROBLEMS')
    await call(developing.importTrainings, { token, skipProblems: true }, at())
    expect((await list()).map(({ title }) => title)).toEqual(['Haggling'])
  })

  it('is not read from what is no table', async () => {
    expect(await errorCode(preview(''))).toBe('FILE_EMPTY')
    expect(await errorCode(preview(new Uint8Array([0, 1, 2, 3])))).toBe('FILE_NOT_TEXT')
    expect(await errorCode(preview('Place,Day\nHall,Monday\n'))).toBe('NO_TITLE_COLUMN')
  })
})
