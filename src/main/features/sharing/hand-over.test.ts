import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { coachingRouter } from '../coaching/index.ts'
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

it('is for nobody when the person is gone', async () => {
  await call(peopleRouter.remove, { personIds: [firm.gail] }, at())
  await expect(call(sharingRouter.handOver, { personId: firm.gail }, at())).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
})
