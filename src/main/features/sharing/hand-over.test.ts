import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { addDays } from '../../../shared/kernel/dates.ts'
import { change } from '../../db/change.ts'
import { coachingRouter } from '../coaching/index.ts'
import { concernsRouter as concerns, markPlanSent } from '../concerns/index.ts'
import { developingRouter as developing } from '../developing/index.ts'
import { peopleRouter } from '../people/index.ts'
import { sharingRouter } from './index.ts'

let vault: TestVault
let firm: Firm
beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const at = () => ({ context: vault.context })
const note = (kind: 'private' | 'shared', body: string) =>
  call(coachingRouter.keepNote, { personId: firm.gail, kind, body, from: '', observedOn: '2026-05-20' }, at())

it('gives a successor what both sides share, and nothing that only the owner reads', async () => {
  await note('shared', 'Led the audit\n# not a heading')
  await note('private', 'Only for the owner')
  const when = { kind: 'from' as const, on: '2026-04-01', reason: 'Promotion' }
  await call(peopleRouter.update, { personId: firm.gail, fields: { jobTitle: 'Lead engineer' }, when }, at())
  const file = await call(sharingRouter.handOver, { personId: firm.gail }, at())
  expect(file.name).toBe('Hand-over Gail Erickson 2026-11-10.md')
  const text = await file.text()
  expect(text).toContain('# Hand-over: Gail Erickson')
  expect(text).toContain('- Job: Lead engineer')
  expect(text).toContain('- 2026-05-20 · Shared note\n  > Led the audit\n  > # not a heading')
  expect(text).toMatch(/- 2026-04-01 · job from .* to Lead engineer\n {2}> Promotion/)
  expect(text).not.toContain('Only for the owner')
})

it('passes on the development plan and concerns that were said, and nothing that is still being written', async () => {
  const personId = firm.gail
  await call(developing.saveAspiration, { personId, part: 'nextStep', body: 'Lead one assembly' }, at())
  await call(developing.savePrivateReadiness, { personId, body: 'Not in March, I fear' }, at())
  const action = { kind: 'on-the-job' as const, title: 'Lead one design review', competency: 'Communication', trainingId: null }
  const open = { startsOn: null, dueOn: '2026-12-01', costMinor: null, currency: 'EUR' }
  await call(developing.saveAction, { actionId: null, personId, fields: { ...action, ...open } }, at())
  const said = { title: 'Drawings came back', happenedOn: null, facts: 'Two came back.', standard: 'One reading.', impact: '', support: '' }
  const draft = (thoughts: string) => call(concerns.saveDraft, { draftId: null, personId, fields: { ...said, thoughts } }, at())
  const { draftId } = await draft('Tired since the move?')
  await call(concerns.say, { draftId, said, saidOn: '2026-11-10', agreed: 'A second reader', followUpOn: '2026-11-24' }, at())
  await call(concerns.saveDraft, { draftId: null, personId, fields: { ...said, title: 'Kept back so far', thoughts: '' } }, at())

  const text = await (await call(sharingRouter.handOver, { personId }, at())).text()
  expect(text).toContain(
    '## Development\n\n- Next step\n  > Lead one assembly\n- Lead one design review · Communication · planned · due 2026-12-01',
  )
  expect(text).toContain('- Drawings came back · said 2026-11-10\n  > Facts: Two came back.')
  expect(text).toContain('  > What was agreed: A second reader\n  > Follow-up on 2026-11-24')
  for (const kept of ['Not in March', 'Tired since', 'Kept back']) expect(text).not.toContain(kept)
})

it('passes on an improvement plan as it went out, and of its milestones only those that did', async () => {
  const personId = firm.gail
  const { draftId } = await call(concerns.beginPlan, { personId, planId: null }, at())
  const { content } = await call(concerns.planDraft, { draftId }, at())
  const goals = ['one', 'two'].map((key) => ({ key, goal: `Goal ${key}`, measure: '3 of 3', dueOn: null }))
  const gaps = [{ key: 'gap', happenedOn: null, seen: 'Two drawings came back', standard: 'One reading' }]
  const endings = { onSuccess: 'It ends', onExtension: 'One more month', onEnding: 'Another job' }
  const whole = { ...content, gaps, goals, support: [{ key: 'sup', promise: 'An hour a week', dueOn: null }], ...endings }
  await call(concerns.savePlanDraft, { draftId, content: whole, reason: '' }, at())
  const { planId } = await call(concerns.signPlan, { draftId, fullName: 'Roberto Tamburello' }, at())
  const file = async () => (await call(sharingRouter.handOver, { personId }, at())).text()
  expect(await file()).toContain('## Improvement plans\n\nNothing on record.')

  const send = (moment: string) =>
    change(vault.deps, { verb: 'test.send', summary: 'Sent' }, (tx) => markPlanSent(tx, { planId, version: 1, moment, documentHash: 'ab' }))
  await send('start')
  const checkpoint = { heldOn: addDays('2026-11-10', 30), standing: 'on-track' as const, note: 'Both ran on the day', goals: [] }
  await call(concerns.signCheckpoint, { planId, milestoneKey: 'day-30', checkpoint, fullName: 'Roberto Tamburello' }, at())
  expect(await file()).toContain('  > Goal: Goal one · 3 of 3')
  expect(await file()).not.toContain('Both ran on the day')
  await send('day-30')
  expect(await file()).toContain('  > Seen on 2026-12-10: on track · Both ran on the day')
})

it('is for nobody when the person is gone', async () => {
  await call(peopleRouter.remove, { personIds: [firm.gail] }, at())
  await expect(call(sharingRouter.handOver, { personId: firm.gail }, at())).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
})
