import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealingCheaply } from '../../../../tests/support/cheap-seal.ts'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { answerTo, replyFile } from '../../../../tests/support/replies.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { ImprovementPlanId } from '../../../shared/kernel/ids.ts'
import { documentHash } from '../../../shared/package/document-hash.ts'
import { encodeDocument } from '../../../shared/package/two-lines.ts'
import { emptyPlan, type PlanContent } from '../../../shared/rules/improvement-plan.ts'
import type { PackageDocument, ReplyDocument } from '../../../shared/rules/package-document.ts'
import { concernsRouter as concerns } from '../concerns/index.ts'
import { insightsRouter as insights } from '../insights/index.ts'
import { workspaceRouter as workspace } from '../workspace/index.ts'
import { sharingRouter as sharing } from './index.ts'

let vault: TestVault
let firm: Firm
let context: TestVault['context']
beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
  context = sealingCheaply(vault)
})
afterEach(() => vault.close())

const at = () => ({ context })
const content: PlanContent = {
  ...emptyPlan('2026-11-10'),
  gaps: [{ key: 'gap', happenedOn: '2026-11-03', seen: 'Two drawings came back twice in October', standard: 'One reading' }],
  goals: ['one', 'two'].map((key) => ({ key, goal: `Goal ${key}`, measure: '3 of 3', dueOn: null })),
  support: [{ key: 'sup', promise: 'An hour a week with Rob', dueOn: null }],
  onSuccess: 'The plan ends',
  onExtension: 'One more month',
  onEnding: 'Another job is looked for',
}

async function signed(planId: ImprovementPlanId | null = null, reason = ''): Promise<ImprovementPlanId> {
  const { draftId } = await call(concerns.beginPlan, { personId: firm.gail, planId }, at())
  await call(concerns.savePlanDraft, { draftId, content, reason }, at())
  return (await call(concerns.signPlan, { draftId, fullName: 'Roberto Tamburello' }, at())).planId
}
const look = (planId: ImprovementPlanId, note = 'Better than in November') =>
  call(
    concerns.signCheckpoint,
    {
      planId,
      milestoneKey: 'day-30',
      fullName: 'Roberto Tamburello',
      checkpoint: { heldOn: '2026-12-10', standing: 'partly', note, goals: [{ key: 'one', note: '2 of 3' }] },
    },
    at(),
  )
const prepare = (planId: ImprovementPlanId, milestoneKey: string | null = null) =>
  call(sharing.prepare, { kind: 'improvement-plan', planId, milestoneKey }, at())
async function send(planId: ImprovementPlanId, milestoneKey: string | null = null): Promise<PackageDocument> {
  const { token, document } = await prepare(planId, milestoneKey)
  await call(sharing.save, { token, carrier: 'age' }, at())
  return document
}
const read = (planId: ImprovementPlanId) => call(concerns.improvementPlan, { planId }, at())
const preview = async (document: PackageDocument, said: Partial<ReplyDocument> = {}) =>
  call(sharing.readReply, { file: await replyFile(document, answerTo(document, said)) }, at())

describe('the package of an improvement plan', () => {
  it('carries the signed version, says what it asks to sign, and holds nothing private', async () => {
    const thoughts = 'Between us: this will not work out'
    const fields = { title: 'Drawings', happenedOn: null, facts: 'Facts', standard: '', impact: '', support: '', thoughts }
    await call(concerns.saveDraft, { draftId: null, personId: firm.gail, fields }, at())
    const planId = await signed()
    const found = await prepare(planId)
    expect(found.document).toMatchObject({
      ...{ title: 'Improvement plan', author: 'Roberto Tamburello', version: 1, period: { startsOn: '2026-11-10', endsOn: '2027-02-08' } },
      body: {
        kind: 'improvement-plan',
        signing: 'start',
        replaces: null,
        goals: [{ measure: '3 of 3' }, {}],
        milestones: [{ report: null }, {}, {}],
      },
    })
    expect(found.inside).toContainEqual({ name: 'Milestones', count: 3 })
    expect(found.leftOut).toEqual([{ name: 'Concerns not said yet', count: 1 }])
    expect(JSON.stringify(found.document)).not.toContain(thoughts)
  })

  it('is not sealed when a thought that was never said got into the plan', async () => {
    const fields = {
      title: 'Drawings',
      happenedOn: null,
      facts: content.gaps[0]?.seen ?? '',
      standard: '',
      impact: '',
      support: '',
      thoughts: '',
    }
    await call(concerns.saveDraft, { draftId: null, personId: firm.gail, fields }, at())
    const refused = prepare(await signed())
    await expect(refused).rejects.toMatchObject({ code: 'LEAK_FOUND', data: { where: 'Concerns not said yet' } })
  })

  it('goes out for a milestone once it was looked at, with what was seen', async () => {
    const planId = await signed()
    await send(planId)
    expect(await errorCode(prepare(planId, 'day-30'))).toBe('CHECKPOINT_NOT_SIGNED')
    expect(await errorCode(prepare(vault.deps.newId() as ImprovementPlanId))).toBe('IMPROVEMENT_PLAN_NOT_FOUND')
    await look(planId)
    expect((await prepare(planId, 'day-30')).document).toMatchObject({
      title: 'Improvement plan, 30 days',
      body: {
        signing: 'day-30',
        milestones: [{ report: { standing: 'partly', goals: [{ key: 'one', note: '2 of 3' }] } }, { report: null }, {}],
      },
    })
  })

  it('makes a signed version final: what went out is followed by another version, not opened again', async () => {
    const planId = await signed()
    const { change } = await call(concerns.beginPlan, { personId: firm.gail, planId }, at())
    if (!change) throw new Error('it was opened again')
    await call(workspace.undo, { changeId: change.id }, at())
    await send(planId)
    const begun = await call(concerns.beginPlan, { personId: firm.gail, planId }, at())
    expect(begun.change?.summary).toBe('New version of the plan begun')
    // The draft of version 2 says what version 1 says, which went out: it is no leak.
    expect((await prepare(planId)).document.version).toBe(1)
  })
})

describe('the reply to an improvement plan', () => {
  it.each(['agree', 'received', 'disagree'] as const)('is previewed, imported once, and taken back with one undo: %s', async (answer) => {
    const planId = await signed()
    const document = await send(planId)
    const said = {
      answer,
      statement: 'As discussed',
      comments: [
        { part: 'goal:one', body: 'Three is many' },
        { part: 'outcomes', body: 'Clear' },
      ],
    }
    const shown = await preview(document, said)
    expect(shown.changes.map(({ label, effect }) => [label, effect])).toEqual([
      ['Answer', 'adds'],
      ['Goal: Goal one', 'adds'],
      ['How the plan can end', 'adds'],
    ])
    expect(await read(planId)).toMatchObject({ standing: { kind: 'out' } })
    const change = await call(sharing.importReply, { token: shown.token }, at())
    expect(await read(planId)).toMatchObject({
      standing: { kind: 'running', nextOn: '2026-12-10' },
      versions: [
        {
          signatures: [{ side: 'manager' }, { side: 'employee', answer, statement: 'As discussed' }],
          comments: [{ part: 'goal:one' }, { part: 'outcomes' }],
        },
      ],
    })
    expect(await call(insights.timeline, { personId: firm.gail }, at())).toContainEqual(
      expect.objectContaining({ kind: 'improvement-plan', readers: 'both', body: 'As discussed' }),
    )
    await call(workspace.undo, { changeId: change.id }, at())
    expect(await read(planId)).toMatchObject({ standing: { kind: 'out' }, versions: [{ comments: [] }] })
  })

  it('to a milestone is signed under that milestone, and the start stays as it was', async () => {
    const planId = await signed()
    await send(planId)
    await look(planId)
    const document = await send(planId, 'day-30')
    const { token } = await preview(document, {
      answer: 'received',
      comments: [{ part: 'milestone:day-30', body: 'The third came in on Friday' }],
    })
    await call(sharing.importReply, { token }, at())
    const plan = await read(planId)
    expect(plan.milestones[0]).toMatchObject({
      standing: { kind: 'signed' },
      signatures: [{ side: 'manager' }, { answer: 'received' }],
      comments: [{ part: 'milestone:day-30' }],
    })
    expect(plan.versions[0]?.signatures).toHaveLength(1)
  })

  it('changes nothing the second time, whichever way it comes', async () => {
    const planId = await signed()
    const document = await send(planId)
    const reply = answerTo(document, { answer: 'agree' })
    const file = () => replyFile(document, reply)
    const { token } = await call(sharing.readReply, { file: await file() }, at())
    await call(sharing.importReply, { token }, at())
    expect(await errorCode(call(sharing.importReply, { token }, at()))).toBe('REPLY_ALREADY_IMPORTED')
    expect(await errorCode(call(sharing.readReply, { file: await file() }, at()))).toBe('REPLY_ALREADY_IMPORTED')
    // Another file with another answer: kept beside what was signed, never over it.
    const second = await preview(document, {
      answer: 'disagree',
      statement: 'On second thought',
      comments: [{ part: 'goal:one', body: 'Too many' }],
    })
    expect(second.changes.map(({ effect }) => effect)).toEqual(['conflict', 'conflict'])
    await call(sharing.importReply, { token: second.token }, at())
    expect((await read(planId)).versions[0]?.signatures).toMatchObject([{ side: 'manager' }, { answer: 'agree' }])
  })

  it('is refused in words when it does not belong, and nothing is written', async () => {
    const planId = await signed()
    const document = await send(planId)
    const outcome = async (reply: object, how: Parameters<typeof replyFile>[2] = {}) =>
      errorCode(call(sharing.readReply, { file: await replyFile(document, reply, how) }, at()))
    const right = answerTo(document, {})
    const id = '0193c000-0000-7000-8000-000000000001'
    expect(await outcome({ ...right, workspaceId: id })).toBe('REPLY_OTHER_WORKSPACE')
    expect(await outcome({ ...right, personId: firm.rob })).toBe('REPLY_OTHER_PERSON')
    expect(await outcome({ ...right, packageId: id })).toBe('REPLY_UNKNOWN_PACKAGE')
    expect(await outcome({ ...right, documentHash: 'ab'.repeat(32) })).toBe('REPLY_DOCUMENT_CHANGED')
    expect(await outcome({ ...right, version: 2 })).toBe('REPLY_DOCUMENT_CHANGED')
    expect(await outcome({ ...right, answer: null })).toBe('PACKAGE_CONTENT_REFUSED')
    expect(await outcome({ ...right, answer: 'signed' })).toBe('PACKAGE_CONTENT_REFUSED')
    expect(await outcome({ ...right, moment: 'day-90' })).toBe('PACKAGE_CONTENT_REFUSED')
    expect(await outcome({ ...right, fullName: ' ' })).toBe('PACKAGE_CONTENT_REFUSED')
    expect(await outcome(right, { signature: 'none' })).toBe('REPLY_UNSIGNED')
    expect(await outcome(right, { signature: 'wrong' })).toBe('REPLY_SIGNATURE_WRONG')
    expect((await read(planId)).versions[0]?.signatures).toHaveLength(1)
  })

  it('with parts, ratings and goals that the plan has none of writes none of them', async () => {
    const planId = await signed()
    const document = await send(planId)
    const hostile = {
      comments: [
        { part: 'goal:none', body: 'x' },
        { part: 'summary', body: 'y' },
        { part: 'toString', body: 'z' },
      ],
      ratings: [{ kind: 'goal' as const, key: 'one', score: 5, comment: '' }],
      proposals: [{ title: 'Another', outcome: '' }],
    }
    const shown = await preview(document, hostile)
    expect(shown.changes.map(({ effect }) => effect)).toEqual(['adds', 'conflict', 'conflict', 'conflict'])
    await call(sharing.importReply, { token: shown.token }, at())
    expect((await read(planId)).versions[0]).toMatchObject({ comments: [], signatures: [{}, { answer: 'agree' }] })
    expect(await vault.deps.db.selectFrom('goal').select('id').execute()).toHaveLength(2)
  })

  it('to a version that was replaced answers nothing', async () => {
    const planId = await signed()
    const document = await send(planId)
    await signed(planId, 'The audit took three weeks')
    expect(await errorCode(preview(document))).toBe('REPLY_VERSION_REPLACED')
  })

  it('covers the document that was sent: both signatures name the same hash', async () => {
    const planId = await signed()
    const document = await send(planId)
    const { token } = await preview(document)
    await call(sharing.importReply, { token }, at())
    const hash = documentHash(encodeDocument(document))
    const rows = await vault.deps.db.selectFrom('improvement_signature').select(['side', 'document_hash']).orderBy('side').execute()
    expect(rows).toEqual([
      { side: 'employee', document_hash: hash },
      { side: 'manager', document_hash: hash },
    ])
  })
})
