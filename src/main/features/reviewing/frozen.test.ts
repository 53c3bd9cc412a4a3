import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sealingCheaply } from '../../../../tests/support/cheap-seal.ts'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { change } from '../../db/change.ts'
import { shareableDb } from '../../db/shareable.ts'
import { sharingRouter as sharing } from '../sharing/index.ts'
import { reviewingRouter as reviewing, shareableReview } from './index.ts'

let vault: TestVault
let firm: Firm
let context: TestVault['context']
const inVault = () => ({ context })

beforeEach(async () => {
  vault = await openTestVault()
  context = sealingCheaply(vault)
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

it('keeps a shared review as it went out, whatever becomes of the goals it was about', async () => {
  const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, inVault())
  const rating = {
    reviewId,
    kind: 'goal' as const,
    key: firm.goals[0],
    by: 'manager' as const,
    score: 4,
    notSeen: false,
    comment: 'Well done',
  }
  await call(reviewing.saveRating, rating, inVault())
  await call(reviewing.finish, { reviewId, fullName: 'Roberto Tamburello' }, inVault())
  const { items, score } = await call(reviewing.get, { reviewId }, inVault())
  const preview = await call(sharing.prepare, { kind: 'review', reviewId }, inVault())
  await call(sharing.save, { token: preview.token, carrier: 'age' }, inVault())

  await change(vault.deps, { verb: 'test.goals', summary: 'Goals changed' }, async (tx) => {
    await tx.updateTable('goal').set({ title: 'Another goal', weight_bp: 100 }).where('id', '=', firm.goals[0]).execute()
    await tx.updateTable('goal').set({ deleted_at: 1 }).where('id', '=', firm.goals[1]).execute()
    await tx.updateTable('key_result').set({ current: 9 }).execute()
  })

  expect(await call(reviewing.get, { reviewId }, inVault())).toMatchObject({ state: 'shared', items, score })
  const board = await call(reviewing.board, { cycleId: firm.cycleId }, inVault())
  expect(board).toMatchObject([{ state: 'shared', score: score.total, items: items.length }])

  const { reviewId: second } = await call(reviewing.newVersion, { reviewId, reason: 'Goals changed' }, inVault())
  const names = (await call(reviewing.get, { reviewId: second }, inVault())).items.map(({ name }) => name)
  expect(names).toEqual(['Another goal', 'solving', 'telling'])
})

it('heads a review that went out as it was signed, on the page, for the PDF and sent again', async () => {
  const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, inVault())
  const item = { reviewId, kind: 'goal' as const, key: firm.goals[0], by: 'manager' as const }
  await call(reviewing.saveRating, { ...item, score: 4, notSeen: false, comment: '' }, inVault())
  await call(reviewing.finish, { reviewId, fullName: 'Roberto Tamburello' }, inVault())
  const first = await call(sharing.prepare, { kind: 'review', reviewId }, inVault())
  await call(sharing.save, { token: first.token, carrier: 'age' }, inVault())

  await change(vault.deps, { verb: 'test.time', summary: 'Time went by' }, async (tx) => {
    const jobId = vault.deps.newId()
    await tx.insertInto('job_profile').values({ id: jobId, title: 'Director', purpose: '' }).execute()
    await tx.updateTable('person').set({ family_name: 'Married', job_profile_id: jobId }).where('id', '=', firm.gail).execute()
    await tx.updateTable('participation').set({ manager_id: firm.rob }).execute()
    await tx.updateTable('workspace').set({ name: 'Another firm' }).execute()
  })

  const review = await call(reviewing.get, { reviewId }, inVault())
  expect(review).toMatchObject({ reviewer: 'Roberto Tamburello', person: { name: 'Gail Erickson', jobTitle: null } })
  const shown = await shareableReview(shareableDb(vault.deps.db), reviewId)
  expect(shown?.firm).toBe('Test firm')
  const again = await call(sharing.prepare, { kind: 'review', reviewId }, inVault())
  const { packageId: _one, sealedAt: _two, ...sent } = first.document
  expect(again.document).toMatchObject(sent)

  const { reviewId: second } = await call(reviewing.newVersion, { reviewId, reason: 'Job title' }, inVault())
  expect((await call(reviewing.get, { reviewId: second }, inVault())).person).toMatchObject({ name: 'Gail Married', jobTitle: 'Director' })
})
