import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { addDays } from '../../../shared/kernel/dates.ts'
import type { ImprovementDraftId, ImprovementPlanId } from '../../../shared/kernel/ids.ts'
import type { PlanContent } from '../../../shared/rules/improvement-plan.ts'
import { shareableDb } from '../../db/shareable.ts'
import { insightsRouter as insights } from '../insights/index.ts'
import { reviewingRouter as reviewing } from '../reviewing/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { concernsRouter as concerns, concernsNotices } from './index.ts'

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

const fields = (change: object = {}) => ({
  ...{ title: 'Drawings came back', happenedOn: '2026-11-03', facts: 'Two drawings came back twice.', standard: 'One reading.' },
  ...{ impact: 'The line waited a day.', support: 'A second reader.', thoughts: 'Tired since the move?' },
  ...change,
})
const draft = (change: object = {}) => call(concerns.saveDraft, { draftId: null, personId: firm.gail, fields: fields(change) }, at())
const ofGail = () => call(concerns.ofPerson, { personId: firm.gail }, at())

async function said(followUpOn: string | null = null, saidOn = TODAY) {
  const { draftId } = await draft()
  const { thoughts: _, ...words } = fields()
  return await call(concerns.say, { draftId, said: words, saidOn, agreed: 'Second reader from Monday', followUpOn }, at())
}

describe('a concern', () => {
  it('is private from its first word until it is said', async () => {
    const { draftId } = await draft()
    await call(concerns.saveDraft, { draftId, personId: firm.gail, fields: fields({ facts: 'Three drawings.' }) }, at())
    expect(await ofGail()).toMatchObject({ drafts: [{ facts: 'Three drawings.', noticedOn: TODAY }], concerns: [] })
    expect(await shareableDb(vault.deps.db).selectFrom('concern').selectAll().execute()).toEqual([])
    expect(await call(insights.timeline, { personId: firm.gail }, at())).toContainEqual(
      expect.objectContaining({ kind: 'concern', readers: 'only-you', detail: 'not said yet' }),
    )
  })

  it('once said is a record of both sides, and the thoughts about it stay behind', async () => {
    await said('2026-11-24')
    const { drafts, concerns: all } = await ofGail()
    expect(drafts).toEqual([])
    expect(all).toMatchObject([
      {
        title: 'Drawings came back',
        saidOn: TODAY,
        daysUntilSaid: 0,
        agreed: 'Second reader from Monday',
        standing: { kind: 'followed', nextOn: '2026-11-24' },
      },
    ])
    const rows = await shareableDb(vault.deps.db).selectFrom('concern').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('Tired')
    expect(await call(insights.timeline, { personId: firm.gail }, at())).toContainEqual(
      expect.objectContaining({ kind: 'concern', readers: 'both', detail: 'said' }),
    )
  })

  it('tells how long it was kept before it was said', async () => {
    const { draftId } = await draft()
    vault.setNow(new Date(2026, 10, 24, 9).getTime())
    const { thoughts: _, ...words } = fields()
    const say = (saidOn: string) => call(concerns.say, { draftId, said: words, saidOn, agreed: '', followUpOn: null }, at())
    expect(await errorCode(say('2026-11-25'))).toBe('CONCERN_SAID_IN_FUTURE')
    await say('2026-11-23')
    expect((await ofGail()).concerns).toMatchObject([
      { noticedOn: TODAY, daysUntilSaid: 13, standing: { kind: 'no-follow-up', daysSinceSaid: 1 } },
    ])
    expect(await errorCode(say('2026-11-23'))).toBe('CONCERN_DRAFT_NOT_FOUND')
  })

  it('leaves the thoughts about it with the owner, in sight and by themselves', async () => {
    const { concernId } = await said()
    const { concerns: all, privateThoughts } = await ofGail()
    expect(privateThoughts).toEqual([{ concernId, body: 'Tired since the move?' }])
    expect(JSON.stringify(all)).not.toContain('Tired')
  })

  it('that was said goes back to being private with one undo', async () => {
    const { change } = await said()
    await call(workspace.undo, { changeId: change.id }, at())
    expect(await ofGail()).toMatchObject({ drafts: [{ thoughts: 'Tired since the move?' }], concerns: [], privateThoughts: [] })
  })

  it('is followed up, settled with what came of it, and opened again', async () => {
    const { concernId } = await said('2026-11-24')
    const { followUpId } = await call(concerns.addFollowUp, { concernId, dueOn: '2026-11-12' }, at())
    await call(concerns.closeFollowUp, { followUpId, doneOn: '2026-11-12', note: 'Both drawings right' }, at())
    await call(concerns.saveAgreed, { concernId, agreed: 'Second reader until Christmas' }, at())
    expect((await ofGail()).concerns).toMatchObject([
      {
        agreed: 'Second reader until Christmas',
        followUps: [{ note: 'Both drawings right' }, { doneOn: null }],
        standing: { nextOn: '2026-11-24' },
      },
    ])
    await call(concerns.settle, { concernId, outcome: 'Four in a row right', on: '2026-12-01' }, at())
    expect((await ofGail()).concerns).toMatchObject([{ outcome: 'Four in a row right', standing: { kind: 'settled', on: '2026-12-01' } }])
    await call(concerns.settle, { concernId, outcome: '', on: null }, at())
    await call(concerns.removeFollowUp, { followUpId }, at())
    expect((await ofGail()).concerns[0]?.followUps).toHaveLength(1)
    expect(await errorCode(call(concerns.closeFollowUp, { followUpId, doneOn: null, note: '' }, at()))).toBe('FOLLOW_UP_NOT_FOUND')
    await call(concerns.remove, { concernId }, at())
    expect((await ofGail()).concerns).toEqual([])
    expect(await errorCode(call(concerns.addFollowUp, { concernId, dueOn: TODAY }, at()))).toBe('CONCERN_NOT_FOUND')
  })

  it('belongs to one person, and its draft is removed softly', async () => {
    const { draftId } = await draft()
    const other = call(concerns.saveDraft, { draftId, personId: firm.rob, fields: fields() }, at())
    expect(await errorCode(other)).toBe('CONCERN_DRAFT_NOT_FOUND')
    await call(concerns.removeDraft, { draftId }, at())
    expect((await ofGail()).drafts).toEqual([])
    expect(await vault.deps.db.selectFrom('private_concern').select('id').execute()).toHaveLength(1)
  })

  it('is neither ignored nor saved up: a week unsaid, or a follow-up due, is a notice', async () => {
    await draft()
    await said('2026-11-17')
    expect(await concernsNotices(vault.deps.db, '2026-11-16')).toEqual([])
    expect(await concernsNotices(vault.deps.db, '2026-11-17')).toMatchObject([
      { kind: 'concern-follow-up', title: 'Not said yet, 7 days: Drawings came back', personName: 'Gail Erickson' },
      { kind: 'concern-follow-up', title: 'Drawings came back', dueOn: '2026-11-17' },
    ])
    vault.setNow(new Date(2026, 10, 20, 9).getTime())
    expect(await call(concerns.unsaid, { personId: firm.gail }, at())).toEqual({ count: 1, oldestDays: 10 })
    expect(await call(concerns.unsaid, { personId: firm.rob }, at())).toEqual({ count: 0, oldestDays: null })
  })

  it('can be cited in a review once it was said, and not before', async () => {
    const { draftId } = await draft()
    const { concernId } = await said()
    const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, at())
    const cite = (sourceId: string) =>
      call(reviewing.cite, { reviewId, kind: 'competency', key: 'solving', sourceKind: 'concern', sourceId }, at())
    expect(await cite(concernId)).toMatchObject({ label: 'Drawings came back', text: 'Two drawings came back twice.' })
    expect(await errorCode(cite(draftId))).toBe('SOURCE_NOT_FOUND')
  })
})

const whole = (content: PlanContent): PlanContent => ({
  ...content,
  gaps: [{ key: 'gap', happenedOn: '2026-11-03', seen: 'Two drawings came back', standard: 'One reading' }],
  goals: ['one', 'two'].map((key) => ({ key, goal: `Goal ${key}`, measure: '3 of 3', dueOn: null })),
  support: [{ key: 'sup', promise: 'An hour a week with Rob', dueOn: null }],
  onSuccess: 'The plan ends',
  onExtension: 'One more month',
  onEnding: 'Another job is looked for',
})

const begin = (planId: ImprovementPlanId | null = null) => call(concerns.beginPlan, { personId: firm.gail, planId }, at())
const read = (draftId: ImprovementDraftId) => call(concerns.planDraft, { draftId }, at())
const keep = (draftId: ImprovementDraftId, content: PlanContent, reason = '') =>
  call(concerns.savePlanDraft, { draftId, content, reason }, at())
const sign = (draftId: ImprovementDraftId) => call(concerns.signPlan, { draftId, fullName: 'Roberto Tamburello' }, at())
const readPlan = (planId: ImprovementPlanId) => call(concerns.improvementPlan, { planId }, at())

async function signedPlan(): Promise<ImprovementPlanId> {
  const { draftId } = await begin()
  await keep(draftId, whole((await read(draftId)).content))
  return (await sign(draftId)).planId
}

/** As saving a package does. */
async function sent(planId: ImprovementPlanId, version: number): Promise<void> {
  const { change } = await import('../../db/change.ts')
  const { markPlanSent } = await import('./index.ts')
  await change(vault.deps, { verb: 'test.send', summary: 'Sent' }, (tx) =>
    markPlanSent(tx, { planId, version, moment: 'start', documentHash: 'ab' }),
  )
}

describe('an improvement plan', () => {
  it('begins with what was said, milestones at 30, 60 and 90 days, and how many concerns there are', async () => {
    await said()
    const { draftId } = await begin()
    const found = await read(draftId)
    expect(found).toMatchObject({ personName: 'Gail Erickson', documented: 1, replaces: null, content: { startsOn: TODAY } })
    expect(found.content.gaps).toMatchObject([
      { happenedOn: '2026-11-03', seen: 'Two drawings came back twice.', standard: 'One reading.' },
    ])
    expect(found.content.milestones.map(({ onDay }) => onDay)).toEqual(['2026-12-10', '2027-01-09', '2027-02-08'])
    expect((await begin()).draftId).toBe(draftId)
  })

  it('is private while it is written and says what it lacks before it is signed', async () => {
    const { draftId } = await begin()
    expect(await sign(draftId).catch((error) => error.data)).toMatchObject({
      lacks: ['no-gap', 'too-few-goals', 'no-support', 'outcomes-open'],
    })
    expect(await errorCode(sign(draftId))).toBe('PLAN_INCOMPLETE')
    await keep(draftId, whole((await read(draftId)).content))
    expect(await read(draftId)).toMatchObject({ lacks: [], content: { goals: [{ goal: 'Goal one' }, { goal: 'Goal two' }] } })
    expect(await vault.deps.db.selectFrom('improvement_line').select('id').execute()).toEqual([])
  })

  it('writes only the lines that changed when it is kept again', async () => {
    const { draftId } = await begin()
    const content = whole((await read(draftId)).content)
    await keep(draftId, content)
    const lines = () => vault.deps.db.selectFrom('history').select('id').where('tbl', '=', 'private_plan_line').execute()
    const before = (await lines()).length
    await keep(draftId, { ...content, goals: content.goals.map((goal) => (goal.key === 'one' ? { ...goal, measure: '4 of 4' } : goal)) })
    expect((await lines()).length).toBe(before + 1)
  })

  it('once signed never changes, not even for somebody who reaches into the database', async () => {
    const planId = await signedPlan()
    expect(await readPlan(planId)).toMatchObject({
      standing: { kind: 'unsent' },
      version: 1,
      versions: [{ replaces: null, signatures: [{ side: 'manager', fullName: 'Roberto Tamburello' }] }],
    })
    expect(await vault.deps.db.selectFrom('private_plan_draft').select('id').execute()).toEqual([])
    const { change } = await import('../../db/change.ts')
    const tamper = change(vault.deps, { verb: 'test.tamper', summary: 'Tampered' }, (tx) =>
      tx.updateTable('improvement_line').set({ text: 'x' }).execute(),
    )
    await expect(tamper).rejects.toThrow('a signed plan never changes')
  })

  it('that nobody was sent is opened again instead of replaced', async () => {
    const planId = await signedPlan()
    const { draftId, change } = await begin(planId)
    expect(change?.summary).toBe('Improvement plan open for writing')
    expect(await errorCode(readPlan(planId))).toBe('IMPROVEMENT_PLAN_NOT_FOUND')
    expect(await read(draftId)).toMatchObject({ planId: null, replaces: null, lacks: [] })
    if (!change) throw new Error('something was begun')
    await call(workspace.undo, { changeId: change.id }, at())
    expect(await readPlan(planId)).toMatchObject({ version: 1 })
  })

  it('that was sent changes by a new version, which says what it replaces and why', async () => {
    const planId = await signedPlan()
    await sent(planId, 1)
    const { draftId } = await begin(planId)
    const { content } = await read(draftId)
    await keep(draftId, { ...content, onExtension: 'Two more months' })
    expect(await errorCode(sign(draftId))).toBe('PLAN_NEEDS_REASON')
    await keep(draftId, { ...content, onExtension: 'Two more months' }, 'The audit took three weeks')
    await sign(draftId)
    expect(await readPlan(planId)).toMatchObject({
      version: 2,
      standing: { kind: 'unsent' },
      versions: [
        { version: 2, replaces: 1, reason: 'The audit took three weeks', content: { onExtension: 'Two more months' } },
        { version: 1, content: { onExtension: 'One more month' } },
      ],
    })
  })

  it('is looked at at each milestone, signed once', async () => {
    const planId = await signedPlan()
    const checkpoint = {
      heldOn: '2026-12-10',
      standing: 'partly' as const,
      note: 'Better than in November',
      goals: [{ key: 'one', note: '2 of 3' }],
    }
    const look = (milestoneKey: string) =>
      call(concerns.signCheckpoint, { planId, milestoneKey, checkpoint, fullName: 'Roberto Tamburello' }, at())
    await look('day-30')
    expect(await errorCode(look('day-30'))).toBe('CHECKPOINT_SIGNED')
    expect(await errorCode(look('day-31'))).toBe('MILESTONE_NOT_FOUND')
    const { milestones } = await readPlan(planId)
    expect(milestones).toMatchObject([
      {
        key: 'day-30',
        checkpoint: { standing: 'partly', goals: [{ key: 'one', note: '2 of 3' }] },
        signatures: [{ side: 'manager' }],
        standing: { kind: 'waiting' },
      },
      { key: 'day-60', checkpoint: null, standing: { kind: 'ahead', days: 60 } },
      { key: 'day-90' },
    ])
    expect(await concernsNotices(vault.deps.db, '2027-01-02')).toMatchObject([
      { kind: 'improvement-milestone', title: 'Milestone 60 days', dueOn: '2027-01-09', targetId: planId },
    ])
    expect(await concernsNotices(vault.deps.db, '2027-01-01')).toEqual([])
  })

  it('shows the notes on its goals in the order of the goals, whichever was typed first', async () => {
    const planId = await signedPlan()
    const goals = [
      { key: 'two', note: 'Not yet' },
      { key: 'one', note: '2 of 3' },
    ]
    const checkpoint = { heldOn: '2026-12-10', standing: 'partly' as const, note: '', goals }
    await call(concerns.signCheckpoint, { planId, milestoneKey: 'day-30', checkpoint, fullName: 'Roberto Tamburello' }, at())
    const [first] = (await readPlan(planId)).milestones
    expect(first?.checkpoint?.goals.map(({ key }) => key)).toEqual(['one', 'two'])
  })

  it('keeps what is typed about a milestone until it is signed; undoing the signature gives the text back', async () => {
    const planId = await signedPlan()
    const of = { planId, milestoneKey: 'day-30' }
    const typed = (note: string, one: string) => ({
      ...{ heldOn: '2026-12-10', standing: 'not-yet' as const, note },
      goals: [{ key: 'one', note: one }],
    })
    const save = (note: string, one: string, milestoneKey = 'day-30') =>
      call(concerns.saveCheckpointDraft, { ...of, milestoneKey, checkpoint: typed(note, one) }, at())
    const kept = async () => (await call(concerns.checkpointDraft, of, at())).checkpoint
    expect(await kept()).toBeNull()
    await save('', '2 of')
    await save('Better than in Nov', '2 of 3')
    expect(await kept()).toEqual(typed('Better than in Nov', '2 of 3'))
    await save('Better than in Nov', '')
    expect(await kept()).toEqual({ ...typed('Better than in Nov', ''), goals: [] })
    expect(await errorCode(save('x', '', 'day-31'))).toBe('MILESTONE_NOT_FOUND')

    const { id: changeId } = await call(
      concerns.signCheckpoint,
      { ...of, checkpoint: typed('Better than in November', ''), fullName: 'Roberto Tamburello' },
      at(),
    )
    expect(await kept()).toBeNull()
    expect(await errorCode(save('More', ''))).toBe('CHECKPOINT_SIGNED')
    await call(workspace.undo, { changeId }, at())
    expect(await kept()).toMatchObject({ note: 'Better than in Nov' })
    await save('', '')
    expect(await kept()).toBeNull()
  })

  it('keeps a milestone being written without saying how the goals stand: that is judged, and only then signed', async () => {
    const of = { planId: await signedPlan(), milestoneKey: 'day-30' }
    const checkpoint = { heldOn: '2026-12-10', standing: null, note: 'Two of three', goals: [] }
    await call(concerns.saveCheckpointDraft, { ...of, checkpoint }, at())
    expect((await call(concerns.checkpointDraft, of, at())).checkpoint).toEqual(checkpoint)
    const unjudged = call(concerns.signCheckpoint, { ...of, checkpoint: checkpoint as never, fullName: 'Roberto Tamburello' }, at())
    expect(await errorCode(unjudged)).toBe('BAD_REQUEST')
  })

  it('ends in one of the ways fixed before, and nothing is signed under it after', async () => {
    const planId = await signedPlan()
    const end = () => call(concerns.endPlan, { planId, outcome: 'success', note: 'All three goals met', on: addDays(TODAY, 60) }, at())
    expect(await errorCode(call(concerns.reopenPlan, { planId }, at()))).toBe('PLAN_NOT_ENDED')
    await end()
    expect(await errorCode(end())).toBe('PLAN_ENDED')
    expect(await readPlan(planId)).toMatchObject({ standing: { kind: 'ended', outcome: 'success' }, outcomeNote: 'All three goals met' })
    expect(await errorCode(begin(planId))).toBe('PLAN_ENDED')
    await call(concerns.reopenPlan, { planId }, at())
    expect(await readPlan(planId)).toMatchObject({ standing: { kind: 'unsent' } })
  })

  it('that is being written can be discarded, with one undo', async () => {
    const { draftId } = await begin()
    await keep(draftId, whole((await read(draftId)).content))
    const { id } = await call(concerns.discardPlanDraft, { draftId }, at())
    expect(await errorCode(read(draftId))).toBe('PLAN_DRAFT_NOT_FOUND')
    await call(workspace.undo, { changeId: id }, at())
    expect((await read(draftId)).content.goals).toHaveLength(2)
  })

  it('belongs to the person it was begun for', async () => {
    const planId = await signedPlan()
    expect(await errorCode(call(concerns.beginPlan, { personId: firm.rob, planId }, at()))).toBe('IMPROVEMENT_PLAN_NOT_FOUND')
    expect(await errorCode(call(concerns.beginPlan, { personId: NOBODY, planId: null }, at()))).toBe('PERSON_NOT_FOUND')
    expect((await ofGail()).plans).toMatchObject([{ id: planId, endsOn: '2027-02-08' }])
  })
})
